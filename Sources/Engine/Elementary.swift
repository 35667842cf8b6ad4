import RealModule

/// The functions of one number that rules are made of.
///
/// The raw value is what a formula writes: `A.apply(.sinh, x)` read over `Formula` is sinh(x).
public enum Elementary: String, CaseIterable, Sendable {
  case exp, expm1, log, log1p, log2, log10
  case sqrt, cbrt
  case exp2
  case sin, cos, sinh, cosh, tanh
  case asinh, acosh, atanh
  /// The error function 2/√π ∫₀ˣ e^(−t²) dt, and its complement 1 − erf(x).
  case erf, erfc
  /// 1/(1 + e⁻ˣ)
  case sigmoid
  /// The chance that a number of the standard normal distribution is at most x.
  case normalDistribution = "Φ"
  /// The density of the standard normal distribution, e^(−x²/2)/√(2π).
  case normalDensity = "φ"
  /// The nearest whole number, a half to the even one.
  case round
  case floor, ceil
  /// The nearest whole number towards 0.
  case trunc

  /// The function's value; not a number outside its domain.
  func callAsFunction(_ x: Double) -> Double {
    switch self {
    case .exp: .exp(x)
    case .expm1: .expMinusOne(x)
    case .log: .log(x)
    case .log1p: .log(onePlus: x)
    case .log2: .log2(x)
    case .log10: .log10(x)
    case .exp2: .exp2(x)
    case .asinh: .asinh(x)
    case .acosh: .acosh(x)
    case .atanh: .atanh(x)
    case .erf: .erf(x)
    case .erfc: .erfc(x)
    case .sqrt: x.squareRoot()
    case .cbrt: .root(x, 3)
    case .sin: .sin(x)
    case .cos: .cos(x)
    case .sinh: .sinh(x)
    case .cosh: .cosh(x)
    case .tanh: .tanh(x)
    case .sigmoid: 1 / (1 + .exp(-x))
    // By the complement, which keeps its digits where erf is next to −1.
    case .normalDistribution: .erfc(-x / 2.0.squareRoot()) / 2
    case .normalDensity: .exp(-x * x / 2) / (2 * .pi).squareRoot()
    case .round: x.rounded(.toNearestOrEven)
    case .floor: x.rounded(.down)
    case .ceil: x.rounded(.up)
    case .trunc: x.rounded(.towardZero)
    }
  }

  /// How fast the function grows at x, where its value is z: how a rounding error of x passes on.
  func slope(at x: Double, value z: Double) -> Double {
    switch self {
    case .exp: z
    case .expm1: z + 1
    case .log: 1 / x
    case .log1p: 1 / (1 + x)
    case .log2: 1 / (x * .log(2))
    case .log10: 1 / (x * .log(10))
    case .exp2: z * .log(2)
    case .asinh: 1 / (x * x + 1).squareRoot()
    case .acosh: 1 / (x * x - 1).squareRoot()
    case .atanh: 1 / (1 - x * x)
    case .erf: 2 / Double.pi.squareRoot() * .exp(-x * x)
    case .erfc: -2 / Double.pi.squareRoot() * .exp(-x * x)
    case .sqrt: 1 / (2 * z)
    case .cbrt: 1 / (3 * z * z)
    case .sin: .cos(x)
    case .cos: -.sin(x)
    case .sinh: .cosh(x)
    case .cosh: .sinh(x)
    case .tanh: 1 - z * z
    case .sigmoid: z * (1 - z)
    case .normalDistribution: Elementary.normalDensity(x)
    case .normalDensity: -x * z
    case .round, .floor, .ceil, .trunc: 0
    }
  }
}

extension Algebra {
  /// eˣ, infinite from about 710 on.
  public static func exp(_ x: Self) -> Self { apply(.exp, x) }
  /// eˣ − 1, with all its digits near 0.
  public static func expm1(_ x: Self) -> Self { apply(.expm1, x) }
  /// The natural logarithm.
  public static func log(_ x: Self) -> Self { apply(.log, x) }
  /// log(1 + x), with all its digits near 0.
  public static func log1p(_ x: Self) -> Self { apply(.log1p, x) }
  /// The square root; not a number below 0.
  public static func sqrt(_ x: Self) -> Self { apply(.sqrt, x) }
  /// The sine of an angle in radians.
  public static func sin(_ x: Self) -> Self { apply(.sin, x) }
  /// The cosine of an angle in radians.
  public static func cos(_ x: Self) -> Self { apply(.cos, x) }
  /// The hyperbolic tangent, which goes from −1 to 1.
  public static func tanh(_ x: Self) -> Self { apply(.tanh, x) }
  /// 1/(1 + e⁻ˣ), which goes from 0 to 1.
  public static func sigmoid(_ x: Self) -> Self { apply(.sigmoid, x) }
  static func square(_ x: Self) -> Self { power(x, Self(2)) }
}
