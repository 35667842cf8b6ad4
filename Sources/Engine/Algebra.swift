public import Notation

/// The arithmetic in which rules are stated.
///
/// A rule is written once over an abstract arithmetic. Read over `Double` it computes, over `Formula` it writes its
/// own caption, over `Rounded` it says how much of a number is rounding, and over the tests' dual numbers its forward
/// pass is differentiated.
public protocol Algebra: Sendable {
  init(_ number: Double)

  /// The number that it stands for, by which a sort puts elements in order; not a number for a formula.
  var number: Double { get }

  static func + (left: Self, right: Self) -> Self
  static func - (left: Self, right: Self) -> Self
  static func * (left: Self, right: Self) -> Self
  static func / (left: Self, right: Self) -> Self
  static prefix func - (x: Self) -> Self

  /// `base` to the power of `exponent`.
  static func power(_ base: Self, _ exponent: Self) -> Self
  /// A function of one number.
  static func apply(_ function: Elementary, _ x: Self) -> Self
  /// The angle of the point (x, y) in radians, from −π to π.
  static func atan2(_ y: Self, _ x: Self) -> Self

  /// `then` where the two numbers compare as stated, else `otherwise`.
  static func choose(
    _ left: Self, _ relation: Formula.Relation, _ right: Self, then: Self, else otherwise: Self
  ) -> Self

  /// What `winner`, the greatest or the least of several numbers, takes of the gradient: 0 for a number that is not
  /// the winner, 1 for one that is, and an equal share where several are.
  static func share(of number: Self, among numbers: [Self], winner: Self) -> Self
  /// The shares of all of them.
  static func shares(among numbers: [Self], winner: Self) -> [Self]

  /// `value`, except where `x` equals `special`: a gap in the formula that a limit fills, left out of what is shown.
  static func except(where x: Self, equals special: Self, gives filling: @autoclosure () -> Self, otherwise value: Self)
    -> Self

  /// `value`, except where `x` is not a number: PyTorch's way with NaN, left out of what is shown.
  static func except(whereNaN x: Self, gives filling: @autoclosure () -> Self, otherwise value: Self) -> Self

  /// `value`, for which formulas write something else: the textbook's form where another one rounds better.
  static func rounded(_ value: @autoclosure () -> Self, writtenAs formula: @autoclosure () -> Self) -> Self
}

extension Algebra {
  /// Each number's share by itself, which any arithmetic can do; `Double` counts the winners once.
  public static func shares(among numbers: [Self], winner: Self) -> [Self] {
    numbers.map { share(of: $0, among: numbers, winner: winner) }
  }

  /// The filling where the number that `x` stands for is not one; a formula stands for none and overrides this.
  public static func except(
    whereNaN x: Self, gives filling: @autoclosure () -> Self, otherwise value: Self
  ) -> Self {
    x.number.isNaN ? filling() : value
  }

  /// The value itself: what is written instead is for formulas alone.
  public static func rounded(_ value: @autoclosure () -> Self, writtenAs formula: @autoclosure () -> Self) -> Self {
    value()
  }
}
