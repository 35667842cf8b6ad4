import Engine
import Graphviz
import Notation
import Walkthrough

/// What a drawing shows at the moment, so that a step changes only what differs from the step before.
struct FrameState {
  private let graph: CircuitGraph
  private let walkthrough: Walkthrough
  private let theme: Theme
  private let direction: Direction
  private var wires: Table<WireID, WireState?>
  private var nodes: Table<NodeID, NodeState>
  /// Every distinct label is made once.
  private var labels: [WireLabel: Drawing.LabelID] = [:]
  private let plus: Drawing.LabelID

  /// - Parameter captions: what there is to be room for below the circuit; nil for no captions.
  init(
    _ graph: CircuitGraph, _ walkthrough: Walkthrough, _ theme: Theme, _ direction: Direction,
    captions: CaptionPictures?, in drawing: inout Drawing
  ) throws {
    self.direction = direction
    self.graph = graph
    self.walkthrough = walkthrough
    self.theme = theme
    wires = graph.wires.map { _ in nil }
    nodes = graph.nodes.map { _ in .quiet }
    plus = try drawing.makeLabel(.plain("+"), fontSize: 14, color: theme.ink)
    for place in graph.wires {
      guard let rest = place.rest else { continue }
      try drawing.join(first: place.line, second: rest.edge)
      drawing.setArrows(ofEdge: place.line, tail: false, head: true)
    }
    if let size = captions?.size { drawing.reserveCaption(width: size.width, height: size.height) }
  }

  /// Brings the drawing to a state, without a caption.
  mutating func show(_ state: PictureState, in drawing: inout Drawing) throws {
    for wire in graph.wires.indices where state.wires[wire] != wires[wire] {
      try draw(wire, state.wires[wire], in: &drawing)
      wires[wire] = state.wires[wire]
    }
    for node in graph.nodes.indices where state.nodes[node] != nodes[node] {
      try draw(node, NodeLook(state.nodes[node], theme), in: &drawing)
      nodes[node] = state.nodes[node]
    }
  }

  private mutating func draw(_ wire: WireID, _ state: WireState, in drawing: inout Drawing) throws {
    let place = graph.wires[wire]
    let look = WireLook(state.role, theme)
    if look != wires[wire].map({ WireLook($0.role, theme) }) {
      try drawing.setAttribute(.color, look.color, ofEdge: place.line)
      try drawing.setAttribute(.penwidth, look.width, ofEdge: place.line)
      if place.rest != nil { drawing.setArrows(ofEdge: place.line, tail: look.isBackward, head: !look.isBackward) }
    }
    if let bus = place.bus {
      let look = BusLook(state.role, theme)
      try drawing.setAttribute(.color, look.color, ofEdge: bus.edge)
      try drawing.setAttribute(.penwidth, look.width, ofEdge: bus.edge)
      try drawing.setAttribute(.color, look.color, ofNode: bus.dot)
      try drawing.setAttribute(.fillcolor, look.color, ofNode: bus.dot)
    }
    guard let node = place.rest?.label else { return }
    let label = walkthrough.label(of: wire, state, direction)
    let made =
      try labels[label]
      ?? drawing.makeLabel(.html(label.markup(theme)), fontSize: WireLabel.fontSize, color: theme.value)
    labels[label] = made
    drawing.setLabel(made, ofNode: node)
  }

  private mutating func draw(_ node: NodeID, _ look: NodeLook, in drawing: inout Drawing) throws {
    switch walkthrough.circuit.nodes[node].kind {
    case .input, .constant: return
    case .function: break
    case .splitter: drawing.setLabel(look.addsUp ? plus : nil, ofNode: graph.nodes[node])
    }
    try drawing.setAttribute(.color, look.color, ofNode: graph.nodes[node])
    try drawing.setAttribute(.fillcolor, look.fill, ofNode: graph.nodes[node])
    try drawing.setAttribute(.penwidth, look.width, ofNode: graph.nodes[node])
  }
}
