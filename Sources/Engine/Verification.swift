/// Every gradient against its definition: the wire is cut, fed from outside, and the output watched.
///
/// With g the gradient, R what cutting shows, and the bound B = truncation + rounding of R + rounding of g, a gradient
/// agrees where |g − R| ≤ B and B is at most a thousandth of the gradient: a wrong factor or a missing term could hide in
/// more. A gradient of 0 has no size of its own and is measured by the seed, which is what a wire that passes everything
/// on would receive. It disagrees only where no step leaves room for it (see `SlopeTable.excludes`), and never where a node
/// behind the cut lies at a kink: what is sent back from there is a convention. Else nothing can be told.
///
///     f = (x + 1e13) - 1e13      // f moves in steps of 0.002: 1 ± 0.1, which cannot be told from 1.03
public enum Verification {
  /// How far a gradient may be off, relative to its size, beside the bound.
  public static let tolerance = 1e-6

  /// Of a gradient's size, what may be unknown where one says that it agrees.
  public static let resolution = 1e-3

  /// A check for each element of each wire that has a gradient, in the order of the wires.
  /// - Parameter goesOn: asked before each check but the first; where it says no, the rest is left out. Wires are then
  ///   taken in an order that looks random and is the same at every run: first a number of each, then the others.
  public static func checks(of annotated: AnnotatedCircuit, while goesOn: () -> Bool = { true }) -> [WireCheck] {
    let rounding = annotated.roundingEstimate
    var checks: [WireCheck] = []
    for (wire, element) in annotated.checkedPlaces {
      guard checks.isEmpty || goesOn() else { break }
      let cut = WireCut(annotated, wire: wire, element: element)
      // There is no step away from an infinity.
      guard cut.stored.isFinite, cut.gradient.isFinite else {
        checks.append(
          WireCheck(
            wire: wire, element: element, gradient: cut.gradient, measured: .nan, bound: .infinity,
            verdict: .noValueBeside)
        )
        continue
      }
      if cut.meetsRecord {
        checks.append(
          WireCheck(
            wire: wire, element: element, gradient: cut.gradient, measured: .nan, bound: .infinity, verdict: .opaque))
        continue
      }
      let (verdict, measured) = cut.plainVerdict(rounding) ?? cut.verdict()
      checks.append(
        WireCheck(
          wire: wire, element: element, gradient: cut.gradient, measured: measured.slope, bound: measured.error,
          verdict: verdict))
    }
    return checks.sorted { ($0.wire, $0.element) < ($1.wire, $1.element) }
  }
}

extension AnnotatedCircuit {
  /// How many numbers have a gradient that can be checked.
  public var gradientCount: Int { gradients.reduce(0) { $0 + ($1?.shape.count ?? 0) } }

  /// The wires and elements that have a gradient: first one of each wire, then the others, each part shuffled.
  fileprivate var checkedPlaces: [(wire: WireID, element: Int)] {
    var dice = SplitMix64(seed: 0)
    var (first, others) = ([(wire: WireID, element: Int)](), [(wire: WireID, element: Int)]())
    for (wire, gradient) in gradients.entries {
      guard let count = gradient?.shape.count, count > 0 else { continue }
      let chosen = Int(dice.next() % UInt64(count))
      first.append((wire, chosen))
      for element in 0..<count where element != chosen { others.append((wire, element)) }
    }
    return first.shuffled(using: &dice) + others.shuffled(using: &dice)
  }

  /// About how far the output is off: each value is rounded once, and its error reaches the output by its gradient (first
  /// order; N. Higham, *Accuracy and Stability of Numerical Algorithms*, 2nd edition, section 3.3).
  fileprivate var roundingEstimate: Double {
    zip(values, gradients).reduce(0) { sum, wire in
      guard let gradient = wire.1 else { return sum }
      return zip(wire.0.elements, gradient.elements).reduce(sum) { $0 + Rounded.unit * abs($1.0 * $1.1) }
    }
  }
}
