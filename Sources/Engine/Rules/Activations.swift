/// Logistic sigmoid, z = σ(x) = 1/(1 + e⁻ˣ).     ∂z/∂x = z (1 − z)
struct Sigmoid: UnaryElementwise {
  let name = "sigmoid", aliases = ["σ"], symbol = "σ"
  let summary = "A sigmoid multiplies the upstream gradient by z (1 − z), z being its output."
  func forward<A: Algebra>(_ x: A) -> A { .sigmoid(x) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A { z * (A(1) - z) }
}

/// Sigmoid-weighted linear unit, z = x σ(x), also called swish.     ∂z/∂x = σ(x) (1 + x (1 − σ(x)))
struct SigmoidLinear: UnaryElementwise {
  let name = "silu", symbol = "silu"
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
  let summary = "A Gaussian error linear unit multiplies the upstream gradient by Φ(x) + x φ(x)."
  func forward<A: Algebra>(_ x: A) -> A { x * .apply(.normalDistribution, x) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A {
    .apply(.normalDistribution, x) + x * .apply(.normalDensity, x)
  }
  func pyTorch(_ x: [String]) -> String { "F.gelu(\(x[0]))" }
}

/// Softplus, z = log(1 + eˣ), a smooth relu.     ∂z/∂x = σ(x)
struct Softplus: UnaryElementwise {
  let name = "softplus", symbol = "softplus"
  let summary = "A softplus multiplies the upstream gradient by the sigmoid of its stored input."
  // Where x > 0 it is x + log(1 + e⁻ˣ), so that no exponential overflows.
  func forward<A: Algebra>(_ x: A) -> A {
    .choose(x, .greater, A(0), then: x + .log1p(.exp(-x)), else: .log1p(.exp(x)))
  }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A { .sigmoid(x) }
  func pyTorch(_ x: [String]) -> String { "torch.logaddexp(\(x[0]), torch.zeros_like(\(x[0])))" }
}

/// Exponential linear unit, z = x where x > 0, else eˣ − 1.     ∂z/∂x = 1 where x > 0, else eˣ
///
/// Clevert and others 2015, with α = 1, which leaves no kink.
struct ExponentialLinear: UnaryElementwise {
  let name = "elu", symbol = "elu"
  let summary =
    "An exponential linear unit lets the upstream gradient through where x > 0, and multiplies it by eˣ elsewhere."
  func forward<A: Algebra>(_ x: A) -> A { .choose(x, .greater, A(0), then: x, else: .expm1(x)) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A { .choose(x, .greater, A(0), then: A(1), else: .exp(x)) }
  func pyTorch(_ x: [String]) -> String { "F.elu(\(x[0]))" }
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
    .choose(x, .greater, A(0), then: A(Self.scale), else: A(Self.scaleOfNegatives) * .exp(x))
  }
  func convention(at numbers: [Double]) -> String? {
    numbers[0] == 0 ? "selu has a kink at 0; its slope there is that of x < 0 by convention, as in PyTorch" : nil
  }
  func pyTorch(_ x: [String]) -> String { "F.selu(\(x[0]))" }
}
