/// Logistic sigmoid, z = σ(x) = 1/(1 + e⁻ˣ).     ∂z/∂x = z (1 − z)
struct Sigmoid: UnaryElementwise {
  let name = "sigmoid", aliases = ["σ"], symbol = "σ"
  let summary = "A sigmoid multiplies the upstream gradient by z (1 − z), z being its output."
  func forward<A: Algebra>(_ x: A) -> A { A(1) / (A(1) + .exp(-x)) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A { z * (A(1) - z) }
}

/// Rectified linear unit, z = max(x, 0).     ∂z/∂x = 1 where x > 0, else 0
///
/// At the kink x = 0 any slope from 0 to 1 is a subgradient; it is taken as 0, as PyTorch does, so that a silent unit
/// stays silent.
struct RectifiedLinear: UnaryElementwise {
  let name = "relu", symbol = "relu"
  let summary = "A rectified linear unit lets the upstream gradient through where its input is positive, and blocks it elsewhere."
  func forward<A: Algebra>(_ x: A) -> A { .choose(x, .greater, A(0), then: x, else: A(0)) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A {
    .choose(x, .greater, A(0), then: A(1), else: A(0))
  }
  func convention(at numbers: [Double]) -> String? {
    numbers[0] == 0 ? "relu has a kink at 0; its slope there is 0 by convention, as in PyTorch" : nil
  }
}
