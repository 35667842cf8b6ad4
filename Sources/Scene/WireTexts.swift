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
  ///   - isNamed: whether the wire's name stands before its value, where it has one.
  ///   - endsAtRight: whether they stand at the right end of their room, and not at the left.
  func items(
    of wire: WireID, left: Double, right: Double, y: Double, height: (above: Double, below: Double),
    gradient: Tensor<Double>?, isNamed: Bool, isBold: Bool = false, endsAtRight: Bool = false
  ) -> [SceneItem] {
    var items = value(
      of: wire, left: left, right: right, y: y, height: height.above, isNamed: isNamed, endsAtRight: endsAtRight)
    if let gradient {
      let grid = GridLayout(
        gradient, digits: walkthrough.digits, name: "label", .gradient, room: (right - left, height.below - 10),
        isBold: isBold)
      items += grid.items(left: endsAtRight ? right - grid.width : left, top: y + 9)
        .map { $0.of(.gradient(ofWire: wire)) }
    }
    return items
  }

  func value(
    of wire: WireID, left: Double, right: Double, y: Double, height: Double, isNamed: Bool, endsAtRight: Bool = false
  ) -> [SceneItem] {
    let value = walkthrough.annotated.shownValue(of: wire)
    let named = isNamed ? walkthrough.shortFormula(of: wire, parts: 4).map { $0.mathText } : nil
    for name in [named, nil] {
      var prefix = StyledText(size: value.shape.isScalar ? 32 : 28)
      if let name { prefix.append(name + " = ") }
      if prefix.width > (right - left) / 2 { continue }
      let grid = GridLayout(
        value, digits: walkthrough.digits, name: "label", .value,
        room: (right - left - prefix.width, max(32, height - 8)))
      guard grid.width + prefix.width <= right - left || name == nil else { continue }
      let top = y - 9 - grid.height
      let left = endsAtRight ? right - prefix.width - grid.width : left
      let before =
        prefix.isEmpty
        ? []
        : [
          SceneItem.text("label", .value, prefix, left: left, y: top + grid.height / 2)
        ]
      return (before + grid.items(left: left + prefix.width, top: top)).map { $0.of(.value(ofWire: wire)) }
    }
    return []
  }
}
