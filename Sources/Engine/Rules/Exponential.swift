/// Exponential, z = eˣ.     ∂z/∂x = z
struct Exponential: UnaryElementwise {
  let name = "exp", symbol = "exp"
  let summary = "An exponential multiplies the upstream gradient by its own output."
  func forward<A: Algebra>(_ x: A) -> A { .exp(x) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A { z }
}

/// Natural logarithm, z = log x.     ∂z/∂x = 1/x
struct Logarithm: UnaryElementwise {
  let name = "log", aliases = ["ln"], symbol = "log"
  let summary = "A logarithm divides the upstream gradient by its input."
  func forward<A: Algebra>(_ x: A) -> A { .log(x) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A { A(1) / x }
}
