public import Notation

/// Rules read over `Formula` write their own captions. Only what a reader would do in passing is simplified: terms
/// that are 0, factors that are 1, sums and products of numbers.
extension Formula: Algebra {
  public init(_ number: Double) { self = .number(number) }
  public var number: Double { asNumber ?? .nan }

  public static func + (left: Formula, right: Formula) -> Formula {
    switch (left.asNumber, right.asNumber) {
    case (let x?, let y?): .number(x + y)
    case (0, _): right
    case (_, 0): left
    default: .call("add", [left, right])
    }
  }

  public static func - (left: Formula, right: Formula) -> Formula {
    switch (left.asNumber, right.asNumber) {
    case (let x?, let y?): .number(x - y)
    case (0, _): -right
    case (_, 0): left
    default: .call("subtract", [left, right])
    }
  }

  public static func * (left: Formula, right: Formula) -> Formula {
    switch (left.asNumber, right.asNumber) {
    case (let x?, let y?): .number(x * y)
    case (0, _), (_, 0): .number(0)
    case (1, _): right
    case (_, 1): left
    default: .call("multiply", [left, right])
    }
  }

  public static func / (left: Formula, right: Formula) -> Formula {
    right.asNumber == 1 ? left : .call("divide", [left, right])
  }

  public static prefix func - (x: Formula) -> Formula {
    if let number = x.asNumber { .number(-number) } else { .call("negate", [x]) }
  }

  public static func power(_ base: Formula, _ exponent: Formula) -> Formula {
    switch exponent.asNumber {
    case 0: .number(1)
    case 1: base
    default: .call("power", [base, exponent])
    }
  }

  public static func apply(_ function: Elementary, _ x: Formula) -> Formula { .call(function.rawValue, [x]) }
  public static func atan2(_ y: Formula, _ x: Formula) -> Formula { .call("atan2", [y, x]) }

  public static func share(of number: Formula, among numbers: [Formula], winner: Formula) -> Formula {
    choose(number, .equal, winner, then: .number(1), else: .number(0))
  }

  public static func rounded(
    _ value: @autoclosure () -> Formula, writtenAs formula: @autoclosure () -> Formula
  ) -> Formula {
    formula()
  }

  public static func except(
    whereNaN x: Formula, gives filling: @autoclosure () -> Formula, otherwise value: Formula
  ) -> Formula {
    value
  }

  public static func except(
    where x: Formula, equals special: Formula, gives filling: @autoclosure () -> Formula, otherwise value: Formula
  ) -> Formula {
    value
  }
}
