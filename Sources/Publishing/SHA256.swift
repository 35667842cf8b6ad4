/// SHA-256 (FIPS 180-4), which a page's Content-Security-Policy names its style and its script by.
enum SHA256 {
  static func digest(_ message: some Collection<UInt8>) -> [UInt8] {
    var state: [UInt32] = primes.prefix(8).map { fraction(ofRoot: 2, of: $0) }
    let constants = primes.map { fraction(ofRoot: 3, of: $0) }
    var padded = Array(message) + [0x80]
    padded += [UInt8](repeating: 0, count: (120 - padded.count % 64) % 64)
    let bits = UInt64(message.count) * 8
    padded += (0..<8).map { UInt8(truncatingIfNeeded: bits >> UInt64(56 - 8 * $0)) }
    for start in stride(from: 0, to: padded.count, by: 64) {
      mix(padded[start..<start + 64], into: &state, constants)
    }
    return state.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> UInt32(24 - 8 * $0)) } }
  }

  private static func mix(_ block: ArraySlice<UInt8>, into state: inout [UInt32], _ constants: [UInt32]) {
    var words = stride(from: block.startIndex, to: block.endIndex, by: 4).map { place in
      block[place..<place + 4].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
    }
    for place in 16..<64 {
      let (a, b) = (words[place - 15], words[place - 2])
      let low = turned(a, 7) ^ turned(a, 18) ^ a >> 3
      let high = turned(b, 17) ^ turned(b, 19) ^ b >> 10
      words.append(words[place - 16] &+ low &+ words[place - 7] &+ high)
    }
    var v = state
    for place in 0..<64 {
      let choice = (v[4] & v[5]) ^ (~v[4] & v[6])
      let majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2])
      let first =
        v[7] &+ (turned(v[4], 6) ^ turned(v[4], 11) ^ turned(v[4], 25)) &+ choice &+ constants[place] &+ words[place]
      let second = (turned(v[0], 2) ^ turned(v[0], 13) ^ turned(v[0], 22)) &+ majority
      v = [first &+ second, v[0], v[1], v[2], v[3] &+ first, v[4], v[5], v[6]]
    }
    state = zip(state, v).map { $0 &+ $1 }
  }

  private static func turned(_ word: UInt32, _ bits: UInt32) -> UInt32 { word >> bits | word << (32 - bits) }

  private static let primes: [UInt64] = (2...311).filter { number in
    !(2..<number).prefix { $0 * $0 <= number }.contains { number.isMultiple(of: $0) }
  }

  /// The first 32 bits behind the point of a prime's square or cube root, exactly: the largest whole number whose power
  /// is at most the prime times a power of two.
  private static func fraction(ofRoot root: Int, of prime: UInt64) -> UInt32 {
    var found: UInt64 = 0
    for bit in (0..<36).reversed() {
      let candidate = found | 1 << UInt64(bit)
      let power = (1..<root).reduce(UInt128(candidate)) { product, _ in product * UInt128(candidate) }
      if power <= UInt128(prime) << UInt128(32 * root) { found = candidate }
    }
    return UInt32(truncatingIfNeeded: found)
  }
}
