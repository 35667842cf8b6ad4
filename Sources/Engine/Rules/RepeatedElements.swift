import Notation

/// Each element, or each layer along an axis, several times over: PyTorch's `repeat_interleave`, NumPy's `repeat`.
///
/// x̄ = z̄ summed over the copies. Without an axis the tensor is read as a vector; of a list, each number is how often an
/// element comes.
struct RepeatedElements: RearrangementRule {
  let name = "repeat_interleave", symbol = "repeat"
  let arity = 1...3
  let parameters = ["repeats", "axis"]
  let summary = "A repetition of elements sends each the sum of the upstream gradient over its copies."
  let exampleShapes: [Shape] = [[3]]
  var times = [2]
  /// Whether it is one number for all that is written.
  var isNumber = true
  var axis: Int?

  func bound(to call: Call) throws(CallFault) -> Binding {
    var rule = self
    let (value, place) = try written(call)
    let times = value.elements.compactMap { Int(exactly: $0) }
    guard value.shape.rank <= 1, times.count == value.shape.count, times.allSatisfy({ $0 >= 0 }),
      times.contains(where: { $0 > 0 })
    else {
      throw CallFault("an element comes a whole number of times, 0 or more", at: place)
    }
    (rule.times, rule.isNumber) = (times, value.shape.isScalar)
    rule.axis = try call.axis(at: 2, of: name)
    return Binding(rule, taking: 1..<max(1, call.arguments.count))
  }
  private func written(_ call: Call) throws(CallFault) -> (Tensor<Double>, CallFault.Place) {
    if let (argument, place) = try call.given("repeats", at: 1) {
      guard case .literal(let value) = argument else {
        throw CallFault(
          "how often an element comes is written out", at: place, hint: "write repeat_interleave(x, 2, axis=0)")
      }
      return (value, place)
    }
    throw CallFault(
      "repeat_interleave takes how often an element comes", hint: "write repeat_interleave(x, 2, axis=0)")
  }
  func statement(of inputs: [Formula]) -> Formula {
    let formulas = times.map { Formula.number(Double($0)) }
    return .call(
      name,
      inputs + [isNumber ? formulas[0] : .list(formulas)]
        + (axis.map { [.named("axis", .number(Double($0)))] } ?? []))
  }

  /// The tensor as it is read, the axis, and how often each layer along it comes.
  private func layers(_ whole: Shape) throws(ShapeMismatch) -> (shape: Shape, place: Int, counts: [Int]) {
    let shape = axis == nil ? Shape([whole.count]) : whole
    let place = try shape.axis(axis ?? 0)
    let extent = shape.extents[place]
    guard isNumber || times.count == extent || times.count == 1 else {
      throw ShapeMismatch(
        "there are \(extent) elements along axis \(place), and it is said of \(times.count) how often they come",
        shapes: [whole])
    }
    let counts = times.count == 1 ? [Int](repeating: times[0], count: extent) : times
    guard counts.reduce(0, { $0.addingClamped($1) }).multipliedClamped(shape.count / max(1, extent)) < 1 << 40 else {
      throw ShapeMismatch("that is too many elements", shapes: [whole])
    }
    return (shape, place, counts)
  }
  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape {
    let (shape, place, counts) = try layers(inputs[0])
    var extents = shape.extents
    extents[place] = counts.reduce(0) { $0.addingClamped($1) }
    return Shape(extents)
  }
  func sources(_ inputs: [Shape]) -> [(input: Int, place: Int)?] {
    guard let (shape, place, counts) = try? layers(inputs[0]) else { return [] }
    let layers = counts.enumerated().flatMap { [Int](repeating: $0, count: $1) }
    let (outer, extent, inner) = shape.walk(along: place)
    return (0..<outer).flatMap { block in
      layers.flatMap { layer in
        let first = (block * extent + layer) * inner
        return (first..<first + inner).map { (input: 0, place: $0) }
      }
    }
  }
  func told(_ inputs: [SymbolicTensor], upstream: Formula) -> [MathText] {
    ["\(upstream.mathText) summed over the copies of each element"]
  }
  func pyTorch(_ x: [String]) -> String {
    let repeats = isNumber ? "\(times[0])" : "torch.tensor([\(times.map(String.init).joined(separator: ", "))])"
    return "torch.repeat_interleave(\(x[0]), \(repeats)\(axis.map { ", dim=\($0)" } ?? ""))"
  }
}
