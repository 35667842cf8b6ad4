/// What a cut says of the gradient that the backward pass put on its wire.
extension WireCut {
  /// The verdict where there is nothing to weigh, as at nearly every wire: the bound of the rounding error takes many times
  /// as long as all else, and here one estimate for the whole circuit is far below what could matter.
  func plainVerdict(_ rounding: Double) -> (WireCheck.Verdict, MeasuredSlope)? {
    // The estimate counts nothing before a gradient of 0.
    guard gradient != 0 else { return nil }
    let size = abs(gradient)
    // A thousandth of 1, or of the number where that is smaller.
    let steps = stored == 0 ? [unit] : [unit, min(unit, stored.magnitude.binade)]
    for first in Set(steps).sorted().reversed() {
      guard let row = extrapolations(from: first / 1024, count: 3).last else { continue }
      let measured = row.measured(rounding)
      let isClear = max(measured.error, abs(row.gap), abs(row.bend) / 1024) <= 0.1 * Verification.resolution * size
      let distance = abs(gradient - row.slope) - Verification.tolerance * max(abs(gradient), abs(row.slope))
      if isClear, distance <= measured.error { return (.agrees, measured) }
    }
    return nil
  }

  /// The verdict by all that rounding leaves to be seen.
  func verdict() -> (WireCheck.Verdict, MeasuredSlope) {
    let gradient = roundedGradient
    func size(_ slope: Double) -> Double {
      let size = max(abs(gradient.value), abs(slope))
      return gradient.isZero ? max(size, annotated.seedSize) : size
    }
    /// Whether what is shown is near the gradient, and so narrow that nothing could hide in it.
    func agrees(_ row: Extrapolation, _ shown: MeasuredSlope) -> Bool {
      let bound = shown.error + gradient.error
      let slack = Verification.resolution * size(row.slope)
      let distance = abs(gradient.value - row.slope) - Verification.tolerance * max(abs(gradient.value), abs(row.slope))
      return distance <= bound && bound <= slack
        && abs(row.gap) <= 4 * slack + 2 * row.sideRounding(shown.rounding * row.step / 1.5)
    }
    func bounded(_ shown: MeasuredSlope) -> MeasuredSlope {
      let rounding = shown.rounding + gradient.error
      return MeasuredSlope(
        slope: shown.slope, truncation: shown.truncation, rounding: rounding.isNaN ? .infinity : rounding)
    }

    let table = SlopeTable(self) { row, error in
      let shown = row.measured(error)
      return shown.isSharp && agrees(row, shown)
    }
    if let row = table.tightest(where: { agrees($0, $0.measured(table.error)) }) {
      let shown = measured(row, in: table)
      if agrees(row, shown) { return (.agrees, bounded(shown)) }
    }
    guard let best = table.tightest() else { return (.noValueBeside, .nothing) }
    let shown = bounded(measured(best, in: table))
    let isConvention = meetsConvention
    if isConvention || table.isKink {
      guard let (left, right) = table.sides else { return (.cannotTell, shown) }
      // Beyond the slopes of both sides lies no convention of a single kink.
      let slack = 1e-4 * max(abs(left), abs(right), 1) + 4 * gradient.error
      let isBetween = min(left, right) - slack <= gradient.value && gradient.value <= max(left, right) + slack
      return (isConvention || isBetween ? .kink(left: left, right: right) : .cannotTell, shown)
    }
    return (table.excludes(gradient, tolerance: Verification.tolerance) ? .disagrees : .cannotTell, shown)
  }
}

extension AnnotatedCircuit {
  /// The greatest number of the seed.
  fileprivate var seedSize: Double { seed.elements.map(abs).max() ?? 0 }
}
