/// Two or more ways to do the same work, taken in turn so that what else the machine does hits all of them alike.
struct Race {
  struct Entrant {
    let name: String
    /// Seconds of one run; nil where it cannot run here.
    let run: () throws -> Double
  }

  /// By entrant, the median of its seconds.
  let medians: [Double]
  /// By entrant, the median of its seconds over those of the first entrant in the same round.
  let ratios: [Double]

  /// - Parameter rounds: how often each runs, after a round that warms the caches; one round alone has none before it.
  init(_ entrants: [Entrant], rounds: Int) throws {
    var times = [[Double]](repeating: [], count: entrants.count)
    for round in (rounds > 1 ? 0 : 1)...rounds {
      for (place, entrant) in entrants.enumerated() {
        let seconds = try entrant.run()
        if round > 0 { times[place].append(seconds) }
      }
    }
    medians = times.map(Self.median)
    ratios = times.map { own in Self.median(zip(own, times[0]).map { $0 / $1 }) }
  }

  static func median(_ numbers: [Double]) -> Double {
    let sorted = numbers.sorted()
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }
}
