public import Notation

/// Rules read over `Formula` write their own captions. Only what a reader would do in passing is simplified: terms
/// that are 0, factors that are 1, sums and products of numbers.
extension Formula: Algebra {
  /// A number as it is written in a text; π by its letter.
  public init(_ number: Double) { self = number == .pi ? .pi : .number(number) }
  /// That of a formula which is a number and nothing else; not a number for any other.
  public var number: Double { asNumber ?? .nan }

  /// A sum without terms that are 0; of two numbers their sum.
  public static func + (left: Formula, right: Formula) -> Formula {
    switch (left.asNumber, right.asNumber) {
    case (let x?, let y?): .number(x + y)
    case (0, _): right
    case (_, 0): left
    default: .call("add", [left, right])
    }
  }

  /// A difference without terms that are 0; of two numbers their difference.
  public static func - (left: Formula, right: Formula) -> Formula {
    switch (left.asNumber, right.asNumber) {
    case (let x?, let y?): .number(x - y)
    case (0, _): -right
    case (_, 0): left
    default: .call("subtract", [left, right])
    }
  }

  /// A product without factors that are 1, 0 where one factor is 0; of two numbers their product.
  public static func * (left: Formula, right: Formula) -> Formula {
    switch (left.asNumber, right.asNumber) {
    case (let x?, let y?): .number(x * y)
    case (0, _), (_, 0): .number(0)
    case (1, _): right
    case (_, 1): left
    default: .call("multiply", [left, right])
    }
  }

  /// A quotient, or the numerator alone over 1.
  public static func / (left: Formula, right: Formula) -> Formula {
    right.asNumber == 1 ? left : .call("divide", [left, right])
  }

  /// The formula with a minus before it; of a number its negative.
  public static prefix func - (x: Formula) -> Formula {
    if let number = x.asNumber { .number(-number) } else { .call("negate", [x]) }
  }

  /// A power, simplified for the exponents 0 and 1.
  public static func power(_ base: Formula, _ exponent: Formula) -> Formula {
    switch exponent.asNumber {
    case 0: .number(1)
    case 1: base
    default: .call("power", [base, exponent])
    }
  }

  /// The function's call, under its name in the circuit language.
  public static func apply(_ function: Elementary, _ x: Formula) -> Formula { .call(function.rawValue, [x]) }
  /// A call of `atan2`.
  public static func atan2(_ y: Formula, _ x: Formula) -> Formula { .call("atan2", [y, x]) }

  /// 1 where the number is the winner, else 0: how several winners share is told in words.
  public static func share(of number: Formula, among numbers: [Formula], winner: Formula) -> Formula {
    choose(number, .equal, winner, then: .number(1), else: .number(0))
  }

  /// The textbook's form, not the one that rounds better.
  public static func rounded(
    _ value: @autoclosure () -> Formula, writtenAs formula: @autoclosure () -> Formula
  ) -> Formula {
    formula()
  }

  /// What is written where all numbers are numbers.
  public static func except(
    whereNaN x: Formula, gives filling: @autoclosure () -> Formula, otherwise value: Formula
  ) -> Formula {
    value
  }

  /// What is written away from the gap.
  public static func except(
    where x: Formula, equals special: Formula, gives filling: @autoclosure () -> Formula, otherwise value: Formula
  ) -> Formula {
    value
  }
}
