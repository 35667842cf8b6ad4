/// Hyperbolic sine, z = sinh x.     ∂z/∂x = cosh x
struct HyperbolicSine: UnaryElementwise {
  let name = "sinh", symbol = "sinh"
  let summary = "A hyperbolic sine multiplies the upstream gradient by the hyperbolic cosine of its stored input."
  func forward<A: Algebra>(_ x: A) -> A { .apply(.sinh, x) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A { .apply(.cosh, x) }
}

/// Hyperbolic cosine, z = cosh x.     ∂z/∂x = sinh x
struct HyperbolicCosine: UnaryElementwise {
  let name = "cosh", symbol = "cosh"
  let summary = "A hyperbolic cosine multiplies the upstream gradient by the hyperbolic sine of its stored input."
  func forward<A: Algebra>(_ x: A) -> A { .apply(.cosh, x) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A { .apply(.sinh, x) }
}

/// Hyperbolic tangent, z = tanh x.     ∂z/∂x = 1 − z²
struct HyperbolicTangent: UnaryElementwise {
  let name = "tanh", symbol = "tanh"
  let summary = "A hyperbolic tangent multiplies the upstream gradient by 1 − z², z being its output."
  func forward<A: Algebra>(_ x: A) -> A { .tanh(x) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A { A(1) - .square(z) }
}
