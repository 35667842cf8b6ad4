internal import CYAMLSystem

/// A value of YAML and where it begins, as libyaml reads it.
struct YAMLNode {
  indirect enum Content {
    /// A single value; plain where it is not quoted.
    case scalar(String, isPlain: Bool)
    case list([YAMLNode])
    case mapping([(key: YAMLNode, value: YAMLNode)])
  }

  /// A place in the text: the line and the character in it, from 0.
  struct Place {
    let line, column: Int

    init(_ mark: yaml_mark_t) { (line, column) = (mark.line, mark.column) }
  }

  let content: Content
  let place: Place

  var text: String? { if case .scalar(let text, _) = content { text } else { nil } }
  var items: [YAMLNode]? { if case .list(let items) = content { items } else { nil } }

  /// The root of a text's first document; nil where the text is empty.
  /// - Throws: `YAMLError`.
  static func root(of text: String) throws(YAMLError) -> YAMLNode? {
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else { throw YAMLError(problem: "there is no memory", at: .byte(0)) }
    defer { yaml_parser_delete(&parser) }
    var document = yaml_document_t()
    let bytes = Array(text.utf8)
    let isLoaded = bytes.withUnsafeBufferPointer { bytes in
      yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
      yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
      return yaml_parser_load(&parser, &document) == 1
    }
    guard isLoaded else { throw YAMLError(parser) }
    defer { yaml_document_delete(&document) }
    guard let root = yaml_document_get_root_node(&document) else { return nil }
    var met: Set<UnsafeMutablePointer<yaml_node_t>> = []
    return try node(root, of: &document, &met)
  }

  /// - Parameter met: what was read before. A value that stands in two places, by an alias, can stand in itself, or be a
  ///   few lines that unfold to millions.
  private static func node(
    _ node: UnsafeMutablePointer<yaml_node_t>, of document: inout yaml_document_t,
    _ met: inout Set<UnsafeMutablePointer<yaml_node_t>>
  ) throws(YAMLError) -> YAMLNode {
    let place = Place(node.pointee.start_mark)
    guard met.insert(node).inserted else {
      throw YAMLError(problem: "an alias has no use here; write the value again", at: .place(place))
    }
    let data = node.pointee.data
    switch node.pointee.type {
    case YAML_SEQUENCE_NODE:
      var items: [YAMLNode] = []
      for index in UnsafeBufferPointer(from: data.sequence.items.start, to: data.sequence.items.top) {
        guard let item = yaml_document_get_node(&document, index) else { continue }
        items.append(try self.node(item, of: &document, &met))
      }
      return YAMLNode(content: .list(items), place: place)
    case YAML_MAPPING_NODE:
      var pairs: [(key: YAMLNode, value: YAMLNode)] = []
      for pair in UnsafeBufferPointer(from: data.mapping.pairs.start, to: data.mapping.pairs.top) {
        guard let key = yaml_document_get_node(&document, pair.key),
          let value = yaml_document_get_node(&document, pair.value)
        else { continue }
        pairs.append((try self.node(key, of: &document, &met), try self.node(value, of: &document, &met)))
      }
      return YAMLNode(content: .mapping(pairs), place: place)
    default:
      let bytes = UnsafeBufferPointer(start: data.scalar.value, count: data.scalar.length)
      let text = String(decoding: bytes, as: UTF8.self)
      return YAMLNode(content: .scalar(text, isPlain: data.scalar.style == YAML_PLAIN_SCALAR_STYLE), place: place)
    }
  }
}

/// Why a text is not YAML.
struct YAMLError: Error {
  enum Spot {
    case byte(Int)
    case place(YAMLNode.Place)
  }

  /// In libyaml's words.
  let problem: String
  let spot: Spot

  init(problem: String, at spot: Spot) { (self.problem, self.spot) = (problem, spot) }

  fileprivate init(_ parser: yaml_parser_t) {
    problem = parser.problem.map { String(cString: $0) } ?? "it is not understood"
    // What is no text has no lines.
    spot =
      parser.error == YAML_READER_ERROR ? .byte(parser.problem_offset) : .place(YAMLNode.Place(parser.problem_mark))
  }
}

extension UnsafeBufferPointer {
  /// One of libyaml's stacks.
  fileprivate init(from start: UnsafeMutablePointer<Element>?, to top: UnsafeMutablePointer<Element>?) {
    self.init(start: start, count: start.flatMap { start in top.map { $0 - start } } ?? 0)
  }
}
