import Notation

/// Batch normalisation as in training, z = γ (x − μ)/√(σ² + ε) + β, with mean and variance of each channel over the batch.
///
/// Of x of the shape (batch, channels, …) every axis but the second is averaged over. The variance divides by n, ε is 10⁻⁵
/// unless given: Ioffe and Szegedy 2015, as PyTorch's `batch_norm` with `training=True`.
struct BatchNormalisation: WrittenRule {
  let name = "batch_norm", symbol = "batch norm"
  let arity = 1...3
  let parameters = ["eps"]
  let inputNames = ["x", "gamma", "beta"]
  let summary =
    "A batch normalisation takes each channel's mean of the upstream gradient and its part along z away, and scales by γ/σ."
  let exampleShapes: [Shape] = [[3, 2], [2], [2]]
  var epsilon = 1e-5
  var inside: Circuit?

  func taking(_ call: Call) throws(CallFault) -> (rule: Self, taken: Range<Int>) {
    var rule = self
    rule.epsilon = try call.number("eps") ?? epsilon
    guard rule.epsilon >= 0 else { throw CallFault("'eps' is 0 or more", at: .parameter("eps")) }
    return (rule, 0..<0)
  }
  func statement(of inputs: [Formula]) -> Formula {
    .call(name, inputs + (epsilon == 1e-5 ? [] : [.named("eps", .number(epsilon))]))
  }
  /// PyTorch takes no 0.
  private var leastEpsilon: Double { max(epsilon, .leastNonzeroMagnitude) }
  func check(_ shapes: [Shape]) throws(ShapeMismatch) {
    guard shapes[0].rank >= 2 else {
      throw ShapeMismatch("batch_norm takes x of the shape (batch, channels, …), and here \(shapes[0])", shapes: shapes)
    }
    guard shapes[0].count > shapes[0].extents[1] else {
      throw ShapeMismatch("batch_norm takes more than one number for each channel to average over", shapes: shapes)
    }
    for shape in shapes.dropFirst() where shape != [shapes[0].extents[1]] {
      throw ShapeMismatch(
        "γ and β of batch_norm have a number for each channel, the shape (\(shapes[0].extents[1]),), and here \(shape)",
        shapes: shapes)
    }
  }
  func text(for shapes: [Shape]) -> String {
    let axes = shapes[0].extents.indices.filter { $0 != 1 }.map(String.init).joined(separator: ", ")
    let ones = String(repeating: ", 1", count: shapes[0].rank - 2)
    var lines = """
      c = x - mean(x, axis=[\(axes)], keepdims=1)
      z = c / sqrt(mean(c * c, axis=[\(axes)], keepdims=1) + \(epsilon))
      """
    if shapes.count > 1 { lines += "\nscaled = z * reshape(gamma, \(shapes[0].extents[1])\(ones))" }
    if shapes.count > 2 { lines += "\nshifted = scaled + reshape(beta, \(shapes[0].extents[1])\(ones))" }
    return lines
  }
  func told(_ inputs: [SymbolicTensor], upstream: Formula) -> [MathText] {
    let z = upstream.mathText
    let scaled: MathText = inputs.count > 1 ? "γ/σ" : "1/σ"
    let all: [MathText] = [
      "\(scaled) (\(z) − its mean − n × mean of \(z) × n), n being (x − μ)/σ, each channel by itself",
      "\(z) × (x − μ)/σ summed over the batch", "\(z) summed over the batch",
    ]
    return Array(all.prefix(inputs.count))
  }
  func workings(of element: WorkedElement) -> [MathText] {
    let (x, shape) = (element.inputs[0], element.inputs[0].shape)
    let channel = shape.index(of: element.place)[1]
    let group = (0..<shape.count).filter { shape.index(of: $0)[1] == channel }.map { x.elements[$0] }
    let mean = group.reduce(0, +) / Double(group.count)
    let variance = group.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(group.count)
    let number = { (value: Double) in MathText(element.number(value)) }
    let own = x.elements[element.place]
    var result: MathText =
      "(\(number(own)) − \(MathText(element.factor(mean)))) / √(\(number(variance)) + \(number(epsilon)))"
    if element.inputs.count > 1 { result = "\(number(element.inputs[1].elements[channel])) × \(result)" }
    if element.inputs.count > 2 {
      result = "\(result) + \(MathText(element.factor(element.inputs[2].elements[channel])))"
    }
    return [
      "channel \(MathText("\(channel)")) has \(MathText("\(group.count)")) numbers with the mean \(number(mean)) and the variance \(number(variance)):",
      "\(element.element) = \(result) = \(number(element.output.elements[element.place]))",
    ]
  }
  func pyTorch(_ x: [String]) -> String {
    let scale = (x.dropFirst() + ["None", "None"]).prefix(2).joined(separator: ", ")
    return "F.batch_norm(\(x[0]), None, None, \(scale), training=True, eps=\(leastEpsilon))"
  }
}

/// Layer normalisation along the last axis, z = (x − μ)/σ with σ² = var(x) + 10⁻⁵.
///
/// x̄ = (z̄ − mean(z̄) − z mean(z̄ z)) / σ. Ba, Kiros and Hinton 2016; 10⁻⁵ is PyTorch's. With a scale γ and a shift β it is
/// `ScaledLayerNormalisation`.
struct LayerNormalisation: PullbackRule {
  let name = "layer_norm", symbol = "norm"
  let arity = 1...4
  let parameters = ["eps"]
  let summary =
    "A layer normalisation takes the mean of the upstream gradient and its part along z away, and divides by σ."
  let exampleShapes: [Shape] = [[3]]

  func bound(to call: Call) throws(CallFault) -> Binding {
    call.arguments.count > 1 || call.parameters["eps"] != nil
      ? try ScaledLayerNormalisation().bound(to: call) : Binding(self)
  }
  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape {
    _ = try inputs[0].axis(-1)
    return inputs[0]
  }
  func forward<A: Algebra>(_ inputs: [Tensor<A>]) -> Tensor<A> {
    (inputs[0] - inputs[0].mean(along: -1)) / deviation(inputs[0])
  }
  func pullbacks<T: TensorAlgebra>(of upstream: T, _ inputs: [T], output z: T) -> [T] {
    let rest = upstream - upstream.mean(along: -1) - z * (upstream * z).mean(along: -1)
    return [rest / deviation(inputs[0]).written("std", of: inputs[0])]
  }
  /// σ
  private func deviation<T: TensorAlgebra>(_ x: T) -> T {
    let centred = x - x.mean(along: -1)
    return .apply(.sqrt, (centred * centred).mean(along: -1) + .number(1e-5))
  }
  func pyTorch(_ x: [String]) -> String { "F.layer_norm(\(x[0]), \(x[0]).shape[-1:])" }
}

/// Layer normalisation with a scale and a shift, z = γ (x − μ)/√(σ² + ε) + β, along the last axis.
///
/// ε is 10⁻⁵ unless given, as PyTorch's.
struct ScaledLayerNormalisation: WrittenRule {
  let name = "layer_norm", symbol = "norm"
  let arity = 1...4
  let parameters = ["eps"]
  let inputNames = ["x", "gamma", "beta"]
  let summary =
    "A layer normalisation takes the mean of the upstream gradient and its part along z away, and divides by σ."
  let exampleShapes: [Shape] = [[3]]
  var epsilon = 1e-5
  var inside: Circuit?

  func taking(_ call: Call) throws(CallFault) -> (rule: Self, taken: Range<Int>) {
    var rule = self
    rule.epsilon = try call.number("eps") ?? epsilon
    // PyTorch's `layer_norm(x, (4,), gamma, beta)` names the extent of the last axis before its scale.
    guard call.arguments.count > 1, case .literal(let named) = call.arguments[1],
      let last = call.arguments[0].shape.extents.last, named.elements == [Double(last)], [last] != [1]
    else { return (rule, 0..<0) }
    return (rule, 1..<2)
  }
  func statement(of inputs: [Formula]) -> Formula {
    .call(name, inputs + (epsilon == 1e-5 ? [] : [.named("eps", .number(epsilon))]))
  }
  func check(_ shapes: [Shape]) throws(ShapeMismatch) {
    try checkNormalised(name, shapes)
  }
  func text(for shapes: [Shape]) -> String {
    var lines = """
      c = x - mean(x, axis=-1, keepdims=1)
      z = c / sqrt(mean(c * c, axis=-1, keepdims=1) + \(epsilon))
      """
    if shapes.count > 1 { lines += "\nscaled = z * gamma" }
    if shapes.count > 2 { lines += "\nshifted = scaled + beta" }
    return lines
  }
  func told(_ inputs: [SymbolicTensor], upstream: Formula) -> [MathText] {
    let z = inputs.count > 1 ? "γ × \(upstream.mathText)" : upstream.mathText
    let normal: MathText = "(x − μ)/σ"
    let all: [MathText] = [
      "(u − mean(u) − n × mean(u × n)) / σ with u = \(z) and n = \(normal)",
      "\(upstream.mathText) × \(normal) summed over the rows", "\(upstream.mathText) summed over the rows",
    ]
    return Array(all.prefix(inputs.count))
  }
  func pyTorch(_ x: [String]) -> String {
    let scale = x.dropFirst().map { ", \($0)" }.joined()
    return "F.layer_norm(\(x[0]), \(x[0]).shape[-1:]\(scale), eps=\(epsilon))"
  }
}

/// Root mean square normalisation along the last axis, z = γ x/√(mean(x²) + ε).
///
/// Zhang and Sennrich 2019; ε is the machine precision of float64 unless given, as PyTorch's.
struct RootMeanSquareNormalisation: WrittenRule {
  let name = "rms_norm", symbol = "rms norm"
  let arity = 1...3
  let parameters = ["eps"]
  let inputNames = ["x", "gamma"]
  let summary =
    "A root mean square normalisation takes the part of the upstream gradient along z away, and divides by the root."
  let exampleShapes: [Shape] = [[3]]
  var epsilon = Double.ulpOfOne
  var inside: Circuit?

  func taking(_ call: Call) throws(CallFault) -> (rule: Self, taken: Range<Int>) {
    var rule = self
    rule.epsilon = try call.number("eps") ?? epsilon
    guard call.arguments.count > 1, case .literal(let named) = call.arguments[1],
      let last = call.arguments[0].shape.extents.last, named.elements == [Double(last)], last != 1
    else { return (rule, 0..<0) }
    return (rule, 1..<2)
  }
  func statement(of inputs: [Formula]) -> Formula {
    .call(name, inputs + (epsilon == .ulpOfOne ? [] : [.named("eps", .number(epsilon))]))
  }
  func check(_ shapes: [Shape]) throws(ShapeMismatch) { try checkNormalised(name, shapes) }
  func text(for shapes: [Shape]) -> String {
    "z = x / sqrt(mean(x * x, axis=-1, keepdims=1) + \(epsilon))" + (shapes.count > 1 ? "\nscaled = z * gamma" : "")
  }
  func told(_ inputs: [SymbolicTensor], upstream: Formula) -> [MathText] {
    let z = inputs.count > 1 ? "γ × \(upstream.mathText)" : upstream.mathText
    let all: [MathText] = [
      "(u − n × mean(u × n)) / rms with u = \(z) and n = x/rms", "\(upstream.mathText) × x/rms summed over the rows",
    ]
    return Array(all.prefix(inputs.count))
  }
  func pyTorch(_ x: [String]) -> String {
    "F.rms_norm(\(x[0]), \(x[0]).shape[-1:]\(x.dropFirst().map { ", \($0)" }.joined()), eps=\(epsilon))"
  }
}

private func checkNormalised(_ name: String, _ shapes: [Shape]) throws(ShapeMismatch) {
  guard let last = shapes[0].extents.last else {
    throw ShapeMismatch("\(name) takes a vector or rows of them, and here a number", shapes: shapes)
  }
  for shape in shapes.dropFirst() where shape != [last] {
    throw ShapeMismatch(
      "γ and β of \(name) have a number for each element of the last axis, the shape (\(last),), and here \(shape)",
      shapes: shapes)
  }
}
