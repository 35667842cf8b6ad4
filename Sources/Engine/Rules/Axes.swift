import Notation

/// The axes in another order, Z = permute(X, …).     X̄ = Z̄ with the axes put back
struct Permute: RearrangementRule {
  let name = "permute", symbol = "permute"
  let arity = 1...Int.max
  let summary = "A permutation of axes sends the upstream gradient back with its axes put back."
  let exampleShapes: [Shape] = [[2, 3]]
  var axes: [Int] = [1, 0]

  func bound(to call: Call) throws(CallFault) -> Binding {
    Binding(Permute(axes: try call.wholeNumbers(from: 1, called: "an axis")), taking: 1..<call.arguments.count)
  }
  func statement(of inputs: [Formula]) -> Formula { .call(name, inputs + axes.map { .number(Double($0)) }) }

  private func order(_ shape: Shape) throws(ShapeMismatch) -> [Int] {
    var order: [Int] = []
    for axis in axes { order.append(try shape.axis(axis)) }
    guard order.sorted() == Array(0..<shape.rank) else {
      throw ShapeMismatch("permute names each of the \(shape.rank) axes of the shape \(shape) once", shapes: [shape])
    }
    return order
  }
  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape {
    Shape(try order(inputs[0]).map { inputs[0].extents[$0] })
  }
  func sources(_ inputs: [Shape]) -> [(input: Int, place: Int)?] {
    guard let order = try? order(inputs[0]) else { return [] }
    return inputs[0].places(permuted: order).map { (0, $0) }
  }
  func forward<A: Algebra>(_ inputs: [Tensor<A>]) -> Tensor<A> {
    (try? order(inputs[0].shape)).map(inputs[0].permuted) ?? inputs[0]
  }
  func pullback<A: Algebra>(_ upstream: Tensor<A>, inputs: [Tensor<A>], output: Tensor<A>) -> [Tensor<A>] {
    guard let order = try? order(inputs[0].shape) else { return [upstream] }
    // The place of each axis in the order puts it back.
    return [upstream.permuted(order.indices.sorted { order[$0] < order[$1] })]
  }
  func told(_ inputs: [SymbolicTensor], upstream: Formula) -> [MathText] {
    ["\(upstream.mathText) with its axes put back"]
  }
  func pyTorch(_ x: [String]) -> String {
    "torch.permute(\(x[0]), (\(axes.map { "\($0), " }.joined())))"
  }
}

/// Two axes exchanged.     X̄ = Z̄ with them exchanged again
struct SwapAxes: RearrangementRule {
  let name = "swapaxes", symbol = "swap"
  let arity = 3...3
  let summary = "An exchange of two axes exchanges them in the upstream gradient, too."
  let exampleShapes: [Shape] = [[2, 3]]
  var axes = [0, 1]

  func bound(to call: Call) throws(CallFault) -> Binding {
    Binding(SwapAxes(axes: try call.wholeNumbers(from: 1, called: "an axis")), taking: 1..<3)
  }
  func statement(of inputs: [Formula]) -> Formula { .call(name, inputs + axes.map { .number(Double($0)) }) }
  private func permutation(_ shape: Shape) throws(ShapeMismatch) -> Permute {
    let (first, second) = (try shape.axis(axes[0]), try shape.axis(axes[1]))
    var order = Array(0..<shape.rank)
    order.swapAt(first, second)
    return Permute(axes: order)
  }
  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape {
    try permutation(inputs[0]).outputShape(of: inputs)
  }
  func sources(_ inputs: [Shape]) -> [(input: Int, place: Int)?] {
    (try? permutation(inputs[0]))?.sources(inputs) ?? []
  }
  func forward<A: Algebra>(_ inputs: [Tensor<A>]) -> Tensor<A> {
    (try? permutation(inputs[0].shape))?.forward(inputs) ?? inputs[0]
  }
  func pullback<A: Algebra>(_ upstream: Tensor<A>, inputs: [Tensor<A>], output: Tensor<A>) -> [Tensor<A>] {
    (try? permutation(inputs[0].shape))?.pullback(upstream, inputs: inputs, output: output) ?? [upstream]
  }
  func told(_ inputs: [SymbolicTensor], upstream: Formula) -> [MathText] {
    ["\(upstream.mathText) with the two axes exchanged"]
  }
  func pyTorch(_ x: [String]) -> String { "torch.swapaxes(\(x[0]), \(axes[0]), \(axes[1]))" }
}

/// The same elements with axes of the extent 1 put in or taken out, or with all axes in one.     x̄ = z̄ in the shape of x
struct ChangeAxes: RearrangementRule {
  enum Change: String { case unsqueeze, squeeze, flatten }

  let change: Change
  var axes: [Int]?

  init(_ change: Change, axes: [Int]? = nil) { (self.change, self.axes) = (change, axes) }

  var name: String { change.rawValue }
  var symbol: String { change.rawValue }
  let arity = 1...3
  let parameters = ["axis"]
  let summary = "Nothing is computed: the upstream gradient goes back in the shape of the input."
  var exampleShapes: [Shape] { change == .squeeze ? [[1, 3]] : [[2, 3]] }

  func bound(to call: Call) throws(CallFault) -> Binding {
    let written = try call.wholeNumbers(from: 1, called: "an axis")
    let axes = try call.axes(named: "axis") ?? (written.isEmpty ? nil : written)
    if let axes, Set(axes).count < axes.count {
      throw CallFault("an axis is named once", at: .argument(call.arguments.count - 1))
    }
    if change == .unsqueeze, axes?.count != 1 {
      throw CallFault("unsqueeze takes the place of the new axis", hint: "write unsqueeze(x, 0)")
    }
    return Binding(ChangeAxes(change, axes: axes), taking: 1..<call.arguments.count)
  }
  func statement(of inputs: [Formula]) -> Formula { .call(name, inputs + (axes ?? []).map { .number(Double($0)) }) }

  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape {
    let shape = inputs[0]
    var extents = shape.extents
    switch change {
    case .unsqueeze:
      let place = axes?.first ?? 0
      guard (-shape.rank - 1...shape.rank).contains(place) else {
        throw ShapeMismatch("there is no place \(place) for an axis in the shape \(shape)", shapes: inputs)
      }
      extents.insert(1, at: place < 0 ? place + shape.rank + 1 : place)
    case .squeeze:
      let places = try shape.axes(axes ?? Array(0..<shape.rank))
      extents = extents.indices.filter { !places.contains($0) || extents[$0] != 1 }.map { extents[$0] }
    case .flatten:
      let first = try shape.axis(axes?.first ?? 0)
      let last = try shape.axis(axes.flatMap { $0.count > 1 ? $0[1] : nil } ?? -1)
      guard first <= last else { throw ShapeMismatch("flatten takes its first axis first", shapes: inputs) }
      extents.replaceSubrange(first...last, with: [extents[first...last].reduce(1, *)])
    }
    return Shape(extents)
  }
  func sources(_ inputs: [Shape]) -> [(input: Int, place: Int)?] { (0..<inputs[0].count).map { (0, $0) } }
  func told(_ inputs: [SymbolicTensor], upstream: Formula) -> [MathText] {
    ["\(upstream.mathText) in the shape \(inputs[0].shape.description)"]
  }
  func pyTorch(_ x: [String]) -> String {
    let numbers = (axes ?? []).map { "\($0)" }
    // Of several axes to squeeze PyTorch takes a tuple.
    let told = change == .squeeze && numbers.count > 1 ? ["(\(numbers.joined(separator: ", ")))"] : numbers
    return "torch.\(name)(\(([x[0]] + told).joined(separator: ", ")))"
  }
}
