/// What cutting a wire says about the gradient that the backward pass put on it.
///
///     let checks = Verification.checks(of: annotated)
///     checks.contains { $0.verdict == .disagrees }      // false, or the circuit's gradients are wrong
public struct WireCheck: Sendable, Equatable {
  /// What can be said of a gradient once its wire is cut.
  public enum Verdict: Sendable, Equatable {
    case agrees
    case disagrees
    /// Rounding, or the bend of the curve, leaves so little of the measurement that a wrong gradient could hide in it.
    case cannotTell
    /// The output has another slope on the left of the stored value than on the right: no derivative, a convention.
    case kink(left: Double, right: Double)
    /// The output has no finite value beside the stored one, however small the step.
    case noValueBeside
    /// Behind the wire lies an opaque node, which is known at its stored inputs only.
    case opaque

    /// Whether cutting the wire has decided anything.
    public var isDecided: Bool { self != .cannotTell && self != .noValueBeside && self != .opaque }
  }

  /// The wire that was cut.
  public let wire: WireID
  /// The place in the wire's tensor, row by row; 0 for a scalar.
  public let element: Int
  /// What the backward pass put there.
  public let gradient: Double
  /// What cutting shows; not a number where it shows nothing, and without a meaning at a kink.
  public let measured: Double
  /// How far rightness and measurement may be apart: the error of what cutting shows, and of the gradient itself.
  public let bound: Double
  /// What follows from the two numbers and the bound.
  public let verdict: Verdict
}
