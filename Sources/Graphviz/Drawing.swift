internal import CGraphviz

/// Lays out a graph and lends its drawing for as many frames as `body` likes to draw.
///
/// libgvc has room for one drawing in a process: until `body` returns, other threads wait here.
/// - Parameter paints: whether it will be painted, as PNG or PDF; without, it is drawn as SVG in less time.
public func withDrawing<Result>(
  of graph: GraphDescription, paints: Bool = true, _ body: (inout Drawing) throws -> Result
) throws -> Result {
  var drawing = try Drawing(of: graph, paints: paints)
  return try body(&drawing)
}

/// A graph laid out once, to be drawn in many frames. Nothing moves between them: colours, labels, arrowheads and the
/// caption change, every place stays.
///
/// Lengths are points, 72 an inch. Places are in the picture, as in the SVG's view box: from its top left corner, x to the
/// right, y down. What is set stays set until it is set again. An index that is not in the graph is a mistake of the
/// caller and stops the program; what comes from elsewhere, text and colours, throws.
public struct Drawing: ~Copyable {
  /// The font of every label. Named for its metrics: what "Helvetica" is differs between machines.
  public static let fontName = "DejaVu Sans"

  let session: Session
  let nodeCount: Int
  let edgeCount: Int
  /// Whether its texts can be painted.
  let paints: Bool
  private let pad: (x: Double, y: Double)
  /// Where the caption's room begins, in libgvc's coordinates.
  var captionTop: Double?
  /// Whether a rendering failed: libgvc does not get over it.
  var isBroken = false

  fileprivate init(of graph: GraphDescription, paints: Bool) throws(GraphvizError) {
    var graph = graph
    let padding = graph.attributes[.pad] ?? "0.25"
    graph.attributes[.pad] = padding
    let inches = padding.split(separator: ",").compactMap { Double($0) }
    pad = (72 * (inches.first ?? 0), 72 * (inches.last ?? 0))
    nodeCount = graph.nodes.count
    edgeCount = graph.edges.count
    self.paints = paints
    let session = try Session(paints: paints)
    try session.layOut(graph)
    self.session = session
  }

  /// The size of the picture.
  public var size: (width: Double, height: Double) {
    let bounds = gvz_bounds(session.c)
    return (bounds.max_x - bounds.min_x + 2 * pad.x, bounds.max_y - bounds.min_y + 2 * pad.y)
  }

  /// Where a node is.
  public func frame(ofNode index: Int) -> Box {
    precondition((0..<nodeCount).contains(index), "no node \(index)")
    let node = gvz_node_bounds(session.c, index)
    let bounds = gvz_bounds(session.c)
    return Box(
      x: node.min_x - bounds.min_x + pad.x, y: bounds.max_y - node.max_y + pad.y,
      width: node.max_x - node.min_x, height: node.max_y - node.min_y)
  }

  /// Changes how a node looks from the next frame on.
  public mutating func setAttribute(_ attribute: Attribute, _ value: String, ofNode index: Int) throws(GraphvizError) {
    precondition((0..<nodeCount).contains(index), "no node \(index)")
    precondition(attribute.isPaint, "\(attribute) cannot change after the layout")
    try session.set(gvz_node, index, attribute, value)
  }

  /// Changes how an edge looks from the next frame on. Lay edges out with their thinnest `.penwidth`: from Graphviz 14 on
  /// a line drawn thinner than it was laid out falls short of its arrowhead.
  public mutating func setAttribute(_ attribute: Attribute, _ value: String, ofEdge index: Int) throws(GraphvizError) {
    precondition((0..<edgeCount).contains(index), "no edge \(index)")
    precondition(attribute.isPaint, "\(attribute) cannot change after the layout")
    try session.set(gvz_edge, index, attribute, value)
  }
}

/// An upright rectangle in a picture: from its top left corner, y down, in points.
public struct Box: Sendable, Equatable {
  /// The corner, and the extent from there.
  public var x, y, width, height: Double

  /// Creates a box from its corner and its extent.
  public init(x: Double, y: Double, width: Double, height: Double) {
    (self.x, self.y, self.width, self.height) = (x, y, width, height)
  }

  /// The middle of the box.
  public var center: (x: Double, y: Double) { (x + width / 2, y + height / 2) }
}
