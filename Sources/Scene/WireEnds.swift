import Engine
import Notation
import Walkthrough

/// What stands beyond the far ends of the wires of the node at work, faint: the names of inputs, the symbols of nodes.
struct WireEnds {
  let walkthrough: Walkthrough
  let stage: Stage

  enum End {
    case name(MathText)
    case symbol(String)
    case dot
    case nothing
  }

  /// Where a wire comes from.
  func start(of wire: Int) -> End {
    let circuit = walkthrough.circuit
    let origin = walkthrough.origin(of: wire)
    switch circuit.nodes[circuit.wires[origin].producer].kind {
    case .input: return .name(walkthrough.symbol(of: origin))
    case .constant: return .nothing
    case .splitter: return .dot
    case .function(let rule): return origin == wire ? .symbol(rule.symbol) : .dot
    }
  }

  /// Where a wire leads to.
  func end(of wire: Int) -> End {
    let circuit = walkthrough.circuit
    guard let consumer = circuit.wires[wire].consumer else {
      return circuit.name(of: wire) == nil ? .dot : .name(walkthrough.symbol(of: wire))
    }
    switch circuit.nodes[consumer].kind {
    case .function(let rule): return .symbol(rule.symbol)
    default: return .dot
    }
  }

  /// The items of an end, and the place where the wire meets it.
  func items(_ end: End, y: Double, isLeft: Bool) -> (items: [SceneItem], edge: Double) {
    let center = isLeft ? stage.leftNeighbor : stage.rightNeighbor
    let sign = isLeft ? 1.0 : -1.0
    switch end {
    case .nothing: return ([], center)
    case .dot:
      return (
        [SceneItem("node", .faint, .circle(StyledText(size: 24), at: ScenePoint(center + sign * 20, y), radius: 14))],
        center + sign * 42
      )
    case .name(let name):
      let room = 2 * (stage.leftNeighbor - 8)
      let text = StyledText(name, size: 36).fitted(room, smallest: 24).cut(to: room)
      let x = max(8 + text.width / 2, min(stage.leftNeighbor, stage.leftEnd - 14 - text.width / 2))
      let placed = isLeft ? x : stage.width - x
      return ([.text("end", .ink, text, middle: placed, y: y)], placed + sign * (text.width / 2 + 10))
    case .symbol(let symbol):
      let text = StyledText(symbol, size: symbol.count < 3 ? 30 : 24).cut(to: 116)
      if text.width <= 62 {
        return (
          [SceneItem("node", .faint, .circle(text, at: ScenePoint(center, y), radius: 38))], center + sign * 46
        )
      }
      let width = max(text.width + 20, 84)
      let x = isLeft ? max(center, 10 + width / 2) : min(center, stage.width - 10 - width / 2)
      return (
        [SceneItem("node", .faint, .plate([text], SceneBox(ScenePoint(x, y), width: width, height: 52)))],
        x + sign * (width / 2 + 8)
      )
    }
  }
}
