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
  static func exp(_ x: Dual) -> Dual { Dual(.exp(x.value), x.slope * .exp(x.value)) }
  static func log(_ x: Dual) -> Dual { Dual(.log(x.value), x.slope / x.value) }
  static func sqrt(_ x: Dual) -> Dual { Dual(.sqrt(x.value), x.slope / (2 * .sqrt(x.value))) }
  static func sin(_ x: Dual) -> Dual { Dual(.sin(x.value), x.slope * .cos(x.value)) }
  static func cos(_ x: Dual) -> Dual { Dual(.cos(x.value), -x.slope * .sin(x.value)) }
  static func tanh(_ x: Dual) -> Dual {
    Dual(.tanh(x.value), x.slope / (Double.cosh(x.value) * Double.cosh(x.value)))
  }
  static func choose(
    _ left: Dual, _ relation: Formula.Relation, _ right: Dual, then: Dual, else otherwise: Dual
  ) -> Dual {
    relation.holds(left.value, right.value) ? then : otherwise
  }
  static func share(of number: Dual, among numbers: [Dual], winner: Dual) -> Dual {
    preconditionFailure("no forward pass asks who has won")
  }
  static func except(where x: Dual, equals special: Dual, gives filling: Dual, otherwise value: Dual) -> Dual {
    x.value == special.value ? filling : value
  }
}
