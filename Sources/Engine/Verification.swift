/// What cutting a wire says about the gradient that the backward pass put on it.
///
///     let checks = Verification.checks(of: annotated)
///     checks.contains { $0.verdict == .disagrees }      // false, or the circuit's gradients are wrong
public struct WireCheck: Sendable, Equatable {
  public enum Verdict: Sendable, Equatable {
    case agrees
    case disagrees
    /// The output has another slope on the left of the stored value than on the right: no derivative, a convention.
    case kink(left: Double, right: Double)
    /// The output has no finite value beside the stored one, however small the step.
    case noValueBeside
  }

  public let wire: Int
  /// The place in the wire's tensor, row by row; 0 for a scalar.
  public let element: Int
  /// What the backward pass put there.
  public let gradient: Double
  /// What cutting shows; not a number where it shows nothing, and without a meaning at a kink.
  public let measured: Double
  public let verdict: Verdict
}

/// Every gradient of a circuit against its definition: the wire is cut, fed from outside, and the output watched.
public enum Verification {
  /// How far a gradient may be off, relative to its size, beside the error that the measurement itself reckons with.
  public static let tolerance = 1e-6

  /// A check for each element of each wire that has a gradient, in the order of the wires.
  public static func checks(of annotated: AnnotatedCircuit) -> [WireCheck] {
    annotated.gradients.indices.flatMap { wire -> [WireCheck] in
      guard let gradient = annotated.gradients[wire] else { return [] }
      return gradient.elements.indices.map { element in
        check(gradient.elements[element], wire: wire, element: element, of: annotated)
      }
    }
  }

  private static func check(
    _ gradient: Double, wire: Int, element: Int, of annotated: AnnotatedCircuit
  ) -> WireCheck {
    let cut = WireCut(annotated, wire: wire, element: element)
    let measurement = cut.slope()
    let scale = max(abs(gradient), abs(measurement.slope))
    let verdict: WireCheck.Verdict
    // A kink comes first: half-way between its sides central differences agree with a convention by chance.
    if let (left, right) = cut.kink() {
      // Any slope between those of the two sides is a convention; one beyond them is wrong.
      let slack = 1e-4 * max(abs(left), abs(right), 1)
      let isBetween = (min(left, right) - slack...max(left, right) + slack).contains(gradient)
      verdict = isBetween ? .kink(left: left, right: right) : .disagrees
    } else if measurement.slope.isNaN {
      verdict = .noValueBeside
    } else {
      let isNear = abs(gradient - measurement.slope) <= tolerance * scale + 4 * measurement.error
      verdict = isNear && measurement.error <= 1e-3 * max(scale, 1) ? .agrees : .disagrees
    }
    return WireCheck(
      wire: wire, element: element, gradient: gradient, measured: measurement.slope, verdict: verdict)
  }
}
