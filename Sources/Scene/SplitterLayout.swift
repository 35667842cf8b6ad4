import Engine
import Notation
import Walkthrough

/// The close-up of a splitter node: one wire to the left, its branches to the right, and the sum of what comes back. On an
/// upright canvas the one wire comes from above, and the branches lie below the node.
struct SplitterLayout {
  let walkthrough: Walkthrough
  let stage: Stage
  let node: NodeID
  let moment: FunctionNodeLayout.Moment

  private static let radius = 20.0

  private var middle: ScenePoint {
    // In the middle, since what stands on the branches needs as much room as what stands on the one wire.
    stage.isTall
      ? ScenePoint(stage.leftNeighbor, stage.pictureTop + 280)
      : ScenePoint(stage.width / 2, stage.middleY)
  }

  /// Where the branches are level, and where the texts on them begin.
  private var level: Double { stage.isTall ? middle.x + 74 : middle.x + 130 }
  private var textStart: Double { level + 28 }

  func items() -> [SceneItem] {
    let circuit = walkthrough.circuit
    let wire = circuit.nodes[node].inputs[0]
    let branches = Array(circuit.nodes[node].outputs)
    let shown = branches.count <= 4 ? branches : Array(branches.prefix(2)) + [branches[branches.count - 1]]
    let value = walkthrough.annotated.shownValue(of: wire)
    let need =
      GridLayout.clearance
      + GridLayout(
        value, digits: walkthrough.digits, name: "label", .value, room: (stage.width / 3, GridLayout.mostHeight)
      ).height
    var extents = shown.map { _ in (above: need, below: need) }
    if branches.count > 4 { extents.insert((above: 16, below: 16), at: 2) }
    let places = RowPlaces(
      extents, top: stage.isTall ? middle.y + 40 : stage.pictureTop,
      bottom: stage.isTall ? stage.pictureBottom : stage.rowsBottom)
    var items: [SceneItem] = []
    for (place, y) in places.middles.enumerated() {
      if branches.count > 4, place == 2 {
        items.append(
          .text(
            "more", .faint, StyledText(walkthrough.words.moreBranches(branches.count - 3), size: 24), left: textStart,
            y: y))
        continue
      }
      let branch = shown[branches.count > 4 && place > 2 ? 2 : place]
      items += self.branch(branch, y: y, room: (places.above[place], places.below[place]))
    }
    items += stage.isTall ? tallStem(wire) : stem(wire)
    let role: SceneRole = if case .computes = moment { .computing } else { .atWork }
    let dot = SceneItem.Shape.circle(StyledText(size: 24), at: middle, radius: Self.radius)
    return items + [SceneItem("node", role, dot).of(.node(node))]
  }

  private func branch(_ wire: WireID, y: Double, room: (above: Double, below: Double)) -> [SceneItem] {
    let ends = WireEnds(walkthrough: walkthrough, stage: stage)
    let end = ends.end(of: wire)
    let (far, edge) = ends.items(end, y: y, isLeft: false)
    let right = min(edge, stage.rightEnd)
    let level = ScenePoint(self.level, y)
    let port =
      stage.isTall
      ? ScenePoint(middle.x, middle.y + Self.radius + 3) : ScenePoint(middle.x + Self.radius + 3, middle.y)
    let out = stage.isTall ? Curve.corner(port, level) : Curve.level(port, level)
    let back = Array((out.dropLast().reversed() + [port]))
    let gradient = walkthrough.annotated.shownGradient(of: wire)
    let lines: [SceneItem]
    if case .computes = moment {
      let tip = ScenePoint(right, y)
      let points =
        [port] + out + Curve.straight(level, ScenePoint(right - stage.headLength, y))
      let line = SceneItem("wire", .computing, .line(points, width: stage.litWidth, head: tip))
      lines = [line.of(.wire(wire), from: .node(node), to: end.subject)]
    } else if gradient == nil {
      let points = [port] + out + Curve.straight(level, ScenePoint(right, y))
      let line = SceneItem("wire", .toCome, .line(points, width: stage.quietWidth, head: nil))
      lines = [line.of(.wire(wire), from: .node(node), to: end.subject)]
    } else {
      // The heads stand where the branches are still apart.
      let base = ScenePoint(level.x + stage.headLength, y)
      lines = [
        SceneItem("wire", .gradient, .line([level] + back, width: stage.litWidth, head: nil))
          .of(.wire(wire), to: .node(node)),
        SceneItem(
          "wire", .gradient,
          .line([ScenePoint(right, y)] + Curve.straight(ScenePoint(right, y), base), width: stage.litWidth, head: level)
        ).of(.wire(wire), from: end.subject),
      ]
    }
    var shown: Tensor<Double>?
    if case .computes = moment {} else { shown = gradient }
    return far.map { $0.standing(for: walkthrough.circuit.wires[wire].consumer) } + lines
      + WireTexts(walkthrough: walkthrough, stage: stage).items(
        of: wire, left: textStart, right: right - 6, y: y, height: room, gradient: shown, isNamed: false)
  }

  private func stem(_ wire: WireID) -> [SceneItem] {
    let y = stage.middleY
    let ends = WireEnds(walkthrough: walkthrough, stage: stage)
    let start = ends.start(of: wire)
    let (far, edge) = ends.items(start, y: y, isLeft: true)
    let left = max(stage.leftEnd, edge)
    let port = ScenePoint(middle.x - Self.radius - 3, y)
    let text = max(stage.textStart, left + 32)
    let right = port.x - 40
    let room = stage.pictureBottom - y - 10
    let strand = Strand(stage: stage, wire: wire, far: start.subject, node: node)
    return far.map { $0.standing(for: producer(of: wire)) }
      + [strand.input(from: left, y: y, to: port, stemFlow(wire))]
      + WireTexts(walkthrough: walkthrough, stage: stage).value(
        of: wire, room: (right - text, room), isNamed: true
      ).items(left: text, above: y)
      + sent(wire, left: text, right: right, y: y, room: room)
  }

  /// The one wire from above, with its texts to the right of it.
  private func tallStem(_ wire: WireID) -> [SceneItem] {
    let ends = WireEnds(walkthrough: walkthrough, stage: stage)
    let start = ends.start(of: wire)
    let (far, top) = ends.items(start, at: ScenePoint(middle.x, stage.pictureTop), isTop: true)
    let (left, right) = (middle.x + 76, stage.width - stage.margin)
    let y = (stage.pictureTop + middle.y) / 2
    let room = (middle.y - stage.pictureTop) / 2 - 10
    let strand = Strand(stage: stage, wire: wire, far: start.subject, node: node)
    return far.map { $0.standing(for: producer(of: wire)) }
      + [strand.down(from: ScenePoint(middle.x, top), to: middle.y - Self.radius - 3, stemFlow(wire))]
      + WireTexts(walkthrough: walkthrough, stage: stage).value(
        of: wire, room: (right - left, room), isNamed: true
      ).items(left: left, above: y)
      + sent(wire, left: left, right: right, y: y, room: room)
  }

  private func producer(of wire: WireID) -> NodeID { walkthrough.circuit.wires[wire].producer }

  private func stemFlow(_ wire: WireID) -> Strand.Flow {
    if case .computes = moment { return .forward(.computing) }
    return walkthrough.circuit.wires[wire].receivesGradient ? .back(.gradient) : .quiet
  }

  /// What goes back along the one wire, where anything does.
  private func sent(_ wire: WireID, left text: Double, right: Double, y: Double, room: Double) -> [SceneItem] {
    guard walkthrough.circuit.wires[wire].receivesGradient else { return [] }
    switch moment {
    case .computes, .seeded: return []
    case .asked(let blank):
      return [
        blank == "?"
          ? .text("label", .asked, StyledText("?", size: 36, isBold: true), left: text, y: y + 29)
            .standing(for: .wire(wire))
          : SceneItem("blank", .asked, .plate([], SceneBox(ScenePoint(text + 90, y + 32), width: 180, height: 54)))
      ]
    case .multiplies:
      return sum(of: wire, left: text, right: right, y: y, room: room).map { $0.of(.gradient(ofWire: wire)) }
    }
  }

  /// The sum written out: `20.83 + 6.942 = ` and the result.
  private func sum(of wire: WireID, left: Double, right: Double, y: Double, room: Double) -> [SceneItem] {
    guard let total = walkthrough.annotated.shownGradient(of: wire) else { return [] }
    let write = { (number: Double) in NumberText.format(number, digits: walkthrough.digits) }
    let terms = walkthrough.circuit.nodes[node].outputs.compactMap { walkthrough.annotated.shownGradient(of: $0) }
    guard let number = total.scalar else {
      return GridLayout(
        total, digits: walkthrough.digits, name: "label", .sent, room: (right - left, room), isBold: true
      ).items(left: left, top: y + GridLayout.clearance)
    }
    let numbers = terms.compactMap(\.scalar)
    let written = numbers.enumerated().map { $0 > 0 && $1 < 0 ? "(\(write($1)))" : write($1) }
    let shorter = written.count > 2 ? [Array(written.prefix(2)) + ["…"], [written[0], "…"]] : []
    for parts in [written] + shorter + [["…"]] {
      var text = StyledText(size: 32)
      if numbers.count > 1 { text.append(parts.joined(separator: " + ") + " = ", role: .gradient) }
      text.append(write(number), isBold: true)
      let fitted = text.fitted(right - left)
      if fitted.width <= right - left {
        return [.text("label", .sent, fitted, left: left, y: y + 9 + fitted.height / 2)]
      }
    }
    // Where nothing else has room, the result stands alone.
    return GridLayout(
      total, digits: walkthrough.digits, name: "label", .sent, room: (right - left, room), isBold: true
    ).items(left: left, top: y + GridLayout.clearance)
  }
}
