/// A piece of a PNG: its length, its type, what it says, and a checksum of the latter two. Before the first of them the file
/// has eight bytes.
struct PNGChunk {
  /// Four letters.
  let type: String
  let data: ArraySlice<UInt8>

  /// The chunks of a file in their order.
  static func all(of bytes: [UInt8]) -> [PNGChunk] {
    places(in: bytes).map {
      PNGChunk(
        type: String(decoding: bytes[$0.lowerBound + 4..<$0.lowerBound + 8], as: UTF8.self),
        data: bytes[$0.lowerBound + 8..<$0.upperBound - 4])
    }
  }

  /// A chunk as it stands in a file.
  static func written(_ type: String, _ data: ArraySlice<UInt8>) -> [UInt8] {
    let summed = Array(type.utf8) + data
    return big(UInt32(data.count)) + summed + big(checksum(summed[...]))
  }

  /// A file that says in words what it shows: behind its head, as the specification's keyword `Description`, in UTF-8.
  static func described(_ bytes: [UInt8], _ words: String) -> [UInt8] {
    guard let head = places(in: bytes).first else { return bytes }
    // Behind the keyword: not compressed, in no language that is named, and no translation of the keyword.
    let data = Array("Description".utf8) + [0, 0, 0, 0, 0] + Array(words.utf8)
    return bytes[..<head.upperBound] + written("iTXt", data[...]) + bytes[head.upperBound...]
  }

  /// Works the checksum out again, after a text around a place was changed.
  static func renewChecksum(around place: Int, in bytes: inout [UInt8]) {
    guard let chunk = places(in: bytes).first(where: { $0.contains(place) }) else { return }
    let sum = checksum(bytes[chunk.lowerBound + 4..<chunk.upperBound - 4])
    bytes.replaceSubrange(chunk.upperBound - 4..<chunk.upperBound, with: big(sum))
  }

  /// A number as PNG has it, the largest byte first.
  static func big(_ number: UInt32) -> [UInt8] { withUnsafeBytes(of: number.bigEndian) { Array($0) } }

  private static func places(in bytes: [UInt8]) -> [Range<Int>] {
    var places: [Range<Int>] = []
    var start = 8
    while start + 12 <= bytes.count {
      let end = start + 12 + bytes[start..<start + 4].reduce(0) { $0 << 8 | Int($1) }
      guard end <= bytes.count else { break }
      places.append(start..<end)
      start = end
    }
    return places
  }

  /// The CRC-32 that PNG asks for (ISO 3309), byte by byte.
  private static func checksum(_ bytes: ArraySlice<UInt8>) -> UInt32 {
    bytes.reduce(0xFFFF_FFFF) { sum, byte in table[Int(UInt8(truncatingIfNeeded: sum) ^ byte)] ^ sum >> 8 }
      ^ 0xFFFF_FFFF
  }

  /// What each byte does to the sum.
  private static let table: [UInt32] = (0..<256).map { byte in
    (0..<8).reduce(UInt32(byte)) { sum, _ in sum & 1 == 1 ? 0xEDB8_8320 ^ sum >> 1 : sum >> 1 }
  }
}
