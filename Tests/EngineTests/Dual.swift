import Engine
import Notation
import RealModule

/// Dual numbers a + bε with ε² = 0: arithmetic that carries a derivative along, by the textbook rules for each
/// operation. A rule's forward pass read over them is its own derivative, so no test repeats a rule's local gradient.
struct Dual: Algebra {
  var value: Double
  var slope: Double

  init(_ value: Double, _ slope: Double) {
    self.value = value
    self.slope = slope
  }

  init(_ number: Double) { self.init(number, 0) }
  var number: Double { value }

  static func + (x: Dual, y: Dual) -> Dual { Dual(x.value + y.value, x.slope + y.slope) }
  static func - (x: Dual, y: Dual) -> Dual { Dual(x.value - y.value, x.slope - y.slope) }
  static func * (x: Dual, y: Dual) -> Dual { Dual(x.value * y.value, x.slope * y.value + x.value * y.slope) }
  static func / (x: Dual, y: Dual) -> Dual {
    Dual(x.value / y.value, (x.slope * y.value - x.value * y.slope) / (y.value * y.value))
  }
  static prefix func - (x: Dual) -> Dual { Dual(-x.value, -x.slope) }

  static func power(_ base: Dual, _ exponent: Dual) -> Dual {
    // exp(y log x): for positive bases, where the tests move the exponent; whole powers by multiplying.
    if exponent.slope == 0, exponent.value == exponent.value.rounded(), exponent.value >= 0 {
      return (0..<Int(exponent.value)).reduce(Dual(1)) { product, _ in product * base }
    }
    return exp(exponent * log(base))
  }
  static func apply(_ function: Elementary, _ x: Dual) -> Dual {
    func by(_ value: Double, _ slope: Double) -> Dual { Dual(value, x.slope * slope) }
    switch function {
    case .exp:
      return by(Double.exp(x.value), Double.exp(x.value))
    case .expm1:
      return by(Double.expMinusOne(x.value), Double.exp(x.value))
    case .log:
      return by(Double.log(x.value), 1 / x.value)
    case .log1p:
      return by(Double.log(onePlus: x.value), 1 / (1 + x.value))
    case .log2:
      return Dual.log(x) / Dual.log(Dual(2))
    case .log10:
      return Dual.log(x) / Dual.log(Dual(10))
    case .sqrt:
      return by(x.value.squareRoot(), 1 / (2 * x.value.squareRoot()))
    case .cbrt:
      return by(Double.root(x.value, 3), 1 / (3 * Double.pow(Double.root(x.value, 3), 2)))
    case .sin:
      return by(Double.sin(x.value), Double.cos(x.value))
    case .cos:
      return by(Double.cos(x.value), -Double.sin(x.value))
    case .sinh:
      return (Dual.exp(x) - Dual.exp(-x)) / Dual(2)
    case .cosh:
      return (Dual.exp(x) + Dual.exp(-x)) / Dual(2)
    case .exp2:
      return Dual.exp(x * Dual.log(Dual(2)))
    case .asinh:
      return Dual.log(x + Dual.sqrt(x * x + Dual(1)))
    case .acosh:
      return Dual.log(x + Dual.sqrt(x * x - Dual(1)))
    case .atanh:
      return Dual.log((Dual(1) + x) / (Dual(1) - x)) / Dual(2)
    case .erf:
      return Dual(2) * .apply(.normalDistribution, x * Dual(2.0.squareRoot())) - Dual(1)
    case .erfc:
      return Dual(2) * .apply(.normalDistribution, -x * Dual(2.0.squareRoot()))
    case .round:
      return by(x.value.rounded(.toNearestOrEven), 0)
    case .floor:
      return by(x.value.rounded(.down), 0)
    case .ceil:
      return by(x.value.rounded(.up), 0)
    case .trunc:
      return by(x.value.rounded(.towardZero), 0)
    case .tanh:
      return by(Double.tanh(x.value), 1 / (Double.cosh(x.value) * Double.cosh(x.value)))
    case .sigmoid:
      return Dual(1) / (Dual(1) + Dual.exp(-x))
    case .normalDistribution:
      let density = Double.exp(-x.value * x.value / 2) / (2 * Double.pi).squareRoot()
      return by((1 + Double.erf(x.value / 2.0.squareRoot())) / 2, density)
    case .normalDensity:
      return Dual.exp(-(x * x / Dual(2))) / Dual.sqrt(Dual(2 * Double.pi))
    }
  }
  static func atan2(_ y: Dual, _ x: Dual) -> Dual {
    Dual(
      .atan2(y: y.value, x: x.value),
      (x.value * y.slope - y.value * x.slope) / (x.value * x.value + y.value * y.value))
  }
  static func choose(
    _ left: Dual, _ relation: Formula.Relation, _ right: Dual, then: Dual, else otherwise: Dual
  ) -> Dual {
    relation.holds(left.value, right.value) ? then : otherwise
  }
  static func share(of number: Dual, among numbers: [Dual], winner: Dual) -> Dual {
    preconditionFailure("no forward pass asks who has won")
  }
  static func except(where x: Dual, equals special: Dual, gives filling: @autoclosure () -> Dual, otherwise value: Dual)
    -> Dual
  {
    x.value == special.value ? filling() : value
  }
}
