import Notation

/// One axis, or several, at other places, the rest in their order: NumPy's `moveaxis`, PyTorch's `movedim`.
///
/// X̄ = Z̄ with the axes moved back
struct MoveAxes: RearrangementRule {
  let name = "movedim", aliases = ["moveaxis"], symbol = "movedim"
  let arity = 3...3
  let summary = "A move of axes moves them back in the upstream gradient."
  let exampleShapes: [Shape] = [[2, 3]]
  var from = [0], to = [1]

  func bound(to call: Call) throws(CallFault) -> Binding {
    let (from, to) = (try call.axes(at: 1, of: name), try call.axes(at: 2, of: name))
    guard from.count == to.count else {
      throw CallFault("\(name) has a new place for each axis", at: .argument(2), hint: "write \(name)(x, 0, 1)")
    }
    return Binding(MoveAxes(from: from, to: to), taking: 1..<3)
  }
  func statement(of inputs: [Formula]) -> Formula {
    func written(_ axes: [Int]) -> Formula {
      axes.count == 1 ? .number(Double(axes[0])) : .list(axes.map { .number(Double($0)) })
    }
    return .call(name, inputs + [written(from), written(to)])
  }

  private func permutation(_ shape: Shape) throws(ShapeMismatch) -> Permute {
    var (sources, targets): ([Int], [Int]) = ([], [])
    for axis in from { sources.append(try shape.axis(axis)) }
    for axis in to { targets.append(try shape.axis(axis)) }
    guard Set(sources).count == sources.count, Set(targets).count == targets.count else {
      throw ShapeMismatch("\(name) names each axis, and each new place, once", shapes: [shape])
    }
    var order = (0..<shape.rank).filter { !sources.contains($0) }
    for (target, source) in zip(targets, sources).sorted(by: { $0.0 < $1.0 }) { order.insert(source, at: target) }
    return Permute(axes: order)
  }
  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape {
    try permutation(inputs[0]).outputShape(of: inputs)
  }
  func sources(_ inputs: [Shape]) -> [(input: Int, place: Int)?] {
    (try? permutation(inputs[0]))?.sources(inputs) ?? []
  }
  func told(_ inputs: [SymbolicTensor], upstream: Formula) -> [MathText] {
    ["\(upstream.mathText) with the axes moved back"]
  }
  func pyTorch(_ x: [String]) -> String {
    func written(_ axes: [Int]) -> String { "(\(axes.map { "\($0), " }.joined()))" }
    return "torch.movedim(\(x[0]), \(written(from)), \(written(to)))"
  }
}

/// The elements along some axes, all unless they are given, in reverse order.     x̄ = z̄ in reverse order
struct Flip: RearrangementRule {
  let name = "flip", symbol = "flip"
  let arity = 1...Int.max
  let parameters = ["axis"]
  let summary = "A reversal reverses the upstream gradient, too."
  let exampleShapes: [Shape] = [[3]]
  var axes: [Int]?

  func bound(to call: Call) throws(CallFault) -> Binding {
    let written = try call.wholeNumbers(from: 1, called: "an axis")
    let axes = try call.axes(named: "axis") ?? (written.isEmpty ? nil : written)
    return Binding(Flip(axes: axes), taking: 1..<call.arguments.count)
  }
  func statement(of inputs: [Formula]) -> Formula { .call(name, inputs + (axes ?? []).map { .number(Double($0)) }) }

  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape {
    _ = try inputs[0].axes(axes ?? [])
    return inputs[0]
  }
  func sources(_ inputs: [Shape]) -> [(input: Int, place: Int)?] {
    let shape = inputs[0]
    let flipped = Set((axes ?? Array(0..<shape.rank)).compactMap { try? shape.axis($0) })
    return shape.extents.indices.reduce([0]) { places, axis in
      let (extent, stride) = (shape.extents[axis], shape.extents[(axis + 1)...].reduce(1, *))
      return places.flatMap { place in
        (0..<extent).map { place + (flipped.contains(axis) ? extent - 1 - $0 : $0) * stride }
      }
    }.map { (0, $0) }
  }
  func told(_ inputs: [SymbolicTensor], upstream: Formula) -> [MathText] {
    ["\(upstream.mathText) in reverse order"]
  }
  func pyTorch(_ x: [String]) -> String {
    "torch.flip(\(x[0]), \(axes.map { "(\($0.map { "\($0), " }.joined()))" } ?? "tuple(range(\(x[0]).ndim))"))"
  }
}

/// The elements moved along an axis, those that leave at its end coming in at its beginning; without an axis, row by row.
///
/// x̄ = z̄ moved back
struct Roll: RearrangementRule {
  let name = "roll", symbol = "roll"
  let arity = 2...3
  let parameters = ["axis"]
  let summary = "A roll moves the upstream gradient back by as many places."
  let exampleShapes: [Shape] = [[3]]
  var shift = 1
  var axis: Int?

  func bound(to call: Call) throws(CallFault) -> Binding {
    guard let shift = call.wholeNumber(at: 1) else {
      throw CallFault("roll moves by a whole number written out", at: .argument(1), hint: "write roll(x, 1)")
    }
    let written = call.arguments.count > 2 ? call.wholeNumber(at: 2) : nil
    guard call.arguments.count == 2 || written != nil else {
      throw CallFault("an axis is a whole number", at: .argument(2), hint: "write 0 for the first")
    }
    return Binding(
      Roll(shift: shift, axis: try call.wholeNumber("axis") ?? written), taking: 1..<call.arguments.count)
  }
  func statement(of inputs: [Formula]) -> Formula {
    .call(name, inputs + [shift, axis].compactMap { $0.map { .number(Double($0)) } })
  }

  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape {
    if let axis { _ = try inputs[0].axis(axis) }
    return inputs[0]
  }
  func sources(_ inputs: [Shape]) -> [(input: Int, place: Int)?] {
    let shape = inputs[0]
    let place = axis.flatMap { try? shape.axis($0) }
    let extent = place.map { shape.extents[$0] } ?? shape.count
    let stride = place.map { shape.extents[($0 + 1)...].reduce(1, *) } ?? 1
    return (0..<shape.count).map { index in
      let along = index / stride % extent
      let from = ((along - shift) % extent + extent) % extent
      return (0, index + (from - along) * stride)
    }
  }
  func told(_ inputs: [SymbolicTensor], upstream: Formula) -> [MathText] { ["\(upstream.mathText) moved back"] }
  func pyTorch(_ x: [String]) -> String {
    "torch.roll(\(x[0]), \(shift)\(axis.map { ", \($0)" } ?? ""))"
  }
}
