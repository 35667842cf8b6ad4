import Graphviz
import Notation
import Walkthrough

/// Frames in Graphviz's language, each a graph of its own, for other programs to lay out and to draw.
///
/// A wire is two edges with its label between them, as in the drawings; a line across the label joins them.
struct DOTFrame {
  private let walkthrough: Walkthrough
  private let theme: Theme
  private let direction: Direction
  private let graph: CircuitGraph
  private let stamp: String

  init(_ walkthrough: Walkthrough, _ theme: Theme, _ direction: Direction, stamp: String) {
    self.walkthrough = walkthrough
    self.theme = theme
    self.direction = direction
    self.stamp = stamp
    graph = CircuitGraph(walkthrough, theme: theme, direction: direction)
  }

  func text(of step: Step) throws -> String {
    let state = PictureState(walkthrough, at: step)
    var frame = graph.description
    for (wire, place) in graph.wires.entries {
      let look = WireLook(state.wires[wire].role, theme)
      for edge in [place.line, place.rest?.edge].compactMap(\.self) {
        frame.edges[edge].attributes[.color] = look.color
        frame.edges[edge].attributes[.penwidth] = look.width
        frame.edges[edge].attributes[.dir] =
          edge == place.line && place.rest != nil
          ? (look.isBackward ? "back" : "none") : (look.isBackward ? "none" : "forward")
      }
      if let bus = place.bus {
        let look = BusLook(state.wires[wire].role, theme)
        frame.edges[bus.edge].attributes[.color] = look.color
        frame.edges[bus.edge].attributes[.penwidth] = look.width
        frame.nodes[bus.dot].attributes[.color] = look.color
        frame.nodes[bus.dot].attributes[.fillcolor] = look.color
      }
      guard let node = place.rest?.label else { continue }
      let label = walkthrough.label(of: wire, state.wires[wire], direction)
      frame.nodes[node].label = .html(label.markup(theme, line: look.color))
    }
    for (node, place) in graph.nodes.entries {
      let look = NodeLook(state.nodes[node], theme)
      switch walkthrough.circuit.nodes[node].kind {
      case .input, .constant: continue
      case .function: break
      case .splitter: frame.nodes[place].label = .plain(look.addsUp ? "+" : "")
      }
      frame.nodes[place].attributes[.color] = look.color
      frame.nodes[place].attributes[.fillcolor] = look.fill
      frame.nodes[place].attributes[.penwidth] = look.width
    }
    frame.attributes[.fontsize] = "\(CaptionMarkup.fontSize)"
    frame.attributes[.fontcolor] = theme.ink
    frame.attributes[.labeljust] = "l"
    frame.label = .html(CaptionMarkup.markup(walkthrough.caption(of: step), theme))
    return (stamp.isEmpty ? "" : "// \(stamp)\n") + (try frame.dot(name: "frame_\(step.index)"))
  }
}
