import Notation

/// Vectors along an axis over their lengths, z = x/max(‖x‖ₚ, ε).     x̄ = (z̄ − z (z · z̄))/‖x‖ for p = 2
///
/// As PyTorch's `F.normalize`: p is 2, the axis the second and ε 10⁻¹² unless given; a vector has one axis only.
struct UnitLength: WrittenRule {
  let name = "normalize", symbol = "x/‖x‖"
  let yieldsName = true
  let arity = 1...1
  let parameters = ["p", "axis", "eps"]
  let inputNames = ["x"]
  let summary =
    "A normalisation to unit length takes the part of the upstream gradient along z away, and divides by the length."
  let exampleShapes: [Shape] = [[3]]
  var order = 2.0
  var axis: Int?
  var epsilon = 1e-12
  var inside: Circuit?

  func taking(_ call: Call) throws(CallFault) -> (rule: Self, taken: Range<Int>) {
    var rule = self
    rule.order = try call.number("p") ?? order
    rule.axis = try call.wholeNumber("axis")
    rule.epsilon = try call.number("eps") ?? epsilon
    guard rule.order >= 1 else { throw CallFault("the order of a norm is 1 or more", at: .parameter("p")) }
    guard rule.epsilon >= 0 else { throw CallFault("'eps' is 0 or more", at: .parameter("eps")) }
    return (rule, 0..<0)
  }
  func statement(of inputs: [Formula]) -> Formula {
    .call(
      name,
      inputs + (order == 2 ? [] : [.named("p", .number(order))])
        + (axis.map { [.named("axis", .number(Double($0)))] } ?? [])
        + (epsilon == 1e-12 ? [] : [.named("eps", .number(epsilon))]))
  }
  private func place(_ shape: Shape) throws(ShapeMismatch) -> Int { try shape.axis(axis ?? (shape.rank > 1 ? 1 : 0)) }
  func check(_ shapes: [Shape]) throws(ShapeMismatch) { _ = try place(shapes[0]) }
  func text(for shapes: [Shape]) -> String {
    let axis = (try? place(shapes[0])) ?? 0
    return """
      n = norm(x, p=\(order), axis=\(axis), keepdims=1)
      z = x / clip(n, \(epsilon), inf)
      """
  }
  func told(_ inputs: [SymbolicTensor], upstream: Formula) -> [MathText] {
    let (x, u) = (inputs[0].formula.mathText, upstream.mathText)
    return order == 2
      ? ["(\(u) − z × Σ(z × \(u))) / ‖\(x)‖"]
      : ["\(u) / ‖\(x)‖ − Σ(z × \(u)) / ‖\(x)‖ × the local gradient of the norm"]
  }
  func convention(at inputs: [Tensor<Double>]) -> String? {
    guard let axis = try? place(inputs[0].shape) else { return nil }
    let norm = Norm(order: order)
    for row in inputs[0].groups(along: axis) {
      if norm.forward(row) <= epsilon {
        return "normalize counts no length as less than \(epsilon) by convention, as in PyTorch"
      }
      if norm.convention(at: row) != nil {
        return "normalize has a kink where its norm has one; its slope there is the norm's by convention, as in PyTorch"
      }
    }
    return nil
  }
  func pyTorch(_ x: [String]) -> String {
    let dim = axis.map { "\($0)" } ?? "min(1, \(x[0]).ndim - 1)"
    return "F.normalize(\(x[0]), p=\(order == .infinity ? "float(\"inf\")" : "\(order)"), dim=\(dim), eps=\(epsilon))"
  }
}
