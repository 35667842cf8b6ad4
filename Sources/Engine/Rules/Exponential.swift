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

/// Exponential less 1, z = eˣ − 1, with all its digits near 0.     ∂z/∂x = eˣ
struct ExponentialMinusOne: UnaryElementwise {
  let name = "expm1", symbol = "expm1"
  let summary = "eˣ − 1 multiplies the upstream gradient by eˣ."
  func forward<A: Algebra>(_ x: A) -> A { .expm1(x) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A { .exp(x) }
}

/// Natural logarithm of 1 + x, z = log(1 + x), with all its digits near 0.     ∂z/∂x = 1/(1 + x)
struct LogarithmOfOnePlus: UnaryElementwise {
  let name = "log1p", symbol = "log1p"
  let summary = "log(1 + x) divides the upstream gradient by 1 + x."
  func forward<A: Algebra>(_ x: A) -> A { .log1p(x) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A { A(1) / (A(1) + x) }
}

/// Binary logarithm, z = log₂ x.     ∂z/∂x = 1/(x log 2)
struct BinaryLogarithm: UnaryElementwise {
  let name = "log2", symbol = "log₂"
  let summary = "A binary logarithm divides the upstream gradient by x log 2."
  func forward<A: Algebra>(_ x: A) -> A { .apply(.log2, x) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A { A(1) / (x * .log(A(2))) }
}

/// Decimal logarithm, z = log₁₀ x.     ∂z/∂x = 1/(x log 10)
struct DecimalLogarithm: UnaryElementwise {
  let name = "log10", symbol = "log₁₀"
  let summary = "A decimal logarithm divides the upstream gradient by x log 10."
  func forward<A: Algebra>(_ x: A) -> A { .apply(.log10, x) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A { A(1) / (x * .log(A(10))) }
}

/// Power of two, z = 2ˣ.     ∂z/∂x = z log 2
struct PowerOfTwo: UnaryElementwise {
  let name = "exp2", symbol = "2ˣ"
  let summary = "A power of two multiplies the upstream gradient by its output and the logarithm of 2."
  func forward<A: Algebra>(_ x: A) -> A { .apply(.exp2, x) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A { z * .log(A(2)) }
}

/// Logarithm of a sum of two exponentials, z = log(eˣ + eʸ).     ∂z/∂x = σ(x − y)     ∂z/∂y = σ(y − x)
struct LogarithmOfSum: BinaryElementwise {
  let name = "logaddexp", symbol = "log Σ"
  let summary = "A logarithm of a sum of exponentials shares the upstream gradient as a softmax does."
  // The greater one and what the other adds, so that no exponential overflows.
  func forward<A: Algebra>(_ x: A, _ y: A) -> A {
    .choose(x, .greater, y, then: x + .log1p(.exp(y - x)), else: y + .log1p(.exp(x - y)))
  }
  func localGradients<A: Algebra>(_ x: A, _ y: A, output z: A) -> (A, A) { (.sigmoid(x - y), .sigmoid(y - x)) }
}
