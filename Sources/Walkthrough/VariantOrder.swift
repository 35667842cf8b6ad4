import Engine

/// The variants of an exercise, numbered from 0: the same for the same seed, no two alike, and each known without the others.
///
///     var order = VariantOrder(walkthrough, seed: 1)
///     order.inputs(of: 4)?.values["x"]        // the fifth variant's x, however many there are to be
///
/// Of few inputs, all numbers are gone through in the order of the grid: first those at which no mistake hides, then the
/// others. Of more inputs there are places enough for each variant to have its own, of which it takes the first good one.
public struct VariantOrder: Sendable {
  private let search: InputSearch
  private let grid: InputGrid
  /// Of few inputs, the places that were gone through so far, good ones and others.
  private var good: [Int] = []
  private var others: [Int] = []
  private var next = 0

  /// Up to four numbers.
  private static let mostWalkedBits = 16
  /// Bits of the places that are one variant's own.
  private static let mostOwnBits = 12
  /// After so many places the best one will do.
  private static let tries = 64

  /// - Parameters:
  ///   - walkthrough: the circuit, with any numbers at its inputs.
  ///   - seed: of the order.
  public init(_ walkthrough: Walkthrough, seed: UInt64) {
    search = InputSearch(walkthrough)
    grid = InputGrid(walkthrough.inputValues, seed: seed)
  }

  private var isWalked: Bool { grid.bits <= Self.mostWalkedBits }
  private var ownBits: Int { max(0, min(Self.mostOwnBits, grid.bits - Self.mostWalkedBits)) }

  /// How many variants there are, up to a number that is wanted.
  public mutating func count(upTo wanted: Int) -> Int {
    guard isWalked else { return min(wanted, grid.count >> ownBits) }
    walk(to: wanted)
    return min(wanted, good.count + others.count)
  }

  /// The inputs of a variant, counted from 0; nil where there are not so many.
  public mutating func inputs(of variant: Int) -> InputSearch.Inputs? {
    guard isWalked else { return bestOwn(of: variant) }
    walk(to: variant + 1)
    guard variant < good.count + others.count else { return nil }
    let place = variant < good.count ? good[variant] : others[variant - good.count]
    return search.inputs(at: grid.values(at: place))
  }

  /// Goes on until there are as many good ones, or until all places have been seen.
  private mutating func walk(to count: Int) {
    while good.count < count, next < grid.count {
      if let cost = search.cost(of: grid.values(at: next)) {
        if cost <= search.goodCost { good.append(next) } else { others.append(next) }
      }
      next += 1
    }
  }

  private func bestOwn(of variant: Int) -> InputSearch.Inputs? {
    guard variant < grid.count >> ownBits else { return nil }
    var best: (place: Int, cost: Double)?
    for own in 0..<(1 << ownBits) {
      if own >= Self.tries, best != nil { break }
      let place = variant << ownBits | own
      guard let cost = search.cost(of: grid.values(at: place)), cost < best?.cost ?? .infinity else { continue }
      best = (place, cost)
      if cost <= search.goodCost { break }
    }
    return best.flatMap { search.inputs(at: grid.values(at: $0.place)) }
  }
}
