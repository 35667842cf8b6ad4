import Engine
import Graphviz
public import Notation
public import Walkthrough

/// Draws the frames of a walkthrough, all on one layout: from frame to frame nothing moves.
///
///     let renderer = FrameRenderer(walkthrough)
///     try renderer.render(walkthrough.steps, as: [.svg]) { step, format, bytes in … }
public struct FrameRenderer: Sendable {
  private let walkthrough: Walkthrough
  private let theme: Theme
  private let direction: Direction
  private let scale: Double

  /// - Parameter scale: how many pixels of a PNG there are for each pixel of the SVG, which has 96 to the inch.
  public init(
    _ walkthrough: Walkthrough, theme: Theme = .light, direction: Direction = .leftToRight, scale: Double = 2
  ) {
    self.walkthrough = walkthrough
    self.theme = theme
    self.direction = direction
    self.scale = scale
  }

  /// Draws steps in their order and hands over each frame as soon as it is drawn.
  /// - Throws: `GraphvizError` when libgvc fails, and whatever `receive` throws.
  public func render(
    _ steps: [Step], as formats: [FrameFormat], _ receive: (Step, FrameFormat, [UInt8]) throws -> Void
  ) throws {
    let graph = CircuitGraph(walkthrough, theme: theme, direction: direction)
    try withDrawing(of: graph.description) { drawing in
      var state = try FrameState(graph, walkthrough, theme, direction, in: &drawing)
      for step in steps {
        let caption = walkthrough.caption(of: step)
        let label = try state.show(step, caption, in: &drawing)
        for format in formats {
          switch format {
          case .svg:
            let frame = SVGFrame(walkthrough, step, caption, theme)
            try receive(step, format, frame.compose(String(decoding: try drawing.render(.svg), as: UTF8.self)))
          case .png: try receive(step, format, try drawing.render(.png(dpi: 96 * scale)))
          }
        }
        drawing.setCaption(nil)
        drawing.discard(label)
      }
    }
  }
}

/// What a drawing shows at the moment, so that a step changes only what differs from the step before.
private struct FrameState {
  private let graph: CircuitGraph
  private let walkthrough: Walkthrough
  private let theme: Theme
  private let direction: Direction
  private var wireLooks: [WireLook]
  private var wireLabels: [WireLabel?]
  private var nodeLooks: [NodeLook?]
  /// Every distinct label is made once.
  private var labels: [WireLabel: Drawing.LabelID] = [:]
  private let plus: Drawing.LabelID

  init(
    _ graph: CircuitGraph, _ walkthrough: Walkthrough, _ theme: Theme, _ direction: Direction,
    in drawing: inout Drawing
  ) throws {
    self.direction = direction
    self.graph = graph
    self.walkthrough = walkthrough
    self.theme = theme
    wireLooks = graph.wires.map { _ in WireLook(nil, theme) }
    wireLabels = graph.wires.map { _ in nil }
    nodeLooks = graph.nodes.map { _ in nil }
    plus = try drawing.makeLabel(.plain("+"), fontSize: 14, color: theme.ink)
    for place in graph.wires {
      guard let rest = place.rest else { continue }
      try drawing.join(first: place.line, second: rest.edge)
      drawing.setArrows(ofEdge: place.line, tail: false, head: true)
    }
    var width = 0.0
    var height = 0.0
    for step in walkthrough.steps {
      let label = try Self.captionLabel(walkthrough.caption(of: step), theme, in: &drawing)
      width = max(width, label.width)
      height = max(height, label.height)
      drawing.discard(label)
    }
    drawing.reserveCaption(width: width, height: height)
  }

  /// Brings the drawing to a step; the caption's label is to be discarded when the frame is drawn.
  mutating func show(_ step: Step, _ caption: Caption, in drawing: inout Drawing) throws -> Drawing.LabelID {
    let roles = walkthrough.litWires(at: step)
    for wire in graph.wires.indices {
      try draw(wire, WireLook(roles[wire], theme), in: &drawing)
      try write(walkthrough.label(of: wire, at: step, roles[wire], direction), at: wire, in: &drawing)
    }
    for node in graph.nodes.indices { try draw(node, NodeLook(node, at: step, theme), in: &drawing) }
    let label = try Self.captionLabel(caption, theme, in: &drawing)
    drawing.setCaption(label)
    return label
  }

  private mutating func draw(_ wire: Int, _ look: WireLook, in drawing: inout Drawing) throws {
    guard look != wireLooks[wire] else { return }
    wireLooks[wire] = look
    let place = graph.wires[wire]
    try drawing.setAttribute(.color, look.color, ofEdge: place.line)
    try drawing.setAttribute(.penwidth, look.width, ofEdge: place.line)
    if place.rest != nil { drawing.setArrows(ofEdge: place.line, tail: look.isBackward, head: !look.isBackward) }
  }

  private mutating func write(_ label: WireLabel, at wire: Int, in drawing: inout Drawing) throws {
    guard let node = graph.wires[wire].rest?.label, label != wireLabels[wire] else { return }
    wireLabels[wire] = label
    let made =
      try labels[label]
      ?? drawing.makeLabel(.html(label.markup(theme)), fontSize: WireLabel.fontSize, color: theme.value)
    labels[label] = made
    drawing.setLabel(made, ofNode: node)
  }

  private mutating func draw(_ node: Int, _ look: NodeLook, in drawing: inout Drawing) throws {
    guard look != nodeLooks[node] else { return }
    nodeLooks[node] = look
    switch walkthrough.circuit.nodes[node].kind {
    case .input, .constant: return
    case .function: break
    case .splitter: drawing.setLabel(look.addsUp ? plus : nil, ofNode: graph.nodes[node])
    }
    try drawing.setAttribute(.color, look.color, ofNode: graph.nodes[node])
    try drawing.setAttribute(.fillcolor, look.fill, ofNode: graph.nodes[node])
    try drawing.setAttribute(.penwidth, look.width, ofNode: graph.nodes[node])
  }

  private static func captionLabel(
    _ caption: Caption, _ theme: Theme, in drawing: inout Drawing
  ) throws -> Drawing.LabelID {
    try drawing.makeLabel(
      .html(CaptionMarkup.markup(caption, theme)), fontSize: CaptionMarkup.fontSize, color: theme.ink)
  }
}
