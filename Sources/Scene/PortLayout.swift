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
  let side: PlateSide
  /// Where the node begins, as far as wires go straight to it.
  let wireEnd: Double
  /// Above the wire and below it.
  let room: (above: Double, below: Double)
  let isCrowded: Bool
  /// Between these heights stand the node and the texts of its output.
  let taken: (top: Double, bottom: Double)

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
    let text = textLeft
    let producer = circuit.wires[port.wire].producer
    let (value, plate, sentRoom) = arranged(left: text, isNamed: !start.isName)
    let plates: [SceneItem] = if case .multiplies = moment { plate.map { [$0.item] } ?? [] } else { [] }
    return far.map { $0.standing(for: producer) }
      + [strand(from: start.subject).input(from: left, y: y, to: target, flow)] + plates
      + value.items(left: text, above: y)
      + gradient(left: text, right: text + sentRoom).map { $0.of(.gradient(ofWire: port.wire)) }
  }

  /// Where the texts on the wire begin.
  private var textLeft: Double {
    let ends = WireEnds(walkthrough: walkthrough, stage: stage)
    let edge = ends.items(ends.start(of: port.wire), y: y, isLeft: true).edge
    return max(stage.textStart, edge + 26)
  }

  private func strand(from far: SceneSubject?) -> Strand { Strand(stage: stage, wire: port.wire, far: far, node: node) }

  private var flow: Strand.Flow {
    switch moment {
    case .computes: .forward(.computing)
    case .seeded: .quiet
    case .asked, .multiplies: port.back == nil ? .quiet : .back(.gradient)
    }
  }

  /// How wide a value may be. Where the wire bends away there is room beyond the bend.
  func valueRoom(from left: Double) -> Double {
    (side == .single ? wireEnd - 20 : side == .above ? stage.bend + 40 : stage.bend - 8) - left
  }

  /// How wide what is sent back may be.
  func sentRoom(from left: Double) -> Double {
    (side == .single ? wireEnd - 20 : side == .below ? stage.bend + 40 : stage.bend - 8) - left
  }

  /// What a plate says that has no room for its text, which then stands below the picture.
  private var reference: StyledText { StyledText(walkthrough.words.seeBelow, size: PortPlate.fontSize) }

  /// The text of a plate that says that it stands below, with what it is the rule of.
  var toldBelow: StyledText? {
    let start = WireEnds(walkthrough: walkthrough, stage: stage).start(of: port.wire)
    guard let rule = plateTexts.first, arranged(left: textLeft, isNamed: !start.isName).plate?.lines == [reference]
    else { return nil }
    var text = StyledText(size: rule.size)
    if let name = walkthrough.shortFormula(of: port.wire)?.mathText { text.append(name + " gets ") }
    for run in rule.runs { text.append(run) }
    text.append(".")
    return text
  }

  /// The local gradient at its port: as a formula, and as a number where that says something else; and the number alone.
  var plateTexts: [StyledText] {
    guard let back = port.back else { return [] }
    let number = back.local?.scalar.map { NumberText.format($0, digits: walkthrough.digits) }
    var text = StyledText(size: PortPlate.fontSize)
    if let number, let rule = back.rule, rule.plain.contains(", else ") {
      // What a choice comes to stands before it: `1 if x > 0, else 0 = 0` is misread.
      text.append(number + " (")
      text.append(rule)
      text.append(")")
      return [text, StyledText(number, size: PortPlate.fontSize)]
    }
    if let rule = back.rule { text.append(rule) }
    if let number, text.plain != number {
      if !text.isEmpty { text.append(" = ") }
      text.append(number)
    }
    return [text] + (number.map { [StyledText($0, size: PortPlate.fontSize)] } ?? [])
  }

  /// Finds room for the value, the plate and what is sent back. The room of a plate is kept before it is shown, so that
  /// nothing moves when it is.
  /// - Returns: besides value and plate, how wide what is sent back may be.
  private func arranged(left: Double, isNamed: Bool) -> (value: ValueText, plate: PortPlate?, sentRoom: Double) {
    let (valueRoom, sentRoom) = (valueRoom(from: left), sentRoom(from: left))
    func value(_ room: Double) -> ValueText {
      WireTexts(walkthrough: walkthrough, stage: stage).value(
        of: port.wire, room: (room, self.room.above), isNamed: isNamed)
    }
    let whole = value(valueRoom)
    guard let text = plateTexts.first else { return (whole, nil, sentRoom) }
    if side == .below {
      let (wide, narrow) = sent?.widths(in: sentRoom, height: room.below) ?? (0, 0)
      let below = GridLayout.clearance + 58
      let plate =
        plate(from: left + wide + 14) ?? plate(from: left + narrow + 14) ?? plate(from: left + sentRoom / 2)
      if let plate { return (whole, plate, plate.box.left - 14 - left) }
      if let plate = self.plate(from: left, shift: below) { return (whole, plate, stage.nodeX - left) }
      let cut = self.plate(from: left + sentRoom / 2, isCut: true)
      return (whole, cut, (cut?.box.left ?? left + sentRoom) - 14 - left)
    }
    if let plate = plate(from: left + whole.width + 14, mostLines: 1) { return (whole, plate, sentRoom) }
    // A value of three digits leaves room for a plate in one line.
    let narrow = value(valueRoom - text.width - 2 * PortPlate.padding - 14)
    if narrow.grid.wholeDigits >= min(3, max(1, whole.grid.wholeDigits)), (narrow.name == nil) == (whole.name == nil),
      let plate = plate(from: left + narrow.width + 14, mostLines: 1)
    {
      return (narrow, plate, sentRoom)
    }
    if valueRoom - whole.width > 200, let plate = plate(from: left + whole.width + 14) {
      return (whole, plate, sentRoom)
    }
    if side == .single, let plate = plate(from: left, shift: whole.height + 8) { return (whole, plate, sentRoom) }
    let most = left + valueRoom / 2
    let plate =
      plate(from: left + whole.width + 14) ?? plate(from: most) ?? plate(from: left + valueRoom / 3)
      ?? plate(from: most, isCut: true)
    return (value((plate?.box.left ?? left + valueRoom) - 14 - left), plate, sentRoom)
  }

  /// The plate beside what stands at the wire, or beyond it.
  /// - Parameters:
  ///   - left: where it may begin.
  ///   - mostLines: how many it may have.
  ///   - isCut: whether it may say that its text stands below the picture.
  ///   - shift: how much further from the wire.
  private func plate(
    from left: Double, mostLines: Int = 4, isCut: Bool = false, shift: Double = 0
  ) -> PortPlate? {
    let distance = PortPlate.clearance + shift
    let room =
      switch side {
      case .single, .above: y - distance - stage.pictureTop + 6
      case .inner: room.above + 8 - shift
      case .below: stage.rowsBottom + 6 - y - distance
      }
    let most = max(1, min(mostLines, Int((room - 8) / PortPlate.linePitch)))
    for text in mostLines == 1 ? Array(plateTexts.prefix(1)) : plateTexts {
      for lines in 1...most {
        if let plate = plate(text, lines: lines, from: left, distance) { return plate }
      }
    }
    guard isCut else { return nil }
    let from = min(left, stage.bend - 10 - reference.width - 2 * PortPlate.padding)
    return plate(reference, lines: 1, from: from, distance)
  }

  private func plate(_ text: StyledText, lines: Int, from left: Double, _ distance: Double) -> PortPlate? {
    let height = PortPlate.height(lines: lines)
    let middle = stage.nodeX - (stage.isTall ? 76 : 120)
    // The rule below the formula bar is the end of the picture.
    if side != .below, y - distance - height < stage.pictureTop - 6 { return nil }
    switch side {
    case .single, .inner:
      let right = side == .single ? wireEnd - 20 : stage.bend - 8
      return PortPlate(
        text, lines: lines, from: left, to: right, middle: right, bottom: y - distance, wire: port.wire)
    case .above:
      let bottom = y - distance
      let right = right(isBesideNode: bottom > stage.middleY - 60, isBesideTexts: bottom > taken.top)
      return PortPlate(text, lines: lines, from: left, to: right, middle: middle, bottom: bottom, wire: port.wire)
    case .below:
      let top = y + distance
      guard top + height < stage.rowsBottom + 6 else { return nil }
      let right = right(isBesideNode: top < stage.middleY + 60, isBesideTexts: top < taken.bottom)
      return PortPlate(text, lines: lines, from: left, to: right, middle: middle, top: top, wire: port.wire)
    }
  }

  /// Up to where a plate may reach.
  private func right(isBesideNode: Bool, isBesideTexts: Bool) -> Double {
    // On an upright canvas the output leaves the node downwards.
    if stage.isTall, side == .below { return stage.nodeX - 16 }
    return isBesideNode
      ? wireEnd - 8 : isBesideTexts ? min(stage.plateRight, 2 * stage.nodeX - wireEnd + 20) : stage.plateRight
  }

  private func gradient(left: Double, right: Double) -> [SceneItem] {
    guard port.back != nil else { return [] }
    let top = y + GridLayout.clearance
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
    return sent?.items(left: left, top: top, room: (right - left, room.below), isCrowded: isCrowded) ?? []
  }

  var sent: SentText? {
    port.back.map { SentText(back: $0, upstream: upstream, digits: walkthrough.digits) }
  }
}
