extension Lexer {
  /// Reports characters that the language has no use for: a run of them once, and where it can, with the mend.
  mutating func readForeignCharacters() {
    let start = offset
    let first = peek()
    if Scripts.plain(first) != nil { return readScripts() }
    if first == "\\", let command = foreignCommand() {
      append(.faulty, from: start)
      return report("'\(command)' of LaTeX is not understood", from: start)
    }
    repeat { advance() } while offset < end && isForeign(peek()) && peek().isControl == first.isControl
    let text = file[SourceRange(start, offset)]
    if first.isControl {
      report("an invisible character (\(first.codePoint)) cannot stand in a circuit", from: start, hint: "delete it")
    } else if first == "\u{FFFD}" {
      report("the text is not valid UTF-8 here", from: start, hint: "save the file as UTF-8")
    } else {
      // `x := 3` is an assignment of another language, `x: float = 3` is not.
      let mend = text == ":" && peek() == "=" ? "write '='" : Lexer.mends[text]
      report("'\(text)' is not understood", from: start, hint: mend)
    }
    append(.faulty, from: start)
  }

  /// Reads a command of LaTeX that the language has nothing for, with its argument; nil where a backslash is none.
  private mutating func foreignCommand() -> String? {
    let start = offset
    var probe = offset + 1
    while probe < end, Unicode.Scalar(file.bytes[probe]).properties.isAlphabetic, file.bytes[probe] < 0x80 {
      probe += 1
    }
    guard probe > start + 1 else { return nil }
    offset = probe
    let command = file[SourceRange(start, offset)]
    if peek() == "{" {
      var inside = offset + 1
      while inside < end, ![UInt8(ascii: "\n"), UInt8(ascii: "}"), UInt8(ascii: "{")].contains(file.bytes[inside]) {
        inside += 1
      }
      if inside < end, file.bytes[inside] == UInt8(ascii: "}") { offset = inside + 1 }
    }
    return command
  }

  private static let mends = [
    "–": "write '-'", "—": "write '-'", "∕": "write '/'", "⁄": "write '/'", "{": "write '('", "}": "write ')'",
    "≔": "write '='", "\\": "a statement continues on the next line inside brackets",
    "'": "a note is written ## text",
  ]

  private func isForeign(_ scalar: Unicode.Scalar) -> Bool {
    !scalar.isBlank && !scalar.isNameContinuation && scalar.value != 0x0A && scalar.value != 0x0D
      && !"#\";=*.+-−·⋅×⊙∘≥≤≠<>/÷^@()[],ᵀ⊤“$√|‖½⅓¼¾⅔⅛∞∑".unicodeScalars.contains(scalar) && Scripts.plain(scalar) == nil
  }

  /// Raised whole numbers are powers; any other raised or lowered characters are reported with what to type in their place.
  private mutating func readScripts() {
    let start = offset
    let isRaised = Scripts.isSuperscript(Character(peek()))
    var plain = ""
    while offset < end, let character = Scripts.plain(peek()), peek() != "ᵀ",
      Scripts.isSuperscript(Character(peek())) == isRaised
    {
      plain.append(character == "−" ? "-" : character)
      advance()
    }
    let text = file[SourceRange(start, offset)]
    if isRaised, let power = Int(plain) { return append(.superscript(power), from: start) }
    append(.faulty, from: start)
    let base = tokens.dropLast().last.map { $0.range.end == start ? file[$0.range] : "x" } ?? "x"
    let exponent = plain.contains { !$0.isNumber } && plain.count > 1 ? "(\(plain))" : plain
    let mend = isRaised ? "\(base) ** \(exponent)" : "\(base)_\(plain)"
    report("'\(text)' is not understood", from: start, hint: "write \(mend)")
  }

  /// Reads text in quotes as a whole, since its words are no wires.
  mutating func readQuoted() {
    let start = offset
    let close: Unicode.Scalar = peek() == "“" ? "”" : "\""
    repeat { advance() } while offset < end && peek() != close && peek() != "\n" && peek() != "\r"
    if offset < end, peek() == close { advance() }
    append(.faulty, from: start)
    report("text in quotes is not understood", from: start, hint: "a note is written ## text")
  }
}
