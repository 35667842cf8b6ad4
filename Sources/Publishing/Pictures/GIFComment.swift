/// A comment in a GIF, which stands there in blocks of at most 255 bytes, each behind its length.
enum GIFComment {
  /// What follows some text at the start of a comment, in one piece; nil where the file is no GIF.
  static func rest(of bytes: [UInt8], from text: Range<Int>) -> [UInt8]? {
    guard bytes.starts(with: Array("GIF8".utf8)), text.lowerBound > 0 else { return nil }
    var comment: [UInt8] = []
    var place = text.lowerBound - 1
    while place < bytes.count, bytes[place] > 0, comment.count < 4096 {
      let block = bytes[(place + 1)...].prefix(Int(bytes[place]))
      comment += block
      place += 1 + block.count
    }
    return Array(comment.dropFirst(text.count))
  }
}
