internal import CGraphviz

/// libgvc, held by one thread: the owner of the C side of a drawing.
struct Session: ~Copyable {
  let c: OpaquePointer

  /// Waits for the drawing of another thread to end.
  init(paints: Bool) throws(GraphvizError) {
    if paints { try Fonts.require() }
    guard let c = gvz_open(paints) else {
      throw GraphvizError(.opening, "a drawing is open already, and libgvc has room for one at a time")
    }
    self.c = c
  }

  deinit { gvz_close(c) }

  /// Builds the graph and lays it out.
  func layOut(_ graph: GraphDescription) throws(GraphvizError) {
    try declare(gvz_graph, graph.attributes.keys)
    let paint = Attribute.allCases.filter(\.isPaint)
    try declare(gvz_node, paint + graph.nodes.flatMap(\.attributes.keys))
    try declare(gvz_edge, paint + [.headport, .tailport] + graph.edges.flatMap(\.attributes.keys))
    try require(gvz_declare(c, gvz_node, "label", ""))
    try addGroups(of: graph)
    try set(gvz_graph, 0, graph.attributes)
    for (index, node) in graph.nodes.enumerated() {
      try require(gvz_add_node(c))
      try require(gvz_set_layout_label(c, index, node.label.encoded(), node.label.isHTML))
      try set(gvz_node, index, node.attributes)
      if let id = node.id { try set(gvz_node, index, .id, id) }
      if let group = node.group {
        guard graph.groups.indices.contains(group) else {
          throw GraphvizError(.describing, "node \(index) is in group \(group), which is not there")
        }
        try require(gvz_put(c, group, index))
      }
    }
    for (index, edge) in graph.edges.enumerated() {
      guard graph.nodes.indices.contains(edge.tail), graph.nodes.indices.contains(edge.head) else {
        throw GraphvizError(.describing, "edge \(index) leads from node \(edge.tail) to node \(edge.head)")
      }
      try require(gvz_add_edge(c, edge.tail, edge.head))
      try set(gvz_edge, index, edge.attributes)
      if let id = edge.id { try set(gvz_edge, index, .id, id) }
      if let port = edge.tailPort { try set(gvz_edge, index, .tailport, port) }
      if let port = edge.headPort { try set(gvz_edge, index, .headport, port) }
    }
    guard gvz_layout(c, graph.isPlaced ? "nop2" : "dot") else { throw failure(.layingOut) }
  }

  /// Groups come before the graph's own attributes are set, which later ones would take over as theirs.
  private func addGroups(of graph: GraphDescription) throws(GraphvizError) {
    guard !graph.groups.isEmpty else { return }
    try declare(gvz_graph, [.id] + graph.groups.flatMap(\.attributes.keys))
    try require(gvz_declare(c, gvz_graph, "label", ""))
    try require(gvz_expect_groups(c, graph.groups.count))
    for (index, group) in graph.groups.enumerated() {
      guard group.parent.map({ (0..<index).contains($0) }) ?? true else {
        throw GraphvizError(.describing, "group \(index) stands in one that does not come before it")
      }
      try require(gvz_add_group(c, group.parent ?? Int(bitPattern: UInt.max)))
      try require(gvz_set_group_label(c, index, group.label.encoded(), group.label.isHTML))
      try set(gvz_group, index, group.attributes)
      if let id = group.id { try set(gvz_group, index, .id, id) }
    }
  }

  /// Sets one attribute of a node or an edge.
  func set(_ kind: gvz_kind, _ index: Int, _ attribute: Attribute, _ value: String) throws(GraphvizError) {
    try require(gvz_set(c, kind, index, attribute.rawValue, attribute.checked(value)))
  }

  /// The error of a stage, with what libgvc said since it began.
  func failure(_ stage: GraphvizError.Stage) -> GraphvizError {
    GraphvizError(stage, said: String(cString: gvz_said()))
  }

  private func set(_ kind: gvz_kind, _ index: Int, _ attributes: [Attribute: String]) throws(GraphvizError) {
    // Sorted, as a dictionary's order differs from run to run.
    for (attribute, value) in attributes.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      try set(kind, index, attribute, value)
    }
  }

  /// Declares attributes, empty: libgvc looks up where it finds them once, at the layout.
  private func declare(_ kind: gvz_kind, _ attributes: some Sequence<Attribute>) throws(GraphvizError) {
    try require(gvz_declare(c, kind, "fontname", Drawing.fontName))
    for name in Set(attributes.map(\.rawValue)).sorted() {
      try require(gvz_declare(c, kind, name, ""))
    }
  }

  private func require(_ done: Bool) throws(GraphvizError) {
    guard done else { throw failure(.describing) }
  }
}
