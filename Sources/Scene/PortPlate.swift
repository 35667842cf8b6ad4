import Engine

/// The plate at a port of the node at work, with the local gradient.
struct PortPlate {
  let lines: [StyledText]
  var box: SceneBox
  let isAbove: Bool
  let wire: WireID

  var left: Double { box.left }
  var bottom: Double { box.bottom }
  var item: SceneItem { SceneItem("plate", .local, .plate(lines, box)).of(.local(ofWire: wire)) }

  /// The same plate further down; nil for one above its wire.
  func below(_ top: Double) -> PortPlate? {
    guard !isAbove else { return nil }
    var plate = self
    plate.box.center.y = top + box.height / 2
    return plate
  }
}
