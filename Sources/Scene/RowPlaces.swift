/// Where rows stand: each with room above and below its line, all of them around the middle of the picture.
struct RowPlaces {
  private(set) var middles: [Double] = []
  /// The room that a row has got.
  private(set) var above: [Double] = [], below: [Double] = []

  /// Between one row and the next.
  static let gap = 4.0

  init(_ wanted: [(above: Double, below: Double)], top: Double, bottom: Double) {
    let room = bottom - top
    let middle = (top + bottom) / 2
    var rows = wanted
    let gap = Self.gap
    let total = rows.reduce(0) { $0 + $1.above + $1.below } + gap * Double(rows.count - 1)
    if total > room {
      // What is small keeps its room; the large ones share the rest, in whole lines.
      let share = (room - gap * Double(rows.count - 1)) / Double(2 * rows.count)
      let small = rows.flatMap { [$0.above, $0.below] }.filter { $0 <= share }
      let rest = room - gap * Double(rows.count - 1) - small.reduce(0, +)
      let large = rest / Double(max(1, 2 * rows.count - small.count))
      rows = rows.map { ($0.above <= share ? $0.above : large, $0.below <= share ? $0.below : large) }
    }
    let used = rows.reduce(0) { $0 + $1.above + $1.below }
    // Rows do not stand farther apart than the eye goes.
    let spread = rows.count > 1 ? min((room - used) / Double(rows.count - 1), 98) : 0
    var y = middle - (used + spread * Double(rows.count - 1)) / 2
    for row in rows {
      middles.append(rows.count == 1 ? middle : y + row.above)
      above.append(row.above)
      below.append(row.below)
      y += row.above + row.below + spread
    }
    if rows.count == 1 {
      let most = room / 2 - 4
      above = [min(wanted[0].above, most)]
      below = [min(wanted[0].below, most)]
    }
  }
}
