import Engine

/// Where the plate of a port stands: on the side of its wire that the wire does not bend to.
enum PlateSide {
  /// Above the one wire, which is straight.
  case single
  /// Above the topmost of several wires, and below the lowest: there is room up to beyond the node.
  case above, below
  /// Above a wire between others, where it has not begun to bend.
  case inner

  /// - Parameter y: where the wire leaves the level of its texts.
  init(_ place: Int, of count: Int, y: Double, _ stage: Stage) {
    let offset = y - stage.middleY
    self =
      count == 1 ? .single : place == 0 && offset < -20 ? .above : place == count - 1 && offset > 20 ? .below : .inner
  }
}

/// The plate at a port of the node at work, with the local gradient.
struct PortPlate {
  let lines: [StyledText]
  let box: SceneBox
  let wire: WireID

  static let fontSize = 26.0, linePitch = 30.0
  /// How far from its wire it stands.
  static let clearance = 14.0
  static let padding = 13.0

  static func height(lines: Int) -> Double { Double(lines) * linePitch + 8 }

  /// A text in a plate of so many lines at most; nil where it has no room.
  /// - Parameters:
  ///   - middle: where it stands in the middle, if it can.
  ///   - top: of the plate, or its bottom if it stands above its wire.
  init?(
    _ text: StyledText, lines count: Int, from left: Double, to right: Double, middle: Double, top: Double? = nil,
    bottom: Double? = nil, wire: WireID
  ) {
    let room = right - left - 2 * Self.padding
    let lines = text.lines(room)
    guard !lines.isEmpty, lines.count <= count, let widest = lines.map(\.width).max(), widest <= room else {
      return nil
    }
    let (width, height) = (widest + 2 * Self.padding, Self.height(lines: lines.count))
    let x = min(max(middle, left + width / 2), right - width / 2)
    let y = bottom.map { $0 - height / 2 } ?? (top ?? 0) + height / 2
    (self.lines, self.wire, box) = (lines, wire, SceneBox(ScenePoint(x, y), width: width, height: height))
  }

  var item: SceneItem { SceneItem("plate", .local, .plate(lines, box)).of(.local(ofWire: wire)) }
}
