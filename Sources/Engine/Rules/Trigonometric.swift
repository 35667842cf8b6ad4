/// Sine, z = sin x with x in radians.     ∂z/∂x = cos x
struct Sine: UnaryElementwise {
  let name = "sin", symbol = "sin"
  let summary = "A sine multiplies the upstream gradient by the cosine of its stored input."
  func forward<A: Algebra>(_ x: A) -> A { .sin(x) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A { .cos(x) }
}

/// Cosine, z = cos x with x in radians.     ∂z/∂x = −sin x
struct Cosine: UnaryElementwise {
  let name = "cos", symbol = "cos"
  let summary = "A cosine multiplies the upstream gradient by minus the sine of its stored input."
  func forward<A: Algebra>(_ x: A) -> A { .cos(x) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A { -.sin(x) }
}

/// Hyperbolic tangent, z = tanh x.     ∂z/∂x = 1 − z²
struct HyperbolicTangent: UnaryElementwise {
  let name = "tanh", symbol = "tanh"
  let summary = "A hyperbolic tangent multiplies the upstream gradient by 1 − z², z being its output."
  func forward<A: Algebra>(_ x: A) -> A { .tanh(x) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A { A(1) - .square(z) }
}
