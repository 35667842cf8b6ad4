import Engine

/// The small whole numbers that variants have at their inputs, one after the other in an order that looks like none.
///
/// The order is a permutation of all of them (a Feistel network: Luby and Rackoff, *How to construct pseudorandom
/// permutations from pseudorandom functions*, SIAM J. Comput. 17, 1988): no two places have the same numbers, and what a
/// place has is known without the places before it. Of a large tensor the first elements are permuted, and the others follow.
struct InputGrid {
  private let shapes: [(name: String, shape: Shape)]
  private let seed: UInt64
  /// How many bits a place has.
  let bits: Int

  /// From 2 on: 0 and 1 make products and powers look alike. Each is four bits of a place.
  static let numbers: [Double] = [2, 3, 4, 5, -2, -3, -4, -5, 6, 7, 1, -1, 8, 9, -6, -7]
  private static let bitsOfNumber = 4
  /// More elements than these are not permuted: there are as many places as anyone asks for.
  private static let mostPermuted = 8
  /// Four make a permutation that looks like any other; the rest is for halves as short as these.
  private static let rounds = 8

  /// - Parameters:
  ///   - inputs: by name, with any numbers.
  ///   - seed: of the order.
  init(_ inputs: [String: Tensor<Double>], seed: UInt64) {
    shapes = inputs.sorted { $0.key < $1.key }.map { ($0.key, $0.value.shape) }
    self.seed = seed
    let elements = shapes.reduce(0) { $0 + $1.shape.count }
    bits = Self.bitsOfNumber * min(elements, Self.mostPermuted)
  }

  /// How many places there are.
  var count: Int { 1 << bits }

  /// The numbers at a place, by name of the input.
  func values(at place: Int) -> [String: Tensor<Double>] {
    var word = permuted(UInt64(place))
    var rest = SplitMix64(seed: mixed(word, round: UInt64(Self.rounds)))
    var left = bits
    func next() -> Double {
      guard left > 0 else { return rest.pick(Self.numbers) }
      defer {
        word >>= UInt64(Self.bitsOfNumber)
        left -= Self.bitsOfNumber
      }
      return Self.numbers[Int(word & 15)]
    }
    return Dictionary(
      uniqueKeysWithValues: shapes.map { name, shape in
        (name, Tensor((0..<shape.count).map { _ in next() }, shape: shape))
      })
  }

  private func permuted(_ place: UInt64) -> UInt64 {
    let half = UInt64(bits / 2)
    let mask: UInt64 = (1 << half) - 1
    var (left, right) = (place >> half, place & mask)
    for round in 0..<UInt64(Self.rounds) { (left, right) = (right, left ^ (mixed(right, round: round) & mask)) }
    return left << half | right
  }

  private func mixed(_ word: UInt64, round: UInt64) -> UInt64 {
    var order = SplitMix64(seed: seed &+ round &* 0x9e37_79b9_7f4a_7c15 ^ word &* 0xd6e8_feb8_6659_fd93)
    return order.next()
  }
}
