public import Notation
import RealModule

/// A number with a bound on the rounding errors it carries, so that a rounding error of zero can be shown as 0.
///
/// cos(π/2) is 6.1×10⁻¹⁷ in floating point, but π/2 itself is off by more than that: the number says nothing but 0.
/// The number 10⁻²⁰ as an input, however, is just that. First-order running error analysis: Higham, *Accuracy and
/// Stability of Numerical Algorithms*, 2nd edition, section 3.3.
public struct Rounded: Algebra {
  /// The number as floating-point arithmetic has it.
  public let value: Double
  /// A bound on how far the true number lies from `value`, to first order.
  public let error: Double

  /// Half a unit in the last place of 1.
  static let unit = Double.ulpOfOne / 2

  init(_ value: Double, error: Double) {
    self.value = value
    self.error = error
  }

  /// A number of a circuit as it was written. Those with a short binary fraction (3, 0.25) are exact; others (0.1, π)
  /// were rounded when they were read.
  public init(_ number: Double) {
    let isExact = abs(number) < 1e15 && (number * 1024).rounded() == number * 1024
    self.init(number, error: isExact || number.isInfinite ? 0 : abs(number) * Self.unit)
  }

  /// The value, without its bound.
  public var number: Double { value }

  /// Whether nothing of the number is left when its rounding error is taken off.
  public var isZero: Bool { abs(value) <= error }

  /// The number to show: 0 for a rounding error of zero.
  public var shown: Double { isZero ? 0 : value }

  /// The result of an operation: the errors that its operands passed on, and one rounding of its own.
  private static func result(_ value: Double, passedOn error: Double, roundings: Double = 1) -> Rounded {
    // Below the least normal number the places are as far apart as next to 0.
    let place = abs(value) < .leastNormalMagnitude && value != 0 ? Double.leastNonzeroMagnitude : 0
    return Rounded(value, error: value.isInfinite ? 0 : error + roundings * (unit * abs(value) + place))
  }

  /// The errors of both terms, and the rounding of the sum.
  public static func + (x: Rounded, y: Rounded) -> Rounded {
    let sum = x.value + y.value
    // A sum with an exact 0 rounds nothing.
    return result(sum, passedOn: x.error + y.error)
  }
  /// The errors of both terms, and the rounding of the difference.
  public static func - (x: Rounded, y: Rounded) -> Rounded {
    result(x.value - y.value, passedOn: x.error + y.error)
  }
  /// Each error times the other factor, and the rounding of the product.
  public static func * (x: Rounded, y: Rounded) -> Rounded {
    result(x.value * y.value, passedOn: abs(x.value) * y.error + abs(y.value) * x.error + x.error * y.error)
  }
  /// The errors of numerator and denominator, relative to the latter, and the rounding of the quotient.
  public static func / (x: Rounded, y: Rounded) -> Rounded {
    let quotient = x.value / y.value
    return result(quotient, passedOn: (x.error + abs(quotient) * y.error) / abs(y.value))
  }
  /// Nothing is rounded where the sign alone changes.
  public static prefix func - (x: Rounded) -> Rounded { Rounded(-x.value, error: x.error) }

  /// The errors of base and exponent by their partial derivatives, and the rounding of the power.
  public static func power(_ base: Rounded, _ exponent: Rounded) -> Rounded {
    let value = Double.power(base.value, exponent.value)
    let ofBase =
      base.error == 0 ? 0 : abs(exponent.value * Double.power(base.value, exponent.value - 1)) * base.error
    let ofExponent = exponent.error == 0 ? 0 : abs(value * Double.log(abs(base.value))) * exponent.error
    return result(value, passedOn: ofBase + ofExponent, roundings: 2)
  }
  /// The error of the input times the function's slope there, and the rounding of the function.
  public static func apply(_ function: Elementary, _ x: Rounded) -> Rounded {
    let value = function(x.value)
    // An exact number passes no error on, not even where the function is vertical.
    let passedOn = x.error == 0 ? 0 : abs(function.slope(at: x.value, value: value)) * x.error
    return result(value, passedOn: passedOn, roundings: 2)
  }
  /// The errors of both coordinates, by how much they turn the point, and the rounding of the angle.
  public static func atan2(_ y: Rounded, _ x: Rounded) -> Rounded {
    let squared = x.value * x.value + y.value * y.value
    let passedOn = (abs(x.value) * y.error + abs(y.value) * x.error) / squared
    return result(.atan2(y: y.value, x: x.value), passedOn: passedOn, roundings: 2)
  }

  /// The chosen number; with the greater of both errors where rounding may have decided.
  public static func choose(
    _ left: Rounded, _ relation: Formula.Relation, _ right: Rounded, then: Rounded, else otherwise: Rounded
  ) -> Rounded {
    let chosen = relation.holds(left.value, right.value) ? then : otherwise
    // Where rounding may have decided, so may the other have been chosen, with its errors.
    guard left.error + right.error > 0, abs(left.value - right.value) <= left.error + right.error else { return chosen }
    return Rounded(chosen.value, error: max(then.error, otherwise.error))
  }
  /// A share has no error: it counts numbers.
  public static func share(of number: Rounded, among numbers: [Rounded], winner: Rounded) -> Rounded {
    Rounded(.share(of: number.value, among: numbers.map(\.value), winner: winner.value), error: 0)
  }
  /// Shares have no errors: they count numbers.
  public static func shares(among numbers: [Rounded], winner: Rounded) -> [Rounded] {
    Double.shares(among: numbers.map(\.value), winner: winner.value).map { Rounded($0, error: 0) }
  }
  /// The filling where the value itself is the special one, whatever its error.
  public static func except(
    where x: Rounded, equals special: Rounded, gives filling: @autoclosure () -> Rounded, otherwise value: Rounded
  ) -> Rounded {
    x.value == special.value ? filling() : value
  }
}
