/// A short name for bytes, equal for equal bytes wherever they are made: 64-bit FNV-1a (Fowler, Noll, Vo). Line ends do
/// not count.
struct ContentHash {
  private var hash: UInt64 = 0xcbf2_9ce4_8422_2325

  mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes where byte != UInt8(ascii: "\n") { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
  }

  var hex: String {
    let digits = String(hash, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
