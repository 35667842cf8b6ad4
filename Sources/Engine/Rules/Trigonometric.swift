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

/// Tangent, z = tan x with x in radians.     ∂z/∂x = 1 + z²
struct Tangent: UnaryElementwise {
  let name = "tan", symbol = "tan"
  let summary = "A tangent multiplies the upstream gradient by 1 + z², z being its output."
  func forward<A: Algebra>(_ x: A) -> A { .sin(x) / .cos(x) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A { A(1) + .square(z) }
}

/// Arcsine, z = asin x in radians, for x from −1 to 1.     ∂z/∂x = 1/√(1 − x²)
struct Arcsine: UnaryElementwise {
  let name = "asin", symbol = "asin"
  let summary = "An arcsine divides the upstream gradient by √(1 − x²)."
  // By the angle of a point on the unit circle; (1 − x)(1 + x) keeps the digits that 1 − x² loses next to 1.
  func forward<A: Algebra>(_ x: A) -> A { .atan2(x, .sqrt((A(1) - x) * (A(1) + x))) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A { A(1) / .sqrt(A(1) - .square(x)) }
}

/// Arccosine, z = acos x in radians, for x from −1 to 1.     ∂z/∂x = −1/√(1 − x²)
struct Arccosine: UnaryElementwise {
  let name = "acos", symbol = "acos"
  let summary = "An arccosine divides the upstream gradient by −√(1 − x²)."
  func forward<A: Algebra>(_ x: A) -> A { .atan2(.sqrt((A(1) - x) * (A(1) + x)), x) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A { A(-1) / .sqrt(A(1) - .square(x)) }
}

/// Arctangent, z = atan x in radians.     ∂z/∂x = 1/(1 + x²)
struct Arctangent: UnaryElementwise {
  let name = "atan", symbol = "atan"
  let summary = "An arctangent divides the upstream gradient by 1 + x²."
  func forward<A: Algebra>(_ x: A) -> A { .atan2(x, A(1)) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A { A(1) / (A(1) + .square(x)) }
}

/// The angle z = atan2(y, x) of the point (x, y), in radians.     ∂z/∂y = x/(x² + y²)     ∂z/∂x = −y/(x² + y²)
///
/// The origin has no angle: both are taken as 0 there, as PyTorch has them.
struct AngleOfPoint: BinaryElementwise {
  let name = "atan2", symbol = "atan2"
  let summary =
    "The angle of a point multiplies the upstream gradient by its other coordinate, over the squared distance from the origin."
  func forward<A: Algebra>(_ y: A, _ x: A) -> A { .atan2(y, x) }
  func localGradients<A: Algebra>(_ y: A, _ x: A, output z: A) -> (A, A) {
    let squared = A.square(x) + .square(y)
    return (
      .except(where: squared, equals: A(0), gives: A(0), otherwise: x / squared),
      .except(where: squared, equals: A(0), gives: A(0), otherwise: -y / squared)
    )
  }
  func convention(at numbers: [Double]) -> String? {
    numbers[0] == 0 && numbers[1] == 0
      ? "the origin has no angle; the slopes of atan2 there are 0 by convention, as in PyTorch" : nil
  }
}
