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

  /// The root of a text's only document; nil where the text is empty.
  /// - Throws: `YAMLError`.
  static func root(of text: String) throws(YAMLError) -> YAMLNode? {
    let reader = try YAMLReader(text)
    defer { reader.close() }
    guard try reader.next().type == YAML_STREAM_START_EVENT else { return nil }
    guard try reader.next().type == YAML_DOCUMENT_START_EVENT else { return nil }
    let root = try reader.node(try reader.next(), depth: 0)
    _ = try reader.next()
    let end = try reader.next()
    guard end.type == YAML_STREAM_END_EVENT else { throw YAMLError("a second document begins", at: end.place) }
    return root
  }
}

/// Why a text is not YAML.
struct YAMLError: Error {
  enum Spot {
    case byte(Int)
    case place(YAMLNode.Place)
  }

  let problem: String
  let spot: Spot

  init(_ problem: String, at place: YAMLNode.Place) { (self.problem, spot) = (problem, .place(place)) }

  /// In libyaml's words.
  fileprivate init(_ parser: yaml_parser_t) {
    problem = parser.problem.map { String(cString: $0) } ?? "it is not understood"
    // What is no text has no lines.
    spot =
      parser.error == YAML_READER_ERROR ? .byte(parser.problem_offset) : .place(YAMLNode.Place(parser.problem_mark))
  }
}

/// libyaml at work on a text, event by event: its own reader of whole documents follows any depth, and aliases.
private struct YAMLReader {
  struct Event {
    let type: yaml_event_type_t
    let place: YAMLNode.Place
    let scalar: YAMLNode.Content?
  }

  /// More than any front matter has use for, and far from what the stack bears.
  private static let deepest = 50

  /// At one address as long as libyaml uses it.
  private let parser = UnsafeMutablePointer<yaml_parser_t>.allocate(capacity: 1)
  private let bytes: UnsafeMutableBufferPointer<UInt8>

  init(_ text: String) throws(YAMLError) {
    bytes = .allocate(capacity: text.utf8.count)
    _ = bytes.initialize(from: text.utf8)
    parser.initialize(to: yaml_parser_t())
    guard yaml_parser_initialize(parser) == 1 else { throw YAMLError(parser.pointee) }
    yaml_parser_set_encoding(parser, YAML_UTF8_ENCODING)
    yaml_parser_set_input_string(parser, bytes.baseAddress, bytes.count)
  }

  func close() {
    yaml_parser_delete(parser)
    parser.deallocate()
    bytes.deallocate()
  }

  func next() throws(YAMLError) -> Event {
    var event = yaml_event_t()
    guard yaml_parser_parse(parser, &event) == 1 else { throw YAMLError(parser.pointee) }
    defer { yaml_event_delete(&event) }
    let place = YAMLNode.Place(event.start_mark)
    guard event.type == YAML_SCALAR_EVENT else { return Event(type: event.type, place: place, scalar: nil) }
    let scalar = event.data.scalar
    let text = String(decoding: UnsafeBufferPointer(start: scalar.value, count: scalar.length), as: UTF8.self)
    return Event(
      type: event.type, place: place, scalar: .scalar(text, isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE))
  }

  /// The value that an event begins.
  func node(_ event: Event, depth: Int) throws(YAMLError) -> YAMLNode {
    if let scalar = event.scalar { return YAMLNode(content: scalar, place: event.place) }
    guard depth < Self.deepest else {
      throw YAMLError("it is more than \(Self.deepest) levels deep", at: event.place)
    }
    var parts: [YAMLNode] = []
    let isList = event.type == YAML_SEQUENCE_START_EVENT
    guard isList || event.type == YAML_MAPPING_START_EVENT else {
      // One that leads to itself, or to millions of values in a few lines, is none to follow.
      throw YAMLError("an alias has no use here; write the value again", at: event.place)
    }
    while true {
      let part = try next()
      if part.type == YAML_SEQUENCE_END_EVENT || part.type == YAML_MAPPING_END_EVENT { break }
      parts.append(try node(part, depth: depth + 1))
    }
    if isList { return YAMLNode(content: .list(parts), place: event.place) }
    let pairs = stride(from: 0, to: parts.count - 1, by: 2).map { (key: parts[$0], value: parts[$0 + 1]) }
    return YAMLNode(content: .mapping(pairs), place: event.place)
  }
}
