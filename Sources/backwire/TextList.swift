/// Texts in a row as bytes, whatever stands in them: each after its length.
enum TextList {
  static func bytes(_ texts: [String]) -> [UInt8] {
    texts.flatMap { text in withUnsafeBytes(of: UInt64(text.utf8.count).littleEndian) { Array($0) } + Array(text.utf8) }
  }

  /// The texts that `bytes` was given.
  static func texts(_ bytes: some Collection<UInt8>) -> [String] {
    var texts: [String] = []
    var rest = Array(bytes)[...]
    while rest.count >= 8 {
      let count = rest.prefix(8).reversed().reduce(0) { $0 << 8 | Int($1) }
      texts.append(String(decoding: rest.dropFirst(8).prefix(count), as: UTF8.self))
      rest = rest.dropFirst(8 + count)
    }
    return texts
  }
}
