/// How steep the output is beside a cut, by steps from long to as short as rounding lets them be.
///
/// Long steps bend with the curve and jump over what is small; short ones drown in rounding. Where steps of all lengths
/// disagree, the shortest that still show something are right: what they cannot see is smaller than rounding.
struct SlopeTable {
  let rows: [Extrapolation]
  /// A bound on how far the output may be off.
  let error: Double
  /// The value on the wire.
  private let stored: Double

  /// - Parameter isEnough: whether to stop at what a step shows.
  init(_ cut: WireCut, until isEnough: (Extrapolation, _ error: Double) -> Bool = { _, _ in false }) {
    let error = cut.roundingError(at: cut.stored)
    let gradient = abs(cut.gradient)
    var drowned = 0
    func isEnoughOrDrowned(_ row: Extrapolation) -> Bool {
      drowned = row.rounding(error) > 16 * max(gradient, abs(row.slope)) ? drowned + 1 : 0
      return drowned > 3 || isEnough(row, error)
    }
    var rows = cut.extrapolations(from: cut.unit / 16, count: 64, until: isEnoughOrDrowned)
    // Beside a smaller number the curve may bend on a smaller scale.
    if cut.stored != 0, abs(cut.stored) < 0x1p-30, !(rows.last.map { isEnough($0, error) } ?? false) {
      drowned = 0
      rows += cut.extrapolations(from: cut.stored.magnitude.binade / 4, count: 64, until: isEnoughOrDrowned)
    }
    (self.rows, self.error, stored) = (rows, error, cut.stored)
  }

  /// What is known best, of the rows that meet a condition.
  func tightest(where condition: (Extrapolation) -> Bool = { _ in true }) -> Extrapolation? {
    var best: Extrapolation?
    for row in rows where condition(row) {
      if best.map({ row.measured(error).isTighter(than: $0.measured(error)) }) ?? true { best = row }
    }
    return best
  }

  /// The slopes on both sides at the shortest steps, of which rounding leaves nine tenths at least; infinite at a jump.
  /// Nil where rounding leaves less at every step.
  var sides: (left: Double, right: Double)? {
    let clear = rows.filter { $0.sideRounding(error) <= 1e-4 * max(abs($0.left), abs($0.right)) }
    let rough = rows.filter { $0.sideRounding(error) <= 0.1 * max(abs($0.left), abs($0.right)) }
    guard let last = rough.last, let row = clear.last ?? rough.last else {
      // A curve that does not move at all is flat on both sides.
      return rows.allSatisfy { $0.left == 0 && $0.right == 0 } ? (0, 0) : nil
    }
    let before = rough.dropLast(3).last
    func side(_ slope: KeyPath<Extrapolation, Double>) -> Double {
      // Three steps on, a jump looks eight times as steep.
      guard let before, abs(last[keyPath: slope]) > 7 * abs(before[keyPath: slope]),
        abs(last[keyPath: slope]) > 1e3 * last.sideRounding(error)
      else { return row[keyPath: slope] }
      return last[keyPath: slope] < 0 ? -.infinity : .infinity
    }
    return (side(\.left), side(\.right))
  }

  /// Whether the sides stay apart, or go further apart, down to the shortest steps that show anything.
  var isKink: Bool {
    func drowned(_ row: Extrapolation, _ gap: Double) -> Bool { 2 * row.sideRounding(error) > 0.1 * abs(gap) }
    let shown = rows.filter { !drowned($0, $0.gap) }.suffix(4)
    guard shown.count == 4, let shortest = shown.last else { return false }
    return rows.allSatisfy { $0.step >= shortest.step || drowned($0, shortest.gap) }
      && zip(shown, shown.dropFirst()).allSatisfy { before, after in
        abs(after.gap) > 0.8 * abs(before.gap) && abs(after.gap) > 1e-3 * max(abs(after.left), abs(after.right))
      }
  }

  /// Whether the shortest steps that could show this slope all show another one.
  ///
  /// A slope is only called wrong where four steps in a row, down to the shortest at which rounding would leave the
  /// difference to be seen, agree with one another, bend hardly, and leave no room for it; where shorter ones, as far as
  /// they show anything, do not speak for it; and where the steps are short beside the number itself, on whose scale a
  /// curve may bend (1/x).
  func excludes(_ gradient: Rounded, tolerance: Double) -> Bool {
    func distance(_ row: Extrapolation) -> Double { abs(gradient.value - row.slope) - 4 * gradient.error }
    guard let shortest = rows.last(where: { 32 * $0.rounding(error) <= distance($0) }),
      // Of a wave, steps of many of its lengths show a slope of nearly 0.
      stored == 0 || shortest.step <= max(min(stored.magnitude, 1) / 4, stored.magnitude / 0x1p18),
      rows.allSatisfy({ row in
        row.step >= shortest.step || 64 * row.rounding(error) > distance(shortest)
      }),
      rows.allSatisfy({ row in
        row.step >= shortest.step || 4 * row.rounding(error) > distance(shortest)
          || distance(row) > distance(shortest) / 2
      })
    else { return false }
    let window = rows.filter { $0.step >= shortest.step }.suffix(4)
    return window.count == 4
      && window.allSatisfy { row in
        let room =
          4 * row.truncation + 2 * abs(row.bend) + 8 * row.rounding(error)
          + tolerance * max(abs(gradient.value), abs(row.slope))
        return room < distance(row)
      }
  }
}
