/// Sum, z = x + y.     ∂z/∂x = 1     ∂z/∂y = 1
struct Add: BinaryElementwise {
  let name = "add", symbol = "+"
  let summary = "A sum hands its upstream gradient to both inputs unchanged."
  func forward<A: Algebra>(_ x: A, _ y: A) -> A { x + y }
  func localGradients<A: Algebra>(_ x: A, _ y: A, output z: A) -> (A, A) { (A(1), A(1)) }
  func pyTorch(_ x: [String]) -> String { "\(x[0]) + \(x[1])" }
}

/// Difference, z = x − y.     ∂z/∂x = 1     ∂z/∂y = −1
struct Subtract: BinaryElementwise {
  let name = "subtract", symbol = "−"
  let summary = "A difference hands its upstream gradient to the first input and its negative to the second."
  func forward<A: Algebra>(_ x: A, _ y: A) -> A { x - y }
  func localGradients<A: Algebra>(_ x: A, _ y: A, output z: A) -> (A, A) { (A(1), A(-1)) }
  func pyTorch(_ x: [String]) -> String { "\(x[0]) - \(x[1])" }
}

/// Elementwise product, z = x · y.     ∂z/∂x = y     ∂z/∂y = x
struct Multiply: BinaryElementwise {
  let name = "multiply", symbol = "×"
  let summary = "A product multiplies the upstream gradient by the other input."
  func forward<A: Algebra>(_ x: A, _ y: A) -> A { x * y }
  func localGradients<A: Algebra>(_ x: A, _ y: A, output z: A) -> (A, A) { (y, x) }
  func pyTorch(_ x: [String]) -> String { "\(x[0]) * \(x[1])" }
}

/// Quotient, z = x / y.     ∂z/∂x = 1/y     ∂z/∂y = −x/y²
///
/// The second is computed as −z/y, as in PyTorch: of x / x what both inputs receive then cancels to 0.
struct Divide: BinaryElementwise {
  let name = "divide", symbol = "÷"
  let summary = "A quotient divides the upstream gradient by the denominator, and sends the denominator −x/y² of it."
  func forward<A: Algebra>(_ x: A, _ y: A) -> A { x / y }
  func localGradients<A: Algebra>(_ x: A, _ y: A, output z: A) -> (A, A) {
    (A(1) / y, .rounded(-z / y, writtenAs: -x / .square(y)))
  }
  func pyTorch(_ x: [String]) -> String { "\(x[0]) / \(x[1])" }
}

/// Negation, z = −x.     ∂z/∂x = −1
struct Negate: UnaryElementwise {
  let name = "negate", aliases = ["neg"], symbol = "−"
  let summary = "A negation turns the sign of the upstream gradient."
  func forward<A: Algebra>(_ x: A) -> A { -x }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A { A(-1) }
  func pyTorch(_ x: [String]) -> String { "-\(x[0])" }
}

/// Identity, z = x: a second name for a wire (`y = x`).     ∂z/∂x = 1
struct Identity: UnaryElementwise {
  let name = "identity", symbol = "="
  let summary = "A second name for a wire passes the upstream gradient on unchanged."
  func forward<A: Algebra>(_ x: A) -> A { x }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A { A(1) }
  func pyTorch(_ x: [String]) -> String { "\(x[0]).clone()" }
}

/// Reciprocal, z = 1/x.     ∂z/∂x = −1/x², computed as −z²
struct Reciprocal: UnaryElementwise {
  let name = "reciprocal", symbol = "1/x"
  let summary = "A reciprocal multiplies the upstream gradient by −1/x²."
  func forward<A: Algebra>(_ x: A) -> A { A(1) / x }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A { .rounded(-(z * z), writtenAs: A(-1) / .square(x)) }
}
