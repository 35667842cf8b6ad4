/// What steps of h and of 2h to both sides of the stored value show, the bend of the curve taken out.
///
///     C(h) = (f(x + h) − f(x − h)) / 2h     slope = (4 C(h) − C(2h)) / 3
///     R(h) = (f(x + h) − f(x)) / h          right = 2 R(h) − R(2h), and left alike
///
/// Richardson's extrapolation: what is left of the slope's error shrinks with h⁴, of the sides' with h² (C. J. F. Ridders,
/// *Advances in Engineering Software* 4, 1982).
struct Extrapolation: Sendable {
  /// The shorter step, h.
  let step: Double
  let slope: Double
  /// What twice the step showed, beside which the slope has moved by so much.
  let truncation: Double
  let left: Double
  let right: Double
  /// R(h) − L(h). On a smooth curve it shrinks with the step.
  let bend: Double

  /// How far the slopes of the two sides are apart. On a smooth curve nothing is left of it, at a kink it stays, and at a
  /// jump it grows as the step shrinks.
  var gap: Double { right - left }

  /// What rounding makes of the slope, where each output is off by so much at most: C(h) is off by `error`/h and C(2h) by
  /// half of that (J. Nocedal and S. Wright, *Numerical Optimization*, 2nd edition, section 8.1).
  func rounding(_ error: Double) -> Double { 1.5 * error / step }

  /// What rounding makes of the slope of one side.
  func sideRounding(_ error: Double) -> Double { 5 * error / step }

  func measured(_ error: Double) -> MeasuredSlope {
    MeasuredSlope(slope: slope, truncation: truncation, rounding: rounding(error))
  }
}

extension WireCut {
  private struct Differences {
    let left, right, central: Double
    var isFinite: Bool { left.isFinite && right.isFinite }
  }

  /// What shorter and shorter steps show, beginning with `first`; steps without a finite output on both sides are left out.
  /// - Parameters:
  ///   - count: how many steps at most, each half as long as the one before.
  ///   - isEnough: whether to stop at what was shown last.
  func extrapolations(
    from first: Double, count: Int, until isEnough: (Extrapolation) -> Bool = { _ in false }
  ) -> [Extrapolation] {
    var found: [Extrapolation] = []
    var (coarse, previous) = (Differences?.none, Double?.none)
    var step = first
    for _ in 0..<count where step > 8 * stored.ulp {
      let fine = differences(step)
      if fine.isFinite, let before = coarse {
        let slope = (4 * fine.central - before.central) / 3
        if let previous {
          let extrapolation = Extrapolation(
            step: step, slope: slope, truncation: abs(slope - previous), left: 2 * fine.left - before.left,
            right: 2 * fine.right - before.right, bend: fine.right - fine.left)
          found.append(extrapolation)
          if isEnough(extrapolation) { break }
        }
        previous = slope
      } else {
        previous = nil
      }
      coarse = fine.isFinite ? fine : nil
      step /= 2
    }
    return found
  }

  private func differences(_ step: Double) -> Differences {
    let (left, right) = (stored - step, stored + step)
    let (before, here, after) = (output(at: left), storedOutput, output(at: right))
    return Differences(
      left: (here - before) / (stored - left), right: (after - here) / (right - stored),
      central: (after - before) / (right - left))
  }
}
