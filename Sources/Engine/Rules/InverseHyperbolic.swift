/// Area hyperbolic sine, z = asinh x.     ∂z/∂x = 1/√(x² + 1)
struct AreaHyperbolicSine: UnaryElementwise {
  let name = "asinh", symbol = "asinh"
  let summary = "An area hyperbolic sine divides the upstream gradient by √(x² + 1)."
  func forward<A: Algebra>(_ x: A) -> A { .apply(.asinh, x) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A { A(1) / .sqrt(.square(x) + A(1)) }
}

/// Area hyperbolic cosine, z = acosh x, for x from 1 on.     ∂z/∂x = 1/√(x² − 1)
struct AreaHyperbolicCosine: UnaryElementwise {
  let name = "acosh", symbol = "acosh"
  let summary = "An area hyperbolic cosine divides the upstream gradient by √(x² − 1)."
  func forward<A: Algebra>(_ x: A) -> A { .apply(.acosh, x) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A { A(1) / .sqrt(.square(x) - A(1)) }
}

/// Area hyperbolic tangent, z = atanh x, for x from −1 to 1.     ∂z/∂x = 1/(1 − x²)
struct AreaHyperbolicTangent: UnaryElementwise {
  let name = "atanh", symbol = "atanh"
  let summary = "An area hyperbolic tangent divides the upstream gradient by 1 − x²."
  func forward<A: Algebra>(_ x: A) -> A { .apply(.atanh, x) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A { A(1) / (A(1) - .square(x)) }
}
