public import Notation

/// The arithmetic in which rules are stated.
///
/// A rule is written once over an abstract arithmetic. Read over `Double` it computes, over `Formula` it writes its
/// own caption, over `Rounded` it says how much of a number is rounding, and over the tests' dual numbers its forward
/// pass is differentiated.
public protocol Algebra: Sendable {
  init(_ number: Double)

  static func + (left: Self, right: Self) -> Self
  static func - (left: Self, right: Self) -> Self
  static func * (left: Self, right: Self) -> Self
  static func / (left: Self, right: Self) -> Self
  static prefix func - (x: Self) -> Self

  /// `base` to the power of `exponent`.
  static func power(_ base: Self, _ exponent: Self) -> Self
  static func exp(_ x: Self) -> Self
  /// The natural logarithm.
  static func log(_ x: Self) -> Self
  static func sqrt(_ x: Self) -> Self
  static func sin(_ x: Self) -> Self
  static func cos(_ x: Self) -> Self
  static func tanh(_ x: Self) -> Self

  /// `then` where the two numbers compare as stated, else `otherwise`.
  static func choose(
    _ left: Self, _ relation: Formula.Relation, _ right: Self, then: Self, else otherwise: Self
  ) -> Self

  /// What `winner`, the greatest or the least of several numbers, takes of the gradient: 0 for a number that is not
  /// the winner, 1 for one that is, and an equal share where several are.
  static func share(of number: Self, among numbers: [Self], winner: Self) -> Self

  /// `value`, except where `x` equals `special`: a gap in the formula that a limit fills, left out of what is shown.
  static func except(where x: Self, equals special: Self, gives filling: Self, otherwise value: Self) -> Self
}

extension Algebra {
  static func square(_ x: Self) -> Self { power(x, Self(2)) }
}
