import Renderer

/// The hash of an artefact's own bytes, which stands in its stamp: it tells whether anyone has changed the file since.
///
/// It is taken with zeros in its own place, and written over them. No secret is in it: it finds changes, not forgers.
public enum Seal {
  static let key = "content="
  /// What stands in a stamp until the artefact is whole.
  static let blank = key + String(repeating: "0", count: digits)
  private static let digits = 16

  /// The artefact with the hash in its stamp; as it is where it bears no stamp.
  static func sealed(_ bytes: [UInt8], _ stamp: Stamp) -> [UInt8] {
    guard let place = place(of: Array(stamp.text.utf8), in: bytes) else { return bytes }
    var sealed = bytes
    write(hash(of: bytes), at: place, in: &sealed)
    return sealed
  }

  /// Whether an artefact is as it was made. Line ends that Git has turned into those of Windows change nothing.
  public static func isUnbroken(_ bytes: [UInt8]) -> Bool {
    func fits(_ bytes: [UInt8]) -> Bool {
      guard let place = place(of: Array(Stamp.mark.utf8), in: bytes) else { return false }
      var again = bytes
      write(Array(repeating: UInt8(ascii: "0"), count: digits), at: place, in: &again)
      write(hash(of: again), at: place, in: &again)
      return again == bytes
    }
    return fits(bytes) || (!isPNG(bytes) && fits(withoutReturns(bytes)))
  }

  /// Where the hash stands: behind the key that follows a text.
  private static func place(of text: [UInt8], in bytes: [UInt8]) -> Int? {
    let key = Array(key.utf8)
    guard let start = find(text, in: bytes, from: 0), let found = find(key, in: bytes, from: start),
      found - start < 200, found + key.count + digits <= bytes.count
    else { return nil }
    return found + key.count
  }

  private static func find(_ text: [UInt8], in bytes: [UInt8], from start: Int) -> Int? {
    guard let first = text.first, bytes.count >= text.count else { return nil }
    return bytes.withUnsafeBufferPointer { bytes in
      for place in start..<max(start, bytes.count - text.count + 1)
      where bytes[place] == first && bytes[place..<place + text.count].elementsEqual(text) { return place }
      return nil
    }
  }

  private static func write(_ hash: [UInt8], at place: Int, in bytes: inout [UInt8]) {
    bytes.replaceSubrange(place..<place + digits, with: hash)
    if isPNG(bytes) { PNGChunk.renewChecksum(around: place, in: &bytes) }
  }

  private static func isPNG(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) }

  private static func withoutReturns(_ bytes: [UInt8]) -> [UInt8] {
    var kept: [UInt8] = []
    for (place, byte) in bytes.enumerated() {
      let next = place + 1 < bytes.count ? bytes[place + 1] : 0
      if byte != UInt8(ascii: "\r") || next != UInt8(ascii: "\n") { kept.append(byte) }
    }
    return kept
  }

  /// As hexadecimal digits.
  private static func hash(of bytes: [UInt8]) -> [UInt8] { Array(ContentHash(words: bytes).hex.utf8) }
}
