/// Every gradient against its definition: the wire is cut, fed from outside, and the output watched.
///
/// With g the gradient, R what cutting shows, and the bound B = truncation + rounding of R (see `WireCut.slope`) + rounding
/// of g, a gradient disagrees where |g − R| > B. Where it does not, but B is more than a thousandth of the gradient, nothing
/// is told: a factor or a term could be missing and not be seen. A gradient of 0 has no size of its own and is measured by
/// the seed, which is what a wire that passes everything on would receive.
///
///     f = (x + 1e13) - 1e13      // f moves in steps of 0.002: 1 ± 0.1, which cannot be told from 1.03
public enum Verification {
  /// How far a gradient may be off, relative to its size, beside the bound.
  public static let tolerance = 1e-6

  /// Of a gradient's size, what may be unknown where one says that it agrees.
  public static let resolution = 1e-3

  /// A check for each element of each wire that has a gradient, in the order of the wires.
  public static func checks(of annotated: AnnotatedCircuit) -> [WireCheck] {
    let rounding = annotated.roundingEstimate
    return annotated.gradients.indices.flatMap { wire -> [WireCheck] in
      guard let gradient = annotated.gradients[wire] else { return [] }
      return gradient.elements.indices.map { element in
        let cut = WireCut(annotated, wire: wire, element: element)
        return plainCheck(cut, wire, element, rounding) ?? check(cut, wire: wire, element: element, of: annotated)
      }
    }
  }

  /// The check where there is nothing to weigh, as at nearly every wire: the bound of the rounding error takes many times
  /// as long as all else, and here one estimate for the whole circuit is far below what could matter.
  private static func plainCheck(_ cut: WireCut, _ wire: Int, _ element: Int, _ rounding: Double) -> WireCheck? {
    let gradient = cut.gradient
    guard gradient != 0, cut.kink() == nil else { return nil }
    let measurement = cut.slope { _ in rounding }
    guard measurement.error <= 0.1 * resolution * abs(gradient),
      abs(gradient - measurement.slope) <= tolerance * abs(gradient)
    else { return nil }
    return WireCheck(
      wire: wire, element: element, gradient: gradient, measured: measurement.slope, bound: measurement.error,
      verdict: .agrees)
  }

  private static func check(
    _ cut: WireCut, wire: Int, element: Int, of annotated: AnnotatedCircuit
  ) -> WireCheck {
    let rounded = cut.roundedGradient
    let gradient = rounded.value
    let measurement = cut.slope()
    let sum = measurement.error + rounded.error
    let bound = sum.isNaN ? .infinity : sum
    let scale = max(abs(gradient), abs(measurement.slope))
    let verdict: WireCheck.Verdict
    if let (left, right) = cut.jump() {
      return WireCheck(
        wire: wire, element: element, gradient: gradient, measured: measurement.slope, bound: bound,
        verdict: .kink(left: left, right: right))
    }
    // A kink comes first: half-way between its sides central differences agree with a convention by chance.
    if let (left, right) = cut.kink(), rounded.error <= abs(right - left) {
      // Any slope between those of the two sides is a convention; one beyond them is wrong.
      let slack = 1e-4 * max(abs(left), abs(right), 1) + rounded.error
      let isBetween = (min(left, right) - slack...max(left, right) + slack).contains(gradient)
      verdict = isBetween ? .kink(left: left, right: right) : .disagrees
    } else if measurement.slope.isNaN {
      verdict = .noValueBeside
    } else if abs(gradient - measurement.slope) <= bound + tolerance * scale {
      let size = rounded.isZero ? max(scale, annotated.seedSize) : scale
      verdict = bound <= resolution * size ? .agrees : .cannotTell
    } else {
      verdict = cut.mayBeKink(gradient, measured: measurement) ? .cannotTell : .disagrees
    }
    return WireCheck(
      wire: wire, element: element, gradient: gradient, measured: measurement.slope, bound: bound, verdict: verdict)
  }
}

extension AnnotatedCircuit {
  /// About how far the output is off: each value is rounded once, and its error reaches the output by its gradient (first
  /// order; N. Higham, *Accuracy and Stability of Numerical Algorithms*, 2nd edition, section 3.3).
  fileprivate var roundingEstimate: Double {
    zip(values, gradients).reduce(0) { sum, wire in
      guard let gradient = wire.1 else { return sum }
      return zip(wire.0.elements, gradient.elements).reduce(sum) { $0 + Rounded.unit * abs($1.0 * $1.1) }
    }
  }

  /// The greatest number of the seed.
  fileprivate var seedSize: Double { seed.elements.map(abs).max() ?? 0 }
}
