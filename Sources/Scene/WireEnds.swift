import Engine
import Notation
import Walkthrough

/// What stands beyond the far ends of the wires of the node at work, faint: the names of inputs, the symbols of nodes.
struct WireEnds {
  let walkthrough: Walkthrough
  let stage: Stage

  struct End {
    enum Sign {
      case name(MathText)
      case symbol(String)
      case dot
      case nothing
    }

    let sign: Sign
    /// Nil where nothing stands there.
    let subject: SceneSubject?

    init(_ sign: Sign, _ subject: SceneSubject? = nil) { (self.sign, self.subject) = (sign, subject) }

    var isName: Bool { if case .name = sign { true } else { false } }
  }

  /// A name at the end of its wire; a dot where it is longer than the place there, so that it stands on the wire.
  private func sign(_ name: MathText) -> End.Sign {
    StyledText(name, size: StageCanvas.smallestText).width <= nameRoom ? .name(name) : .dot
  }

  private var nameRoom: Double { 2 * (stage.leftNeighbor - 6) }

  /// Where a wire comes from.
  func start(of wire: WireID) -> End {
    let circuit = walkthrough.circuit
    let origin = circuit.origin(of: wire)
    let source = circuit.wires[origin].producer
    let splitter = SceneSubject.node(circuit.wires[wire].producer)
    switch circuit.nodes[source].kind {
    case .input: return End(sign(walkthrough.symbol(of: origin)), .node(source))
    case .constant: return End(.nothing)
    case .splitter: return End(.dot, splitter)
    case .function(let rule): return origin == wire ? End(.symbol(rule.symbol), .node(source)) : End(.dot, splitter)
    }
  }

  /// Where a wire leads to.
  func end(of wire: WireID) -> End {
    let circuit = walkthrough.circuit
    guard let consumer = circuit.wires[wire].consumer else {
      let end = SceneSubject.end(ofWire: wire)
      return circuit.name(of: wire) == nil ? End(.dot, end) : End(sign(walkthrough.symbol(of: wire)), end)
    }
    switch circuit.nodes[consumer].kind {
    case .function(let rule): return End(.symbol(rule.symbol), .node(consumer))
    default: return End(.dot, .node(consumer))
    }
  }

  /// The items of an end, and the place where the wire meets it.
  func items(_ end: End, y: Double, isLeft: Bool) -> (items: [SceneItem], edge: Double) {
    let center = isLeft ? stage.leftNeighbor : stage.rightNeighbor
    let sign = isLeft ? 1.0 : -1.0
    let subject = end.subject
    switch end.sign {
    case .nothing: return ([], center)
    case .dot:
      let dot = SceneItem.Shape.circle(StyledText(size: 24), at: ScenePoint(center + sign * 20, y), radius: 14)
      return ([SceneItem("node", .faint, dot).of(subject)], center + sign * 42)
    case .name(let name):
      let text = StyledText(name, size: 36).fitted(nameRoom)
      let x = max(6 + text.width / 2, min(stage.leftNeighbor, stage.leftEnd - 14 - text.width / 2))
      let placed = isLeft ? x : stage.width - x
      return ([.text("end", .ink, text, middle: placed, y: y).of(subject)], placed + sign * (text.width / 2 + 10))
    case .symbol(let symbol):
      let lines = symbolLines(symbol, room: 112)
      let widest = lines.map(\.width).max() ?? 0
      if lines.count == 1, widest <= 62 {
        let circle = SceneItem.Shape.circle(lines[0], at: ScenePoint(center, y), radius: 38)
        return ([SceneItem("node", .faint, circle).of(subject)], center + sign * 46)
      }
      let width = max(widest + 16, 84)
      let x = isLeft ? max(center, 8 + width / 2) : min(center, stage.width - 8 - width / 2)
      let box = SceneBox(ScenePoint(x, y), width: width, height: 52 + 28 * Double(lines.count - 1))
      return ([SceneItem("node", .faint, .plate(lines, box)).of(subject)], x + sign * (width / 2 + 8))
    }
  }

  /// A node's symbol, in two lines where one has no room.
  private func symbolLines(_ symbol: String, room: Double) -> [StyledText] {
    let text = StyledText(symbol, size: symbol.count < 3 ? 30 : 24)
    let lines = text.width <= room ? [text] : text.lines(room)
    guard lines.count <= 2 else { return [text.cut(to: room)] }
    return lines.map { $0.cut(to: room) }
  }

  /// The items of an end at the top or at the bottom of an upright picture, and where the wire meets it.
  func items(_ end: End, at place: ScenePoint, isTop: Bool) -> (items: [SceneItem], edge: Double) {
    let sign = isTop ? 1.0 : -1.0
    let room = 2 * (min(place.x, stage.width - place.x) - 8)
    func from(_ distance: Double) -> ScenePoint { ScenePoint(place.x, place.y + sign * distance) }
    let subject = end.subject
    switch end.sign {
    case .nothing: return ([], place.y)
    case .dot:
      let dot = SceneItem.Shape.circle(StyledText(size: 24), at: from(16), radius: 14)
      return ([SceneItem("node", .faint, dot).of(subject)], from(38).y)
    case .name(let name):
      let text = StyledText(name, size: 36).fitted(room, smallest: 24).cut(to: room)
      return ([.text("end", .ink, text, middle: place.x, y: from(24).y).of(subject)], from(50).y)
    case .symbol(let symbol):
      let text = StyledText(symbol, size: symbol.count < 3 ? 30 : 24).cut(to: min(room - 20, 180))
      let isRound = text.width <= 62
      let box = SceneBox(from(28), width: max(text.width + 20, 84), height: 52)
      let shape = isRound ? SceneItem.Shape.circle(text, at: from(40), radius: 38) : .plate([text], box)
      return ([SceneItem("node", .faint, shape).of(subject)], from(isRound ? 86 : 62).y)
    }
  }
}
