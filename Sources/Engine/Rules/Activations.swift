import Notation

/// Logistic sigmoid, z = σ(x) = 1/(1 + e⁻ˣ).     ∂z/∂x = z (1 − z)
struct Sigmoid: UnaryElementwise {
  let name = "sigmoid", aliases = ["σ"], symbol = "σ"
  let summary = "A sigmoid multiplies the upstream gradient by z (1 − z), z being its output."
  func forward<A: Algebra>(_ x: A) -> A { .sigmoid(x) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A { z * (A(1) - z) }
}

/// Sigmoid-weighted linear unit, z = x σ(x), also called swish.     ∂z/∂x = σ(x) (1 + x (1 − σ(x)))
struct SigmoidLinear: UnaryElementwise {
  let name = "silu", aliases = ["swish"], symbol = "silu"
  let summary = "A sigmoid-weighted linear unit multiplies the upstream gradient by σ(x) (1 + x (1 − σ(x)))."
  func forward<A: Algebra>(_ x: A) -> A { x * .sigmoid(x) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A {
    .sigmoid(x) * (A(1) + x * (A(1) - .sigmoid(x)))
  }
  func pyTorch(_ x: [String]) -> String { "F.silu(\(x[0]))" }
}

/// Gaussian error linear unit, z = x Φ(x), Φ being the standard normal distribution.     ∂z/∂x = Φ(x) + x φ(x)
///
/// Hendrycks and Gimpel 2016; the exact form, not the approximation by tanh. φ is the density of Φ.
struct GaussianLinear: UnaryElementwise {
  let name = "gelu", symbol = "gelu"
  let parameters = ["approximate"]
  let words = ["approximate": ["tanh", "none"]]
  let summary = "A Gaussian error linear unit multiplies the upstream gradient by Φ(x) + x φ(x)."
  func bound(to call: Call) throws(CallFault) -> Binding {
    call.words["approximate"] == "tanh" ? Binding(ApproximateGaussianLinear()) : Binding(self)
  }
  func forward<A: Algebra>(_ x: A) -> A { x * .apply(.normalDistribution, x) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A {
    .apply(.normalDistribution, x) + x * .apply(.normalDensity, x)
  }
  func pyTorch(_ x: [String]) -> String { "F.gelu(\(x[0]))" }
}

/// Gaussian error linear unit by hyperbolic tangent, z = x (1 + t)/2 with t = tanh(√(2/π) (x + 0.044715 x³)).
///
/// ∂z/∂x = (1 + t)/2 + x (1 − t²)/2 · √(2/π) (1 + 0.134145 x²). What GPT-2 has in place of the exact one.
struct ApproximateGaussianLinear: UnaryElementwise {
  let name = "gelu", symbol = "gelu"
  let parameters = ["approximate"]
  let words = ["approximate": ["tanh", "none"]]
  let summary = GaussianLinear().summary
  private let scale = (2 / Double.pi).squareRoot()
  func statement(of inputs: [Formula]) -> Formula { .call(name, inputs + [.named("approximate", .text("\"tanh\""))]) }
  func forward<A: Algebra>(_ x: A) -> A { x * (A(1) + gate(x)) / A(2) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A {
    let slope = A(scale) * (A(1) + A(0.134145) * .square(x))
    return (A(1) + gate(x)) / A(2) + x * (A(1) - .square(gate(x))) / A(2) * slope
  }
  private func gate<A: Algebra>(_ x: A) -> A { .tanh(A(scale) * (x + A(0.044715) * .power(x, A(3)))) }
  func pyTorch(_ x: [String]) -> String { "F.gelu(\(x[0]), approximate=\"tanh\")" }
}

/// Exponential linear unit, z = x where x > 0, else α(eˣ − 1).     ∂z/∂x = 1 where x > 0, else α eˣ
///
/// Clevert and others 2015. Where α is 1, as it is unless given, there is no kink; at that of another the slope is α, as in
/// PyTorch.
struct ExponentialLinear: UnaryElementwise {
  let name = "elu", symbol = "elu"
  let summary =
    "An exponential linear unit lets the upstream gradient through where x > 0, and multiplies it by eˣ elsewhere."
  let arity = 1...2
  let exampleShapes: [Shape] = [[]]
  let parameters = ["alpha"]
  var alpha = 1.0
  func bound(to call: Call) throws(CallFault) -> Binding {
    Binding(
      ExponentialLinear(alpha: try call.number("alpha", at: 1, of: name) ?? 1), taking: 1..<call.arguments.count)
  }
  func statement(of inputs: [Formula]) -> Formula {
    .call(name, inputs + (alpha == 1 ? [] : [.named("alpha", .number(alpha))]))
  }
  func forward<A: Algebra>(_ x: A) -> A { .choose(x, .greater, A(0), then: x, else: scaled(.expm1(x))) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A {
    .except(whereNaN: x, gives: A(1), otherwise: .choose(x, .greater, A(0), then: A(1), else: scaled(.exp(x))))
  }
  private func scaled<A: Algebra>(_ x: A) -> A { alpha == 1 ? x : A(alpha) * x }
  func convention(at numbers: [Double]) -> String? {
    numbers[0] == 0 && alpha != 1
      ? "elu has a kink at 0; its slope there is that of x < 0 by convention, as in PyTorch" : nil
  }
  func pyTorch(_ x: [String]) -> String { "F.elu(\(x[0]), alpha=\(alpha))" }
}

/// Continuously differentiable exponential linear unit, z = x where x > 0, else α(e^(x/α) − 1).
///
/// ∂z/∂x = 1 where x > 0, else e^(x/α). Barron 2017; both sides have the slope 1 at 0, whatever α is.
struct ContinuousExponentialLinear: UnaryElementwise {
  let name = "celu", symbol = "celu"
  let summary =
    "A continuously differentiable exponential linear unit lets the upstream gradient through where x > 0, and multiplies it by e^(x/α) elsewhere."
  let arity = 1...2
  let exampleShapes: [Shape] = [[]]
  let parameters = ["alpha"]
  var alpha = 1.0

  func bound(to call: Call) throws(CallFault) -> Binding {
    let alpha = try call.number("alpha", at: 1, of: name) ?? 1
    guard alpha != 0, alpha.isFinite else {
      throw CallFault("the 'alpha' of celu is not 0: it divides by it", hint: "write celu(x, alpha=1)")
    }
    return Binding(ContinuousExponentialLinear(alpha: alpha), taking: 1..<call.arguments.count)
  }
  func statement(of inputs: [Formula]) -> Formula {
    .call(name, inputs + (alpha == 1 ? [] : [.named("alpha", .number(alpha))]))
  }
  func forward<A: Algebra>(_ x: A) -> A {
    .choose(x, .greater, A(0), then: x, else: alpha == 1 ? .expm1(x) : A(alpha) * .expm1(x / A(alpha)))
  }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A {
    .except(
      whereNaN: x, gives: A(1),
      otherwise: .choose(x, .greater, A(0), then: A(1), else: .exp(alpha == 1 ? x : x / A(alpha))))
  }
  func pyTorch(_ x: [String]) -> String { "F.celu(\(x[0]), alpha=\(alpha))" }
}

/// Scaled exponential linear unit, z = λx where x > 0, else λα(eˣ − 1).     ∂z/∂x = λ where x > 0, else λα eˣ
///
/// λ and α are the numbers with which layers normalise themselves: Klambauer and others 2017. At the kink x = 0 the
/// slope is that of the left side, as in PyTorch.
struct ScaledExponentialLinear: UnaryElementwise {
  let name = "selu", symbol = "selu"
  let summary =
    "A scaled exponential linear unit multiplies the upstream gradient by 1.0507 where x > 0, and by 1.7581 eˣ elsewhere."
  static let scale = 1.050_700_987_355_480_5
  static let scaleOfNegatives = scale * 1.673_263_242_354_377_2
  func forward<A: Algebra>(_ x: A) -> A {
    .choose(x, .greater, A(0), then: A(Self.scale) * x, else: A(Self.scaleOfNegatives) * .expm1(x))
  }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A {
    .except(
      whereNaN: x, gives: A(Self.scale),
      otherwise: .choose(x, .greater, A(0), then: A(Self.scale), else: A(Self.scaleOfNegatives) * .exp(x)))
  }
  func convention(at numbers: [Double]) -> String? {
    numbers[0] == 0 ? "selu has a kink at 0; its slope there is that of x < 0 by convention, as in PyTorch" : nil
  }
  func pyTorch(_ x: [String]) -> String { "F.selu(\(x[0]))" }
}
