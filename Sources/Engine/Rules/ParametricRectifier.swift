import Notation

/// Rectified linear unit with a slope that is learnt, z = x where x > 0, else a x, He and others 2015.
///
/// ∂z/∂x = 1 where x > 0, else a.     ∂z/∂a = 0 where x > 0, else x
/// There is one slope, or one for each channel, which is the second axis. At the kink x = 0 the gradient is that of the other
/// side, as in PyTorch.
struct ParametricRectifiedLinear: FunctionRule {
  let name = "prelu", symbol = "prelu"
  let arity = 1...2
  let argumentNames = ["weight": 1]
  let exampleShapes: [Shape] = [[2, 3], [3]]
  let summary =
    "A parametric rectified linear unit lets the upstream gradient through where x > 0 and a fraction a of it elsewhere; a receives x of it there."
  private let leaky = LeakyRectifiedLinear()

  func bound(to call: Call) throws(CallFault) -> Binding {
    guard call.arguments.count == 2 else {
      throw CallFault("prelu takes its slope", hint: "write prelu(x, a), with a wire or a number for a")
    }
    return Binding(self)
  }
  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape {
    guard inputs[1].count == 1 && inputs[1].rank < 2 || isByChannel(inputs) else {
      let channels = inputs[0].rank > 1 ? ", or \(inputs[0].extents[1]) of them, one for each channel" : ""
      throw ShapeMismatch(
        "prelu of the shape \(inputs[0]) takes one slope\(channels), and here the shape \(inputs[1])", shapes: inputs)
    }
    return inputs[0]
  }
  private func isByChannel(_ inputs: [Shape]) -> Bool {
    inputs[0].rank > 1 && inputs[1] == [inputs[0].extents[1]]
  }
  /// The inputs with the slope in a shape that broadcasts.
  private func aligned<A: Algebra>(_ inputs: [Tensor<A>]) -> [Tensor<A>] {
    guard isByChannel(inputs.map(\.shape)) else { return [inputs[0], inputs[1].reshaped(to: .scalar)] }
    let axes = [Int](repeating: 1, count: inputs[0].shape.rank - 2)
    return [inputs[0], inputs[1].reshaped(to: Shape(inputs[1].shape.extents + axes))]
  }
  func forward<A: Algebra>(_ inputs: [Tensor<A>]) -> Tensor<A> { leaky.forward(aligned(inputs)) }
  func localGradients<A: Algebra>(_ inputs: [Tensor<A>], output: Tensor<A>) -> [LocalGradient<A>] {
    let locals: [LocalGradient<A>] = leaky.localGradients(aligned(inputs), output: output)
    return isSummedByChannel(inputs.map(\.shape)) ? [locals[0], .pullback] : locals
  }
  /// Whether an element of the slope meets others than those that it would broadcast to.
  private func isSummedByChannel(_ inputs: [Shape]) -> Bool { isByChannel(inputs) && inputs[0].rank > 2 }
  func pullback<A: Algebra>(_ upstream: Tensor<A>, inputs: [Tensor<A>], output: Tensor<A>) -> [Tensor<A>] {
    zip(inputs, leaky.pullback(upstream, inputs: aligned(inputs), output: output)).map {
      $1.reshaped(to: $0.shape)
    }
  }
  func localNotation(
    _ inputs: [SymbolicTensor], output: SymbolicTensor, upstream: SymbolicTensor
  ) -> [LocalNotation] {
    let locals = leaky.localNotation(inputs, output: output, upstream: upstream)
    guard isSummedByChannel(inputs.map(\.shape)) else { return locals }
    let product: MathText = "\(upstream.formula.mathText) × \(inputs[0].formula.mathText)"
    return [locals[0], .pullback("\(product) where \(inputs[0].formula.mathText) ≤ 0, summed over each channel")]
  }
  func convention(at inputs: [Tensor<Double>]) -> String? {
    inputs[0].elements.contains(0)
      ? "prelu has a kink at 0; its slope there is that of x < 0 by convention, as in PyTorch" : nil
  }
  func pyTorch(_ x: [String]) -> String { "F.prelu(\(x[0]), \(x[1]).reshape(-1))" }
}
