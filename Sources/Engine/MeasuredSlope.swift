/// A slope that differences have shown, with a bound on how far it may be off.
///
///     let shown = WireCut(annotated, wire: x).slope()
///     abs(shown.slope - gradient) > shown.error      // the gradient is wrong
public struct MeasuredSlope: Sendable, Equatable {
  /// Not a number where the output has no finite value beside the stored one.
  public let slope: Double
  /// What the curve's bend leaves, estimated by two steps of different length.
  public let truncation: Double
  /// What the rounding errors of the output make of it, at most.
  public let rounding: Double

  /// How far the slope may be off altogether.
  public var error: Double { truncation + rounding }

  static let nothing = MeasuredSlope(slope: .nan, truncation: .infinity, rounding: .infinity)

  /// The error in terms of the slope itself.
  private var relativeError: Double { error / slope.magnitude }

  /// Whether at least the first digit of the slope is known.
  var hasDigit: Bool { relativeError < 0.1 }

  /// Whether nine digits of it are known, which is more than is asked for.
  var isSharp: Bool { relativeError < 1e-9 }

  /// Whether it is known better than another one.
  ///
  /// By relative error as soon as a digit is known. A wave that long steps jump over looks flat, and flatter with longer
  /// steps, but no two steps agree on its slope.
  func isTighter(than other: MeasuredSlope) -> Bool {
    guard error.isFinite, slope.isFinite else { return false }
    guard other.slope.isFinite else { return true }
    return hasDigit || other.hasDigit ? relativeError < other.relativeError : error < other.error
  }
}
