/// Cuts a circuit's text into tokens, in one pass and without looking at what they mean.
struct Lexer {
  let file: SourceFile
  let end: Int
  var offset: Int
  var tokens: [Token] = []
  var diagnostics: [Diagnostic] = []

  /// The tokens of a stretch of the file, and what is wrong with its characters.
  static func tokens(of file: SourceFile, in range: SourceRange) -> (tokens: [Token], diagnostics: [Diagnostic]) {
    var lexer = Lexer(file: file, end: range.end, offset: range.start)
    while lexer.offset < lexer.end { lexer.readToken() }
    return (lexer.tokens, lexer.diagnostics)
  }

  private mutating func readToken() {
    let start = offset
    let scalar = peek()
    switch scalar {
    case "\r":
      if peek(after: 1) == "\n" { offset += 1 }
      take(.lineEnd, from: start)
    case "\n": take(.lineEnd, from: start)
    case "#": readComment()
    case "\"", "“": readQuoted()
    case ";":
      take(.semicolon, from: start)
      report("';' does not end a statement", from: start, hint: "put each statement on a line of its own")
    case "=": takeLonger("=", .doubleEquals, otherwise: .equals)
    case "*", "∗": takeLonger("*", .infix(.power), otherwise: .infix(.multiply))
    case ".":
      if peek(after: 1).isDecimalDigit { readNumber() } else { take(.dot, from: start) }
    default:
      if scalar.isBlank {
        advance()
      } else if let kind = Lexer.signs[scalar] {
        take(kind, from: start)
      } else if scalar.isDecimalDigit {
        readNumber()
      } else if scalar.isNameLetter {
        readName()
      } else {
        readForeignCharacters()
      }
    }
  }

  /// The signs of one character; some only because people paste them.
  private static let signs: [Unicode.Scalar: Token.Kind] = [
    "+": .infix(.add), "-": .infix(.subtract), "−": .infix(.subtract),
    "·": .infix(.multiply), "⋅": .infix(.multiply), "×": .infix(.multiply),
    "/": .infix(.divide), "÷": .infix(.divide), "^": .infix(.power), "@": .infix(.matrixProduct),
    "(": .openRound, ")": .closeRound, "[": .openSquare, "]": .closeSquare, ",": .comma, "ᵀ": .transpose,
  ]

  private mutating func readName() {
    let start = offset
    while offset < end, peek().isNameContinuation { advance() }
    let name = file[SourceRange(start, offset)]
    append(name == "pi" || name == "π" ? .pi : .name(name), from: start)
  }

  private mutating func readComment() {
    let start = offset
    while offset < end, peek() != "\n", peek() != "\r" { advance() }
    let text = file[SourceRange(start, offset)]
    let signs = text.prefix { $0 == "#" }.count
    // Three and more make a rule across the file, not a note.
    if signs == 2 { reportCommands(in: text, from: start) }
    append(signs == 2 ? .note(String(text.dropFirst(2).trimmed)) : .comment, from: start)
  }
}

extension Lexer {
  /// Reports the first character of a text that is none.
  private mutating func reportCommands(in text: String, from start: Int) {
    var position = start
    for scalar in text.unicodeScalars {
      let end = position + UTF8.width(scalar)
      if scalar.isCommand {
        return diagnostics.append(
          Diagnostic(
            "an invisible character (\(scalar.codePoint)) cannot stand in a note", at: SourceRange(position, end),
            hint: "delete it"))
      }
      position = end
    }
  }
}

// MARK: - Walking the text

extension Lexer {
  /// The character `count` bytes on; NUL past the end, which no token contains.
  func peek(after count: Int = 0) -> Unicode.Scalar {
    let place = offset + count
    guard place < end else { return "\0" }
    let lead = file.bytes[place]
    guard lead >= 0x80 else { return Unicode.Scalar(lead) }
    // A String's UTF-8 is valid, so the lead byte alone tells how many bytes follow.
    let length = lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
    guard place + length <= file.bytes.count else { return "\u{FFFD}" }
    let bits = UInt32(lead & (0xFF >> UInt8(length + 1)))
    let value = file.bytes[(place + 1)..<(place + length)].reduce(bits) { $0 << 6 | UInt32($1 & 0x3F) }
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  mutating func advance() { offset += UTF8.width(peek()) }

  /// Ends the token at the offset.
  mutating func append(_ kind: Token.Kind, from start: Int) {
    tokens.append(Token(kind: kind, range: SourceRange(start, offset)))
  }

  /// Ends the token after the character at the offset.
  private mutating func take(_ kind: Token.Kind, from start: Int) {
    advance()
    append(kind, from: start)
  }

  private mutating func takeLonger(_ second: Unicode.Scalar, _ longer: Token.Kind, otherwise: Token.Kind) {
    let start = offset
    advance()
    if offset < end, peek() == second { take(longer, from: start) } else { append(otherwise, from: start) }
  }

  mutating func report(_ message: String, from start: Int, hint: String? = nil) {
    diagnostics.append(Diagnostic(message, at: SourceRange(start, offset), hint: hint))
  }
}

extension Substring {
  /// Without the blanks at its two ends.
  var trimmed: Substring {
    var text = self
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return text
  }
}
