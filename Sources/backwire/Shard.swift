import ArgumentParser

/// One of several parts, counted from 1: `3/10`.
struct Shard: ExpressibleByArgument, Equatable {
  let part, of: Int

  init?(argument: String) {
    let numbers = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard numbers.count == 2, let part = numbers[0], let of = numbers[1], part >= 1, part <= of, of <= 1_000_000 else {
      return nil
    }
    (self.part, self.of) = (part, of)
  }

  /// The places that are its own among some number of them. Those of two parts differ by one at most.
  func places(among count: Int) -> Range<Int> { (part - 1) * count / of..<part * count / of }

  /// What the folder of the part is called: `product-part-03-of-10`.
  func folder(_ stem: String) -> String { "\(stem)-part-\(Self.padded(part, of))-of-\(of)" }

  static func padded(_ number: Int, _ most: Int) -> String {
    String(repeating: "0", count: String(most).count - String(number).count) + "\(number)"
  }
}
