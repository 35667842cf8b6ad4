/// How steep the output is on both sides of the stored value.
extension WireCut {
  /// The slope by central differences, with the step chosen for this wire, and a bound on its error.
  ///
  ///     D(h) = (f(x + h) − f(x − h)) / 2h        R(h) = (4 D(h) − D(2h)) / 3
  ///     error = |R(h) − R(2h)| + 3/2 · E / h
  ///
  /// Long steps bend with the curve and short ones drown in rounding. Steps from long to short are tried, each pair
  /// extrapolated once (Richardson), and the best one is taken, as in C. J. F. Ridders, *Advances in Engineering
  /// Software* 4 (1982). The first term estimates the truncation: R(2h) is off by sixteen times as much as R(h). The
  /// second is rounding: where each output is off by E at most, D(h) is off by E/h, D(2h) by half of that, and R(h) by
  /// (4 + 1/2)/3 of it (J. Nocedal and S. Wright, *Numerical Optimization*, 2nd edition, section 8.1). E itself is
  /// bounded by running error analysis, see `Rounded`.
  public func slope() -> MeasuredSlope { slope(rounding: roundingError) }

  /// The same, with other words for how far the output may be off when so much is fed.
  func slope(rounding roundingError: (Double) -> Double) -> MeasuredSlope {
    let rounding = roundingError(stored)
    var (best, bestStep) = (MeasuredSlope.nothing, 0.0)
    var step = unit / 16
    var coarse = central(step)
    var previous = Double.nan
    for _ in 0..<Self.halvings where step > 8 * stored.ulp {
      step /= 2
      let fine = central(step)
      let extrapolated = (4 * fine - coarse) / 3
      let found = MeasuredSlope(
        slope: extrapolated, truncation: abs(extrapolated - previous), rounding: 1.5 * rounding / step)
      if found.isTighter(than: best) { (best, bestStep) = (found, step) }
      if best.isSharp { break }
      // Shorter steps round still more. A steep gradient is looked for among them all the same.
      if found.rounding >= best.error, best.hasDigit || found.rounding > 0.1 * abs(gradient) { break }
      (coarse, previous) = (fine, extrapolated)
    }
    guard bestStep > 0 else { return .nothing }
    let outside = [stored - 2 * bestStep, stored + 2 * bestStep].map(roundingError).reduce(rounding, Swift.max)
    return MeasuredSlope(slope: best.slope, truncation: best.truncation, rounding: 1.5 * outside / bestStep)
  }

  /// Enough to come from the first step down to what moves a 0 by 10⁻¹⁹.
  private static var halvings: Int { 60 }

  private func central(_ step: Double) -> Double {
    let (left, right) = (stored - step, stored + step)
    return (output(at: right) - output(at: left)) / (right - left)
  }

  /// The slopes on the left and on the right by a step.
  func sides(_ step: Double) -> (left: Double, right: Double) {
    let (left, right) = (stored - step, stored + step)
    let middle = output(at: stored)
    return ((middle - output(at: left)) / (stored - left), (output(at: right) - middle) / (right - stored))
  }

  /// How far rounding may put each of them off.
  func slopeError(_ step: Double) -> Double { 2 * roundingError(at: stored) / step }
}
