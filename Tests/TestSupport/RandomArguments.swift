import Engine

/// What dice write out behind the first wire of functions that understand little else: indices within its axes, lengths that
/// add up.
struct RandomArguments {
  /// The arguments, and what is given by name besides.
  let literals: [Tensor<Double>]
  let parameters: [String: Tensor<Double>]

  /// - Parameters:
  ///   - shape: that of the first wire.
  /// - Returns: nil for functions that are called with anything.
  init?(of rule: any FunctionRule, for shape: Shape, _ dice: inout Dice) {
    let extents = shape.extents
    let axis = extents.isEmpty ? 0 : Int.random(in: 0..<extents.count, using: &dice)
    let extent = extents.isEmpty ? 1 : extents[axis]
    // An axis from the end now and then.
    let named = Tensor(Double(Bool.random(using: &dice) ? axis : axis - max(1, extents.count)))
    func numbers(_ shape: [Int], below bound: Int, _ dice: inout Dice) -> Tensor<Double> {
      let shape = Shape(shape)
      return Tensor((0..<shape.count).map { _ in Double(Int.random(in: 0..<bound, using: &dice)) }, shape: shape)
    }
    var given: [String: Tensor<Double>] = [:]
    switch rule.name {
    case "gather":
      let picked = extents.enumerated().map { place, extent in
        Int.random(in: 1...(place == axis ? 3 : extent), using: &dice)
      }
      literals = [named, numbers(picked, below: extent, &dice)]
    case "take_along_axis":
      let picked = extents.enumerated().map { place, extent in place == axis || Bool.random(using: &dice) ? 1 : extent }
      literals = [numbers(picked, below: extent, &dice), named]
    case "index_select":
      literals = [named, numbers([Int.random(in: 1...3, using: &dice)], below: extent, &dice)]
    case "take":
      let picked = dice.pick([[], [2], [2, 2]])
      if Bool.random(using: &dice) {
        literals = [numbers(picked, below: shape.count, &dice)]
      } else {
        literals = [numbers(picked, below: extent, &dice)]
        given["axis"] = named
      }
    case "split", "tensor_split", "chunk":
      let first = Int.random(in: 1...max(1, extent - 1), using: &dice)
      let isList = rule.name != "chunk" && extent > 1 && Bool.random(using: &dice)
      let cut = rule.name == "split" ? [first, extent - first] : [first]
      literals = [isList ? Tensor(cut.map { Double($0) }, shape: [cut.count]) : Tensor(Double(first))]
      given["axis"] = named
      if Bool.random(using: &dice) { given["piece"] = Tensor(Double(dice.pick([0, -1, 1]))) }
    case "repeat_interleave":
      let each = numbers([extent], below: 3, &dice).map { $0 + (extent == 1 ? 1 : 0) }
      literals = [Bool.random(using: &dice) ? Tensor(Double(Int.random(in: 1...2, using: &dice))) : each]
      given["axis"] = named
    case "threshold": literals = [Tensor(dice.pick([0, 1, 0.5])), Tensor(dice.pick([0, -1, 2]))]
    default: return nil
    }
    parameters = given
  }
}
