import Notation

/// The logarithm of the odds of a probability, z = log(x/(1 − x)).     ∂z/∂x = 1/(x (1 − x))
///
/// With `eps` a probability nearer to 0 or 1 than that counts as that near, and has the slope 0, as in PyTorch.
struct Logit: UnaryElementwise {
  let name = "logit", symbol = "logit"
  let yieldsName = true
  let summary = "A logit divides the upstream gradient by x (1 − x)."
  let arity = 1...2
  let exampleShapes: [Shape] = [[]]
  let parameters = ["eps"]
  var epsilon: Double?
  var isGate: Bool { epsilon != nil }

  func bound(to call: Call) throws(CallFault) -> Binding {
    let epsilon = try call.number("eps", at: 1, of: name)
    guard epsilon.map({ (0...0.5).contains($0) }) ?? true else {
      throw CallFault("the 'eps' of logit is from 0 to 0.5", hint: "write logit(x, eps=1e-6)")
    }
    return Binding(Logit(epsilon: epsilon), taking: 1..<call.arguments.count)
  }
  func statement(of inputs: [Formula]) -> Formula {
    .call(name, inputs + (epsilon.map { [.named("eps", .number($0))] } ?? []))
  }
  func forward<A: Algebra>(_ x: A) -> A {
    guard let epsilon else { return .log(x / (A(1) - x)) }
    let (low, high) = (A(epsilon), A(1 - epsilon))
    let kept = A.choose(x, .less, low, then: low, else: .choose(x, .greater, high, then: high, else: x))
    return .log(kept / (A(1) - kept))
  }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A {
    let local = A(1) / (x * (A(1) - x))
    guard let epsilon else { return .except(whereNaN: z, gives: z, otherwise: local) }
    return .choose(
      x, .less, A(epsilon), then: A(0), else: .choose(x, .greater, A(1 - epsilon), then: A(0), else: local))
  }
  func convention(at numbers: [Double]) -> String? {
    guard let epsilon, numbers[0] == epsilon || numbers[0] == 1 - epsilon else { return nil }
    return "logit has a kink at each bound; its slope there is that between them by convention, as in PyTorch"
  }
  func pyTorch(_ x: [String]) -> String {
    "torch.logit(\(x[0])\(epsilon.map { ", eps=\($0)" } ?? ""))"
  }
}

/// The normalised cardinal sine, z = sin(πx)/(πx), and 1 at 0.     ∂z/∂x = (cos(πx) − z)/x, and 0 at 0
struct CardinalSine: UnaryElementwise {
  let name = "sinc", symbol = "sinc"
  let yieldsName = true
  let summary = "A cardinal sine multiplies the upstream gradient by (cos(πx) − z)/x, z being its output."
  func forward<A: Algebra>(_ x: A) -> A {
    let angle = A(.pi) * x
    return .except(where: x, equals: A(0), gives: A(1), otherwise: .sin(angle) / angle)
  }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A {
    .rounded(
      .choose(
        .square(x), .less, A(0.01), then: series(x), else: (.cos(A(.pi) * x) - z) / x),
      writtenAs: (.cos(A(.pi) * x) - z) / x)
  }
  /// Near 0, where the two terms cancel, the first terms of the power series about it: −π²x/3 (1 − u/10 (1 − u/28 …)) with
  /// u = (πx)². Each term has the factor −u/(2n (2n + 3)) of the one before.
  private func series<A: Algebra>(_ x: A) -> A {
    let u = A.square(A(.pi) * x)
    let sum = [6.0, 5, 4, 3, 2, 1].reduce(A(1)) { sum, n in A(1) - u / A(2 * n * (2 * n + 3)) * sum }
    return -(A(.pi * .pi) * x / A(3)) * sum
  }
}

/// A number times the logarithm of another, z = x log y, and 0 where x is 0.     ∂z/∂x = log y     ∂z/∂y = x/y
///
/// Where x = 0 and y ≤ 0 the first is 0, as in PyTorch.
struct ProductWithLogarithm: BinaryElementwise {
  let name = "xlogy", symbol = "x log y"
  let summary = "A product with a logarithm sends log y to its first input and x/y to its second."
  func forward<A: Algebra>(_ x: A, _ y: A) -> A {
    .except(
      whereNaN: y, gives: y, otherwise: .except(where: x, equals: A(0), gives: A(0), otherwise: x * .log(y)))
  }
  func localGradients<A: Algebra>(_ x: A, _ y: A, output z: A) -> (A, A) {
    (
      .except(where: x, equals: A(0), gives: .choose(y, .greater, A(0), then: .log(y), else: A(0)), otherwise: .log(y)),
      x / y
    )
  }
  func convention(at numbers: [Double]) -> String? {
    numbers[0] == 0 && numbers[1] <= 0
      ? "0 log y is 0, also where y has no logarithm; its slope there is 0 by convention, as in PyTorch" : nil
  }
}
