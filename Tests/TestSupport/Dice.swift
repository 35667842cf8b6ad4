/// Numbers that look random and are the same at every run (SplitMix64).
public struct Dice: RandomNumberGenerator {
  private var state: UInt64

  /// Equal seeds give equal throws.
  public init(seed: Int) { state = UInt64(truncatingIfNeeded: seed) }

  /// Sixty-four bits.
  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }

  /// One of several.
  public mutating func pick<Element>(_ all: [Element]) -> Element { all[Int.random(in: all.indices, using: &self)] }
}
