import Notation

/// Softplus, z = log(1 + e^(βx))/β, a smooth relu; β is 1 unless given.     ∂z/∂x = σ(βx)
///
/// With a threshold it is x where βx is above, as PyTorch's, whose threshold of 20 is passed over here: the exact function
/// neither overflows nor jumps.
struct Softplus: UnaryElementwise {
  let name = "softplus", symbol = "softplus"
  let summary = "A softplus multiplies the upstream gradient by the sigmoid of its stored input."
  let arity = 1...3
  let exampleShapes: [Shape] = [[]]
  let parameters = ["beta", "threshold"]
  var beta = 1.0
  var threshold: Double?

  func bound(to call: Call) throws(CallFault) -> Binding {
    let beta = try call.number("beta", at: 1, of: name) ?? 1
    guard beta != 0, beta.isFinite else {
      throw CallFault("the 'beta' of softplus is not 0: it divides by it", hint: "write softplus(x, beta=1)")
    }
    let threshold = try call.number("threshold", at: 2, of: name)
    return Binding(Softplus(beta: beta, threshold: threshold), taking: 1..<call.arguments.count)
  }
  func statement(of inputs: [Formula]) -> Formula {
    .call(
      name,
      inputs + (beta == 1 ? [] : [.named("beta", .number(beta))])
        + (threshold.map { [.named("threshold", .number($0))] } ?? []))
  }
  func forward<A: Algebra>(_ x: A) -> A {
    let y = scaled(x)
    // Where y > 0 it is y + log(1 + e⁻ʸ), so that no exponential overflows.
    let whole = A.choose(y, .greater, A(0), then: y + .log1p(.exp(-y)), else: .log1p(.exp(y)))
    let z = beta == 1 ? whole : whole / A(beta)
    return threshold.map { .choose(y, .greater, A($0), then: x, else: z) } ?? z
  }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A {
    let local = A.sigmoid(scaled(x))
    return threshold.map { .choose(scaled(x), .greater, A($0), then: A(1), else: local) } ?? local
  }
  private func scaled<A: Algebra>(_ x: A) -> A { beta == 1 ? x : A(beta) * x }
  func convention(at numbers: [Double]) -> String? {
    threshold.map { beta * numbers[0] == $0 } == true
      ? "softplus jumps to x at its threshold; its slope there is that before it by convention, as in PyTorch" : nil
  }
  func pyTorch(_ x: [String]) -> String {
    if let threshold { return "F.softplus(\(x[0]), beta=\(beta), threshold=\(threshold))" }
    return beta == 1
      ? "torch.logaddexp(\(x[0]), torch.zeros_like(\(x[0])))"
      : "torch.logaddexp(\(beta) * \(x[0]), torch.zeros_like(\(x[0]))) / \(beta)"
  }
}
