import Notation

/// Tensors of one shape, one beside the other along a new axis.     Each input receives its part of z̄.
struct Stack: RearrangementRule {
  let name = "stack", symbol = "stack"
  let arity = 1...Int.max
  let parameters = ["axis"]
  let summary = "A stack takes the upstream gradient apart and sends each input its layer."
  let exampleShapes: [Shape] = [[2], [2]]
  var axis = 0

  func bound(to call: Call) throws(CallFault) -> Binding { Binding(Stack(axis: try call.wholeNumber("axis") ?? 0)) }
  func statement(of inputs: [Formula]) -> Formula {
    .call(name, inputs + (axis == 0 ? [] : [.named("axis", .number(Double(axis)))]))
  }
  private func place(_ shape: Shape) -> Int { axis < 0 ? axis + shape.rank + 1 : axis }

  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape {
    guard inputs.allSatisfy({ $0 == inputs[0] }) else {
      let shapes = inputs.map(\.description).joined(separator: " and ")
      throw ShapeMismatch("stack takes tensors of one shape, and the shapes are \(shapes)", shapes: inputs)
    }
    guard (0...inputs[0].rank).contains(place(inputs[0])) else {
      throw ShapeMismatch("there is no place \(axis) for an axis in the shape \(inputs[0])", shapes: inputs)
    }
    var extents = inputs[0].extents
    extents.insert(inputs.count, at: place(inputs[0]))
    return Shape(extents)
  }
  func sources(_ inputs: [Shape]) -> [(input: Int, place: Int)?] {
    let inner = inputs[0].extents[place(inputs[0])...].reduce(1, *)
    return (0..<inputs[0].count / max(1, inner)).flatMap { block in
      inputs.indices.flatMap { input in (0..<inner).map { (input, block * inner + $0) } }
    }
  }
  func told(_ inputs: [SymbolicTensor], upstream: Formula) -> [MathText] {
    inputs.map { "the layer of \(upstream.mathText) that comes from \($0.formula.mathText)" }
  }
  func pyTorch(_ x: [String]) -> String { "torch.stack([\(x.joined(separator: ", "))], dim=\(axis))" }
}

/// A tensor repeated to a shape to which it broadcasts.     x̄ = z̄ summed over the copies
struct Expand: RearrangementRule {
  let name = "expand", aliases = ["broadcast_to"], symbol = "expand"
  let arity = 2...Int.max
  let summary = "An expansion sends back the sum of the upstream gradient over the copies it made."
  let exampleShapes: [Shape] = [[3]]
  var extents: [Int] = [2, 3]

  func bound(to call: Call) throws(CallFault) -> Binding {
    Binding(
      Expand(extents: try call.wholeNumbers(from: 1, called: "an extent of the new shape")),
      taking: 1..<call.arguments.count)
  }
  func statement(of inputs: [Formula]) -> Formula { .call(name, inputs + extents.map { .number(Double($0)) }) }
  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape {
    let lead = extents.count - inputs[0].rank
    // −1 leaves an extent as it is.
    let target = extents.enumerated().map { $1 == -1 && $0 >= lead ? inputs[0].extents[$0 - lead] : $1 }
    guard lead >= 0, target.allSatisfy({ $0 > 0 }), try inputs[0].broadcast(with: Shape(target)) == Shape(target) else {
      throw ShapeMismatch(
        "the shape \(inputs[0]) does not expand to \(Shape.written(extents))", shapes: inputs)
    }
    return Shape(target)
  }
  func sources(_ inputs: [Shape]) -> [(input: Int, place: Int)?] {
    guard let shape = try? outputShape(of: inputs) else { return [] }
    return inputs[0].places(in: shape).map { (0, $0) }
  }
  func told(_ inputs: [SymbolicTensor], upstream: Formula) -> [MathText] {
    ["\(upstream.mathText) summed over the copies"]
  }
  func pyTorch(_ x: [String]) -> String { "\(x[0]).expand(\(extents.map { "\($0)" }.joined(separator: ", ")))" }
}

/// A tensor several times over along each axis, as NumPy's `tile` and PyTorch's `repeat`.     x̄ = z̄ summed over the copies
struct Repeat: RearrangementRule {
  let name = "repeat", aliases = ["tile"], symbol = "repeat"
  let arity = 2...Int.max
  let summary = "A repetition sends back the sum of the upstream gradient over the copies it made."
  let exampleShapes: [Shape] = [[3]]
  var times: [Int] = [2]

  func bound(to call: Call) throws(CallFault) -> Binding {
    Binding(
      Repeat(times: try call.wholeNumbers(from: 1, called: "how often it is repeated")),
      taking: 1..<call.arguments.count)
  }
  func statement(of inputs: [Formula]) -> Formula { .call(name, inputs + times.map { .number(Double($0)) }) }
  private func aligned(_ shape: Shape) -> (extents: [Int], times: [Int]) {
    let rank = max(shape.rank, times.count)
    func filled(_ numbers: [Int]) -> [Int] { [Int](repeating: 1, count: rank - numbers.count) + numbers }
    return (filled(shape.extents), filled(times))
  }
  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape {
    guard times.allSatisfy({ $0 > 0 }) else {
      throw ShapeMismatch("a tensor is repeated once or more along each axis", shapes: inputs)
    }
    let (extents, times) = aligned(inputs[0])
    return Shape(zip(extents, times).map { $0.multipliedClamped($1) })
  }
  func sources(_ inputs: [Shape]) -> [(input: Int, place: Int)?] {
    let (extents, times) = aligned(inputs[0])
    return extents.indices.reduce([0]) { places, axis in
      let stride = extents[(axis + 1)...].reduce(1, *)
      return places.flatMap { place in
        (0..<extents[axis] * times[axis]).map { place + $0 % extents[axis] * stride }
      }
    }.map { (0, $0) }
  }
  func told(_ inputs: [SymbolicTensor], upstream: Formula) -> [MathText] {
    ["\(upstream.mathText) summed over the copies"]
  }
  func pyTorch(_ x: [String]) -> String { "torch.tile(\(x[0]), (\(times.map { "\($0), " }.joined())))" }
}

/// A tensor with zeros around it, given as PyTorch's `pad` has them: before and after, from the last axis on.
///
/// x̄ = z̄ without the border
struct Pad: RearrangementRule {
  let name = "pad", symbol = "pad"
  let arity = 2...Int.max
  let summary = "A border of zeros is cut off the upstream gradient again."
  let exampleShapes: [Shape] = [[3]]
  var widths: [Int] = [1, 1]

  func bound(to call: Call) throws(CallFault) -> Binding {
    Binding(
      Pad(widths: try call.wholeNumbers(from: 1, called: "a width of the border")), taking: 1..<call.arguments.count)
  }
  func statement(of inputs: [Formula]) -> Formula { .call(name, inputs + [.list(widths.map { .number(Double($0)) })]) }
  /// By axis of the input, what is put before and after.
  private func borders(_ shape: Shape) -> [(before: Int, after: Int)] {
    var borders = [(before: Int, after: Int)](repeating: (0, 0), count: shape.rank)
    for pair in 0..<widths.count / 2 where pair < shape.rank {
      borders[shape.rank - 1 - pair] = (widths[2 * pair], widths[2 * pair + 1])
    }
    return borders
  }
  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape {
    guard widths.count.isMultiple(of: 2), widths.count <= 2 * inputs[0].rank, widths.allSatisfy({ $0 >= 0 }) else {
      throw ShapeMismatch(
        "pad takes two widths for each axis, from the last on: [1, 1] for one axis", shapes: inputs)
    }
    return Shape(zip(inputs[0].extents, borders(inputs[0])).map { $0 + $1.before + $1.after })
  }
  func sources(_ inputs: [Shape]) -> [(input: Int, place: Int)?] {
    let shape = inputs[0]
    let start: [Int?] = [0]
    return zip(shape.extents.indices, borders(shape)).reduce(start) { places, axis in
      let (index, border) = axis
      let stride = shape.extents[(index + 1)...].reduce(1, *)
      let extent = shape.extents[index]
      return places.flatMap { place -> [Int?] in
        (0..<border.before + extent + border.after).map { step in
          let inside = step - border.before
          guard let place, (0..<extent).contains(inside) else { return nil }
          return place + inside * stride
        }
      }
    }.map { $0.map { (0, $0) } }
  }
  func told(_ inputs: [SymbolicTensor], upstream: Formula) -> [MathText] {
    ["\(upstream.mathText) without the border"]
  }
  func pyTorch(_ x: [String]) -> String { "F.pad(\(x[0]), (\(widths.map { "\($0), " }.joined())))" }
}
