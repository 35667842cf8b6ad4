public import Notation
import RealModule

/// Rules read over `Double` compute. `exp`, `log` and the like are those of `RealModule`.
extension Double: Algebra {
  /// Itself.
  public var number: Double { self }

  /// Whole exponents take negative bases; no other exponent makes a number of one.
  public static func power(_ base: Double, _ exponent: Double) -> Double {
    // RealModule's pow(x, y) of two reals is exp(y log x), which has no negative bases; whole exponents have.
    if exponent == 2 { return base * base }
    if let whole = Int(exactly: exponent) { return .pow(base, whole) }
    return .pow(base, exponent)
  }

  /// As the platform's mathematical library computes it.
  public static func apply(_ function: Elementary, _ x: Double) -> Double { function(x) }
  /// The angle of a point, in the quadrant that the signs of both say.
  public static func atan2(_ y: Double, _ x: Double) -> Double { .atan2(y: y, x: x) }

  /// Decided by the two numbers as they are, without a tolerance.
  public static func choose(
    _ left: Double, _ relation: Formula.Relation, _ right: Double, then: Double, else otherwise: Double
  ) -> Double {
    relation.holds(left, right) ? then : otherwise
  }

  /// 1 divided by the number of equal winners, 0 for all others; not a number where the winner is none of them.
  public static func share(of number: Double, among numbers: [Double], winner: Double) -> Double {
    shares(among: [number], winner: winner, of: numbers.count { $0 == winner })[0]
  }

  /// The winners are counted once for all of them.
  public static func shares(among numbers: [Double], winner: Double) -> [Double] {
    shares(among: numbers, winner: winner, of: numbers.count { $0 == winner })
  }

  /// A winner that is not a number is none of them; each then receives 0/0, as PyTorch's `amax` has it.
  private static func shares(among numbers: [Double], winner: Double, of winners: Int) -> [Double] {
    let (share, rest) = winners > 0 ? (1 / Double(winners), 0) : (Double.nan, Double.nan)
    return numbers.map { $0 == winner ? share : rest }
  }

  /// The filling at `special` alone: a number beside it, however near, keeps its value.
  public static func except(
    where x: Double, equals special: Double, gives filling: @autoclosure () -> Double, otherwise value: Double
  ) -> Double {
    x == special ? filling() : value
  }
}

extension Formula.Relation {
  /// Whether two numbers compare so.
  public func holds(_ left: Double, _ right: Double) -> Bool {
    switch self {
    case .greater: left > right
    case .less: left < right
    case .equal: left == right
    }
  }
}
