import Notation

/// Transpose, Z = Xᵀ: the axes in reverse order.     X̄ = Z̄ᵀ
struct Transpose: RearrangementRule {
  let name = "transpose", symbol = "ᵀ"
  let arity = 1...1
  let summary = "A transpose sends the upstream gradient back transposed."
  let exampleShapes: [Shape] = [[2, 3]]

  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape { Shape(inputs[0].extents.reversed()) }
  func sources(_ inputs: [Shape]) -> [(input: Int, place: Int)?] { places(in: inputs[0]).map { (0, $0) } }
  func told(_ inputs: [SymbolicTensor], upstream: Formula) -> [MathText] {
    [Formula.call("transpose", [upstream]).mathText]
  }

  /// The places in a tensor that the elements of its transpose come from.
  func places(in shape: Shape) -> [Int] {
    shape.extents.reversed().enumerated().reduce([0]) { places, axis in
      // From the last axis of the tensor on, which is the first of its transpose.
      let stride = shape.extents.suffix(axis.offset).reduce(1, *)
      return places.flatMap { place in (0..<axis.element).map { place + $0 * stride } }
    }
  }
  func pyTorch(_ x: [String]) -> String { "torch.permute(\(x[0]), tuple(reversed(range(\(x[0]).ndim))))" }
}

/// The same elements, row by row, in another shape.     x̄ = z̄ in the shape of x
struct Reshape: RearrangementRule {
  let name = "reshape", symbol = "reshape"
  let arity = 2...Int.max
  let summary = "A reshape sends the upstream gradient back in the shape of its input."
  let exampleShapes: [Shape] = [[2, 3]]
  /// −1 at most once: what is left over.
  var extents: [Int] = [-1]

  func bound(to call: Call) throws(CallFault) -> Binding {
    Binding(
      Reshape(extents: try call.wholeNumbers(from: 1, called: "an extent of the new shape")),
      taking: 1..<call.arguments.count)
  }
  func statement(of inputs: [Formula]) -> Formula { .call(name, inputs + extents.map { .number(Double($0)) }) }
  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape {
    let known = extents.filter { $0 != -1 }
    let rest = known.reduce(1) { $0.multipliedReportingOverflow(by: $1).partialValue }
    let count = inputs[0].count
    guard known.allSatisfy({ (1...count).contains($0) }), extents.count - known.count <= 1, rest > 0,
      extents.count == known.count ? rest == count : count % rest == 0
    else {
      throw ShapeMismatch(
        "the \(count) numbers of the shape \(inputs[0]) do not fill the shape \(Shape.written(extents))", shapes: inputs
      )
    }
    return Shape(extents.map { $0 == -1 ? count / rest : $0 })
  }
  func sources(_ inputs: [Shape]) -> [(input: Int, place: Int)?] { (0..<inputs[0].count).map { (0, $0) } }
  func told(_ inputs: [SymbolicTensor], upstream: Formula) -> [MathText] {
    ["\(upstream.mathText) in the shape \(inputs[0].shape.description)"]
  }
  func pyTorch(_ x: [String]) -> String { "torch.reshape(\(x[0]), (\(extents.map { "\($0), " }.joined())))" }
}

/// Tensors one after the other along an axis, the first unless it is given; a number counts as a vector of one.
///
/// Each input receives its part of z̄.
struct Concatenate: RearrangementRule {
  let name = "concat", symbol = "concat"
  let arity = 2...Int.max
  let parameters = ["axis"]
  let summary = "A concatenation cuts the upstream gradient up and sends each input its part."
  let exampleShapes: [Shape] = [[2], [3]]
  var axis = 0

  func bound(to call: Call) throws(CallFault) -> Binding {
    Binding(Concatenate(axis: try call.wholeNumber("axis") ?? 0))
  }
  func statement(of inputs: [Formula]) -> Formula {
    .call(name, inputs + (axis == 0 ? [] : [.named("axis", .number(Double(axis)))]))
  }

  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape {
    let parts = inputs.map { $0.isScalar ? Shape([1]) : $0 }
    let place = try parts[0].axis(axis)
    var extents = parts[0].extents
    for part in parts.dropFirst() {
      guard part.rank == parts[0].rank, part.reduced(along: place) == parts[0].reduced(along: place) else {
        throw ShapeMismatch(
          "concat along axis \(place) takes tensors that differ in that axis only, and the shapes are "
            + "\(inputs.map(\.description).joined(separator: " and "))", shapes: inputs)
      }
      extents[place] += part.extents[place]
    }
    return Shape(extents)
  }

  func sources(_ inputs: [Shape]) -> [(input: Int, place: Int)?] {
    let parts = inputs.map { $0.isScalar ? Shape([1]) : $0 }
    let place = axis < 0 ? axis + parts[0].rank : axis
    let outer = parts[0].extents[..<place].reduce(1, *)
    // Of each input in turn the stretch that lies together in the output.
    let stretches = parts.map { $0.extents[place...].reduce(1, *) }
    return (0..<outer).flatMap { block in
      stretches.enumerated().flatMap { input, stretch in
        (0..<stretch).map { (input, block * stretch + $0) }
      }
    }
  }

  func told(_ inputs: [SymbolicTensor], upstream: Formula) -> [MathText] {
    inputs.map { "the part of \(upstream.mathText) that comes from \($0.formula.mathText)" }
  }
  func pyTorch(_ x: [String]) -> String {
    "torch.cat([\(x.map { "torch.atleast_1d(\($0))" }.joined(separator: ", "))], dim=\(axis))"
  }
}
