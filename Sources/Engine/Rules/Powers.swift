/// Power, z = xʸ.     ∂z/∂x = y xʸ⁻¹     ∂z/∂y = xʸ log x
///
/// Where y = 0 the first is 0 whatever x is, and where x = 0 and y ≥ 0 the second is 0: the limits, as PyTorch has them.
struct Power: BinaryElementwise {
  let name = "power", aliases = ["pow"], symbol = "xʸ"
  let summary = "A power multiplies the upstream gradient by y xʸ⁻¹ for its base, and by xʸ log x for its exponent."
  func forward<A: Algebra>(_ x: A, _ y: A) -> A { .power(x, y) }
  func localGradients<A: Algebra>(_ x: A, _ y: A, output z: A) -> (A, A) {
    (
      .except(where: y, equals: A(0), gives: A(0), otherwise: y * .power(x, y - A(1))),
      .except(
        where: x, equals: A(0), gives: .choose(y, .less, A(0), then: z * .log(x), else: A(0)), otherwise: z * .log(x))
    )
  }
  func convention(at numbers: [Double]) -> String? {
    numbers[0] == 0 && numbers[1] == 0
      ? "0⁰ is 1, and next to it lies 0; its slopes there are 0 by convention, as in PyTorch" : nil
  }
  func pyTorch(_ x: [String]) -> String { "\(x[0]) ** \(x[1])" }
}

/// Square, z = x².     ∂z/∂x = 2x
struct Square: UnaryElementwise {
  let name = "square", symbol = "x²"
  let summary = "A square multiplies the upstream gradient by twice its input."
  func forward<A: Algebra>(_ x: A) -> A { x * x }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A { A(2) * x }
}

/// Square root, z = √x.     ∂z/∂x = 1/(2z)
struct SquareRoot: UnaryElementwise {
  let name = "sqrt", symbol = "√"
  let summary = "A square root divides the upstream gradient by twice its output."
  func forward<A: Algebra>(_ x: A) -> A { .sqrt(x) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A { A(1) / (A(2) * z) }
}

/// Cube root, z = ∛x, of negative numbers too.     ∂z/∂x = 1/(3z²)
struct CubeRoot: UnaryElementwise {
  let name = "cbrt", symbol = "∛"
  let summary = "A cube root divides the upstream gradient by three times its squared output."
  func forward<A: Algebra>(_ x: A) -> A { .apply(.cbrt, x) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A { A(1) / (A(3) * .square(z)) }
  func pyTorch(_ x: [String]) -> String { "torch.sign(\(x[0])) * torch.abs(\(x[0])) ** (1 / 3)" }
}

/// Reciprocal of the square root, z = 1/√x.     ∂z/∂x = −z³/2
struct ReciprocalSquareRoot: UnaryElementwise {
  let name = "rsqrt", symbol = "1/√"
  let summary = "A reciprocal square root multiplies the upstream gradient by −z³/2, z being its output."
  func forward<A: Algebra>(_ x: A) -> A { A(1) / .sqrt(x) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A { -(.power(z, A(3)) / A(2)) }
}

/// The length of a hypotenuse, z = √(x² + y²).     ∂z/∂x = x/z     ∂z/∂y = y/z
struct Hypotenuse: BinaryElementwise {
  let name = "hypot", symbol = "hypot"
  let summary = "A hypotenuse sends each leg the upstream gradient times the leg over its output."
  func forward<A: Algebra>(_ x: A, _ y: A) -> A { .sqrt(.square(x) + .square(y)) }
  func localGradients<A: Algebra>(_ x: A, _ y: A, output z: A) -> (A, A) { (x / z, y / z) }
}
