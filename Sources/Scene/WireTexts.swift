import Engine
import Notation
import Walkthrough

/// What stands at a level wire: above it its value, below it its gradient.
struct WireTexts {
  let walkthrough: Walkthrough
  let stage: Stage

  /// - Parameters:
  ///   - left: where the texts begin, and where they have to end.
  ///   - height: the room above and below.
  ///   - gradient: nil where none is shown.
  ///   - isNamed: whether the wire's name stands at its value, where it has one.
  ///   - endsAtRight: whether they stand at the right end of their room, and not at the left.
  func items(
    of wire: WireID, left: Double, right: Double, y: Double, height: (above: Double, below: Double),
    gradient: Tensor<Double>?, isNamed: Bool, isBold: Bool = false, endsAtRight: Bool = false
  ) -> [SceneItem] {
    let value = value(of: wire, room: (right - left, height.above), isNamed: isNamed)
    var items = value.items(left: endsAtRight ? right - value.width : left, above: y)
    if let gradient {
      let grid = GridLayout(
        gradient, digits: walkthrough.digits, name: "label", .gradient,
        room: (right - left, height.below - GridLayout.clearance), isBold: isBold)
      items += grid.items(left: endsAtRight ? right - grid.width : left, top: y + GridLayout.clearance)
        .map { $0.of(.gradient(ofWire: wire)) }
    }
    return items
  }

  /// A value in some room above its wire: with its name before it, or above it where there is no room for both side by
  /// side, or without one where the name would cost elements or digits.
  func value(of wire: WireID, room: (width: Double, height: Double), isNamed: Bool) -> ValueText {
    let value = walkthrough.annotated.shownValue(of: wire)
    let height = max(GridLayout.pitch, room.height - GridLayout.clearance)
    func text(_ name: StyledText?, isAbove: Bool = false) -> ValueText {
      let beside = isAbove ? 0 : name?.width ?? 0
      let above = isAbove ? ValueText.linePitch : 0
      let grid = GridLayout(
        value, digits: walkthrough.digits, name: "label", .value, room: (room.width - beside, height - above))
      return ValueText(wire: wire, name: name, isNameAbove: isAbove, grid: grid)
    }
    let bare = text(nil)
    let size = value.shape.isScalar ? 32.0 : 28.0
    guard isNamed, let name = walkthrough.shortFormula(of: wire, parts: 4)?.mathText else { return bare }
    var named: [ValueText] = []
    for size in [size, StageCanvas.smallestText] {
      let before = StyledText(name + " = ", size: size)
      if before.width < room.width - 40 { named.append(text(before)) }
    }
    let above = StyledText(name + " =", size: StageCanvas.smallestText)
    if above.width <= room.width, bare.grid.height + ValueText.linePitch <= height {
      named.append(text(above, isAbove: true))
    }
    // Of a tensor three digits are enough; a name costs neither those nor an element.
    let enough = value.shape.isScalar ? bare.grid.wholeDigits : min(3, bare.grid.wholeDigits)
    return named.first {
      $0.width <= room.width && $0.grid.wholeDigits >= enough && $0.grid.shownCount >= bare.grid.shownCount
    } ?? bare
  }
}

/// A value as it stands above a wire, with its name.
struct ValueText {
  let wire: WireID
  let name: StyledText?
  let isNameAbove: Bool
  let grid: GridLayout

  static let linePitch = 31.0

  var width: Double {
    let name = name?.width ?? 0
    return isNameAbove ? max(name, grid.width) : name + grid.width
  }
  var height: Double { grid.height + (isNameAbove ? Self.linePitch : 0) }

  /// The items, from a left end, above a wire.
  func items(left: Double, above y: Double) -> [SceneItem] {
    let top = y - GridLayout.clearance - grid.height
    let nameY = isNameAbove ? top - Self.linePitch / 2 : top + grid.height / 2
    let before = name.map { [SceneItem.text("label", .value, $0, left: left, y: nameY)] } ?? []
    let gridLeft = left + (isNameAbove ? 0 : name?.width ?? 0)
    return (before + grid.items(left: gridLeft, top: top)).map { $0.of(.value(ofWire: wire)) }
  }
}
