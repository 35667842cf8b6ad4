import Engine
import Notation
import Walkthrough

/// An input wire of the node at work, from what stands at its far end to the plate at its port.
struct PortLayout {
  let walkthrough: Walkthrough
  let stage: Stage
  /// The node at work.
  let node: NodeID
  let port: NodeEvent.Port
  let upstream: Tensor<Double>?
  let moment: FunctionNodeLayout.Moment
  let y: Double
  let side: Side
  /// Where the texts on the wire have to end.
  let limit: Double
  /// Above the wire and below it.
  let room: (above: Double, below: Double)
  let isCrowded: Bool
  /// How many lines the plate may have without coming near the next wire.
  let mostPlateLines: Int

  func items(to target: ScenePoint) -> [SceneItem] {
    let circuit = walkthrough.circuit
    if case .constant = circuit.nodes[circuit.wires[port.wire].producer].kind, port.value.shape.isScalar {
      let text = StyledText(walkthrough.symbol(of: port.wire), size: 32).cut(to: stage.bend - stage.textStart - 20)
      let right = stage.bend - 20
      return [
        .text("label", .faint, text, right: right, y: y).of(.node(circuit.wires[port.wire].producer)),
        strand(from: .node(circuit.wires[port.wire].producer)).input(from: right + 12, y: y, to: target, .quiet),
      ]
    }
    let ends = WireEnds(walkthrough: walkthrough, stage: stage)
    let start = ends.start(of: port.wire)
    let (far, edge) = ends.items(start, y: y, isLeft: true)
    let left = max(stage.leftEnd, edge)
    let text = max(stage.textStart, left + 32)
    let producer = circuit.wires[port.wire].producer
    var items = far.map { $0.standing(for: producer) }
    items.append(strand(from: start.subject).input(from: left, y: y, to: target, flow))
    var plate = self.plate()
    var belowLimit = plate.map { $0.isAbove ? limit - 8 : $0.left - 14 } ?? limit - 8
    if let lower = plate?.below(y + 76), lower.bottom <= stage.rowsBottom, needsRoom(belowLimit - text) {
      // The product stands between its wire and the plate: the wire bends away from both.
      plate = lower
      belowLimit = stage.plateRight
    }
    if case .multiplies = moment { items += plate.map { [$0.item] } ?? [] }
    let aboveLimit = plate.map { $0.isAbove ? $0.left - 14 : limit - 8 } ?? limit - 8
    items += WireTexts(walkthrough: walkthrough, stage: stage).value(
      of: port.wire, left: text, right: aboveLimit, y: y, height: room.above, isNamed: !start.isName)
    return items + gradient(left: text, right: belowLimit).map { $0.of(.gradient(ofWire: port.wire)) }
  }

  private func strand(from far: SceneSubject?) -> Strand { Strand(stage: stage, wire: port.wire, far: far, node: node) }

  private var flow: Strand.Flow {
    switch moment {
    case .computes: .forward(.computing)
    case .seeded: .quiet
    case .asked, .multiplies: port.back == nil ? .quiet : .back(.gradient)
    }
  }

  private static let plateLine = 30.0

  /// The local gradient at its port: as a formula, and as a number where that says something else. Its room is kept before
  /// it is shown, so that nothing moves when it is.
  private func plate() -> PortPlate? {
    guard let back = port.back else { return nil }
    let number = back.local?.scalar.map { NumberText.format($0, digits: walkthrough.digits) }
    let fontSize = 26.0
    var text = StyledText(size: fontSize)
    if let rule = back.rule { text.append(rule) }
    if let number, text.plain != number {
      if !text.isEmpty { text.append(" = ") }
      text.append(number)
    }
    // Below a wire near the edge of the picture there may be room for one line only, which may be the longer for it.
    let roomBelow = side == .below ? max(1, Int((stage.rowsBottom - y - 22) / Self.plateLine)) : mostPlateLines
    let mostLines = min(mostPlateLines, roomBelow)
    var widestPlate = stage.widestPlate
    var lines = text.lines(widestPlate)
    if lines.count > mostLines, mostLines < mostPlateLines {
      widestPlate *= 1.4
      lines = text.lines(widestPlate)
    }
    if let number, lines.count > mostLines || lines.contains(where: { $0.width > widestPlate }) {
      lines = [StyledText(number, size: fontSize)]
    }
    if lines.count > mostLines, mostLines > 0 {
      // What is left out is marked as such.
      lines = Array(lines.prefix(mostLines))
      lines[mostLines - 1].append(" …")
    }
    lines = lines.map { $0.fitted(widestPlate).cut(to: widestPlate) }
    guard let widest = lines.map(\.width).max() else { return nil }
    let (width, height) = (widest + 26, Double(lines.count) * Self.plateLine + 8)
    let isAbove = side != .below
    let center: Double
    switch side {
    case .middle: center = limit - width / 2
    case .above, .below: center = min(stage.nodeX - 120, stage.plateRight - width / 2)
    }
    let box = SceneBox(
      ScenePoint(center, isAbove ? y - 14 - height / 2 : y + 14 + height / 2), width: width, height: height)
    return PortPlate(lines: lines, box: box, isAbove: isAbove, wire: port.wire)
  }

  /// Whether what is sent back is wider than some room even in two lines.
  private func needsRoom(_ room: Double) -> Bool {
    guard let back = port.back, back.sent.scalar != nil, back.local?.scalar != nil else { return false }
    return texts(of: back)?.contains { $0.fitted(room).width > room } ?? false
  }

  private func gradient(left: Double, right: Double) -> [SceneItem] {
    guard let back = port.back else { return [] }
    let top = y + 9
    switch moment {
    case .computes, .seeded: return []
    case .asked(let blank):
      if blank == "?" {
        let mark = StyledText("?", size: 36, isBold: true)
        return [.text("label", .asked, mark, left: left, y: top + 20).standing(for: .wire(port.wire))]
      }
      return [
        SceneItem("blank", .asked, .plate([], SceneBox(ScenePoint(left + 90, top + 23), width: 180, height: 54)))
      ]
    case .multiplies: break
    }
    guard let texts = texts(of: back) else {
      return GridLayout(
        back.sent, digits: walkthrough.digits, name: "label", .sent, room: (right - left, max(28, room.below - 8)),
        isBold: true
      ).items(left: left, top: top)
    }
    let (product, result) = (texts[0], texts[1])
    var line = StyledText(size: 32)
    for run in product.runs { line.append(run) }
    line.append(" ", role: .gradient)
    for run in result.runs { line.append(run) }
    let fitted = line.fitted(right - left)
    if fitted.width <= right - left {
      return [.text("label", .sent, fitted, left: left, y: top + fitted.height / 2)]
    }
    let lines = (isCrowded ? [result] : texts).map { $0.fitted(right - left) }.filter { $0.width <= right - left }
    guard !lines.isEmpty else {
      return GridLayout(
        back.sent, digits: walkthrough.digits, name: "label", .sent, room: (right - left, 30), size: 26, isBold: true
      ).items(left: left, top: top)
    }
    return lines.enumerated().map { .text("label", .sent, $1, left: left, y: top + 15 + 32 * Double($0)) }
  }

  /// Of numbers `2 × 5` and `= 10`; nil of tensors.
  private func texts(of back: NodeEvent.Back) -> [StyledText]? {
    guard let sent = back.sent.scalar, let local = back.local?.scalar, let upstream = upstream?.scalar else {
      return nil
    }
    let write = { (number: Double) in NumberText.format(number, digits: walkthrough.digits) }
    var product = StyledText(write(upstream) + " × ", size: 26, role: .gradient)
    product.append(local < 0 ? "(\(write(local)))" : write(local), role: .local)
    var result = StyledText("= ", size: 26, role: .gradient)
    result.append(write(sent), isBold: true)
    return [product, result]
  }
}
