import Notation

/// Softmax along an axis, zᵢ = exp(xᵢ) / Σ exp(xⱼ).     x̄ = z (z̄ − Σ z̄ z)
struct Softmax: PullbackRule {
  let name = "softmax", symbol = "softmax"
  let arity = 1...2
  let parameters = ["axis"]
  let summary = "A softmax sends back z times what the upstream gradient exceeds its mean by, the mean weighted with z."
  let exampleShapes: [Shape] = [[3]]
  /// The last, unless it is given.
  var axis = -1

  func bound(to call: Call) throws(CallFault) -> Binding {
    let written = call.arguments.count > 1 ? try call.axes(at: 1, of: name).first : nil
    return Binding(Softmax(axis: try call.wholeNumber("axis") ?? written ?? -1), taking: 1..<call.arguments.count)
  }
  func statement(of inputs: [Formula]) -> Formula { .call(name, inputs + shown(axis)) }
  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape { try unchanged(inputs, along: axis) }
  func forward<A: Algebra>(_ inputs: [Tensor<A>]) -> Tensor<A> { inputs[0].softmax(along: axis) }
  func pullbacks<T: TensorAlgebra>(of upstream: T, _ inputs: [T], output z: T) -> [T] {
    [z * (upstream - (upstream * z).sum(along: axis))]
  }
  func pyTorch(_ x: [String]) -> String { "torch.softmax(\(x[0]), dim=\(axis))" }
}

/// Logarithm of the softmax along an axis, z = x − log Σ exp(xⱼ).     x̄ = z̄ − exp(z) Σ z̄
struct LogSoftmax: PullbackRule {
  let name = "log_softmax", symbol = "log softmax"
  let arity = 1...2
  let parameters = ["axis"]
  let summary = "A log-softmax takes from the upstream gradient its sum, shared out by the softmax."
  let exampleShapes: [Shape] = [[3]]
  /// The last, unless it is given.
  var axis = -1

  func bound(to call: Call) throws(CallFault) -> Binding {
    let written = call.arguments.count > 1 ? try call.axes(at: 1, of: name).first : nil
    return Binding(LogSoftmax(axis: try call.wholeNumber("axis") ?? written ?? -1), taking: 1..<call.arguments.count)
  }
  func statement(of inputs: [Formula]) -> Formula { .call(name, inputs + shown(axis)) }
  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape { try unchanged(inputs, along: axis) }
  func forward<A: Algebra>(_ inputs: [Tensor<A>]) -> Tensor<A> { inputs[0] - inputs[0].logSumExp(along: axis) }
  func pullbacks<T: TensorAlgebra>(of upstream: T, _ inputs: [T], output z: T) -> [T] {
    [upstream - T.apply(.exp, z) * upstream.sum(along: axis)]
  }
  func pyTorch(_ x: [String]) -> String { "torch.log_softmax(\(x[0]), dim=\(axis))" }
}

/// The axis where it is not the last, which is meant unless it is given.
private func shown(_ axis: Int) -> [Formula] {
  axis == -1 ? [] : [.named("axis", .number(Double(axis)))]
}

private func unchanged(_ inputs: [Shape], along axis: Int) throws(ShapeMismatch) -> Shape {
  _ = try inputs[0].axis(axis)
  return inputs[0]
}
