extension Lexer {
  /// Reads `3`, `.5`, `3.` or `1e-7`.
  mutating func readNumber() {
    let start = offset
    skipDigits()
    if peek() == ".", offset < end {
      offset += 1
      skipDigits()
    }
    skipExponent()
    guard !readForbiddenNumber(from: start) else { return }

    let text = file[SourceRange(start, offset)]
    let value = Double(text) ?? .nan
    let isZero = !text.prefix { $0 != "e" && $0 != "E" }.contains { ("1"..."9").contains($0) }
    if value.isFinite && (value != 0 || isZero) {
      append(.number(value), from: start)
    } else {
      append(.faulty, from: start)
      report("the number is too \(value == 0 ? "small" : "large") for a computer's numbers", from: start)
    }
  }

  private mutating func skipDigits() {
    while offset < end, peek().isDecimalDigit { offset += 1 }
  }

  /// An `e` belongs to the number only where an exponent follows: `2e` is a number beside a wire.
  private mutating func skipExponent() {
    guard offset < end, peek() == "e" || peek() == "E" else { return }
    let sign = peek(after: 1)
    let lead = sign == "+" || sign == "-" || sign == "−" ? 1 + UTF8.width(sign) : 1
    guard peek(after: lead).isDecimalDigit, sign != "−" else { return }
    offset += lead
    skipDigits()
  }

  /// Reports `1_000` and `1.2.3` as a whole, which would otherwise be several odd errors each.
  private mutating func readForbiddenNumber(from start: Int) -> Bool {
    let next = peek()
    let grouped = next == "_" && peek(after: 1).isDecimalDigit
    let dotted = next == "." && peek(after: 1).isDecimalDigit
    guard offset < end, grouped || dotted else { return false }
    while offset < end, peek().isDecimalDigit || peek() == "_" || peek() == "." { offset += 1 }
    append(.faulty, from: start)
    if grouped {
      let plain = file[SourceRange(start, offset)].filter { $0 != "_" }
      report("a number is written without '_'", from: start, hint: "write \(plain)")
    } else {
      report("a number has one decimal point", from: start)
    }
    return true
  }
}
