/// Words in quotes, and fractions of one character.
extension Lexer {
  mutating func readWords(until close: Unicode.Scalar) {
    let start = offset
    var probe = offset + 1
    while probe < end, file.bytes[probe] != UInt8(ascii: "\n"), file.bytes[probe] != UInt8(close.value) { probe += 1 }
    guard probe < end, file.bytes[probe] == UInt8(close.value) else { return readQuoted() }
    offset = probe + 1
    append(.quoted(file[SourceRange(start + 1, probe)]), from: start)
  }

  /// Reads `½` and its like as the number that it is.
  mutating func readFraction(_ scalar: Unicode.Scalar) {
    let start = offset
    let value = scalar.properties.numericValue ?? 0.5
    advance()
    append(.number(value), from: start)
  }
}
