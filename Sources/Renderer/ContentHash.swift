/// A short name for bytes, equal for equal bytes wherever they are made: 64-bit FNV-1a (Fowler, Noll, Vo).
struct ContentHash {
  private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

  init() {}

  init(_ bytes: [UInt8]) { add(bytes) }

  mutating func add(_ text: String) { add(Array(text.utf8)) }

  mutating func add(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { for byte in $0 { add(byte) } }
  }

  /// Adds what another hash stands for.
  mutating func add(_ hash: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) { add(UInt8(truncatingIfNeeded: hash >> UInt64(shift))) }
  }

  private mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }

  var hex: String {
    let digits = String(value, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
