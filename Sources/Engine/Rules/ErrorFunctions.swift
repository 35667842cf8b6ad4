/// Error function, z = 2/√π ∫₀ˣ e^(−t²) dt.     ∂z/∂x = 2/√π · e^(−x²)
struct ErrorFunction: UnaryElementwise {
  let name = "erf", symbol = "erf"
  let summary = "An error function multiplies the upstream gradient by 2/√π times e^(−x²)."
  func forward<A: Algebra>(_ x: A) -> A { .apply(.erf, x) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A { A(2) / .sqrt(A(.pi)) * .exp(-.square(x)) }
}

/// Complementary error function, z = 1 − erf x, with all its digits where that is next to 0.     ∂z/∂x = −2/√π · e^(−x²)
struct ComplementaryErrorFunction: UnaryElementwise {
  let name = "erfc", symbol = "erfc"
  let summary = "A complementary error function multiplies the upstream gradient by −2/√π times e^(−x²)."
  func forward<A: Algebra>(_ x: A) -> A { .apply(.erfc, x) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A { A(-2) / .sqrt(A(.pi)) * .exp(-.square(x)) }
}
