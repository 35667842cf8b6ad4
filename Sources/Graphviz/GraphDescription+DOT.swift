extension GraphDescription {
  /// The graph in Graphviz's own language, for its programs and for whatever else reads that.
  ///
  /// Equal graphs give equal text: a node is called `n` and its index, whatever its `id`.
  /// - Parameter name: what the graph is called; letters, digits and `_`.
  /// - Throws: `GraphvizError` for an attribute with a value that it cannot have, and for markup that is not well formed.
  public func dot(name: String) throws(GraphvizError) -> String {
    var lines = ["digraph \(name.isEmpty ? "circuit" : name) {"]
    lines.append("  graph \(try Self.list(nil, label, ["fontname=\"\(Drawing.fontName)\""], attributes))")
    lines.append("  node [fontname=\"\(Drawing.fontName)\"]")
    for group in groups.indices where groups[group].parent == nil { try append(group, depth: 1, to: &lines) }
    for (index, node) in nodes.enumerated() where node.group == nil { lines.append("  " + (try text(of: index, node))) }
    for edge in edges {
      let ends = [(edge.tail, edge.tailPort), (edge.head, edge.headPort)].map { node, port in
        "n\(node)" + (port.map { ":" + $0 } ?? "")
      }
      lines.append("  \(ends[0]) -> \(ends[1]) \(try Self.list(edge.id, nil, [], edge.attributes))")
    }
    return lines.joined(separator: "\n") + "\n}\n"
  }

  private func append(_ group: Int, depth: Int, to lines: inout [String]) throws(GraphvizError) {
    let indent = String(repeating: "  ", count: depth)
    lines.append("\(indent)subgraph cluster_\(group) {")
    let list = try Self.list(groups[group].id, groups[group].label, [], groups[group].attributes)
    lines.append("\(indent)  graph \(list)")
    for inner in groups.indices where groups[inner].parent == group { try append(inner, depth: depth + 1, to: &lines) }
    for (index, node) in nodes.enumerated() where node.group == group {
      lines.append("\(indent)  " + (try text(of: index, node)))
    }
    lines.append("\(indent)}")
  }

  private func text(of index: Int, _ node: Node) throws(GraphvizError) -> String {
    "n\(index) \(try Self.list(node.id, node.label, [], node.attributes))"
  }

  /// Attributes in brackets, in the order of their names.
  private static func list(
    _ id: String?, _ label: Label?, _ more: [String], _ attributes: [Attribute: String]
  ) throws(GraphvizError) -> String {
    var all = attributes
    if let id { all[.id] = id }
    var items = more
    for (attribute, value) in all.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      items.append("\(attribute.rawValue)=\"\(try attribute.checked(value))\"")
    }
    if let label { items.append("label=\(try label.dot())") }
    return "[\(items.joined(separator: ", "))]"
  }
}

extension Label {
  /// The label as DOT has it: markup between angle brackets, plain text between quotes.
  fileprivate func dot() throws(GraphvizError) -> String {
    let text = try encoded()
    guard isHTML else { return "\"\(text.replacing("\"", with: "\\\""))\"" }
    // A bracket without its partner would end the markup, and what follows would be read as attributes.
    var isInTag = false
    for scalar in text.unicodeScalars where scalar == "<" || scalar == ">" {
      guard isInTag == (scalar == ">") else {
        throw GraphvizError(.describing, "the markup's < and > are not in pairs")
      }
      isInTag.toggle()
    }
    guard !isInTag else { throw GraphvizError(.describing, "the markup ends within a tag") }
    return "<\(text)>"
  }
}
