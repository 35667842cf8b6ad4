import Engine
import Walkthrough

extension PortLayout {
  /// How much it needs above and below its wire, in no more than the room that it has.
  var extent: (above: Double, below: Double) {
    let ends = WireEnds(walkthrough: walkthrough, stage: stage)
    let isNamed = !ends.start(of: port.wire).isName
    let value = WireTexts(walkthrough: walkthrough, stage: stage).value(
      of: port.wire, room: (valueRoom(from: stage.textStart), room.above), isNamed: isNamed)
    var above = value.height + GridLayout.clearance
    guard let sent else { return (above, 20) }
    var below = sent.height(in: sentRoom(from: stage.textStart), height: room.below) + GridLayout.clearance
    let beside = side == .inner ? max(160, valueRoom(from: stage.textStart) - value.width - 40) : 430
    let lines = plateTexts.last.map { min(3, $0.lines(beside).count) } ?? 1
    let plate = PortPlate.clearance + PortPlate.height(lines: lines)
    switch side {
    case .single: break
    case .above: above = max(above, plate)
    case .below: below = max(below, plate)
    case .inner: if lines > 1 { above = max(above, plate) }
    }
    return (above, below)
  }
}
