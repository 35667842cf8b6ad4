/// Cuts a circuit's text into tokens, in one pass and without looking at what they mean.
struct Lexer {
  let file: SourceFile
  let end: Int
  var offset: Int
  var tokens: [Token] = []
  var diagnostics: [Diagnostic] = []
  /// How many square brackets are open.
  private var squares = 0
  /// How many round ones are.
  private var rounds = 0
  private var brackets: Int { squares + rounds }
  /// What the braces of LaTeX that are open stand for, the innermost last.
  var braces: [Brace] = []
  /// What the next brace that opens stands for.
  var expected: [Brace] = []

  /// The tokens of a stretch of the file, and what is wrong with its characters.
  /// - Parameter skipping: stretches that are passed over.
  static func tokens(
    of file: SourceFile, in range: SourceRange, skipping skipped: [SourceRange] = []
  ) -> (tokens: [Token], diagnostics: [Diagnostic]) {
    var lexer = Lexer(file: file, end: range.end, offset: range.start)
    var skipped = skipped[...]
    while lexer.offset < lexer.end {
      if let next = skipped.first, lexer.offset >= next.start {
        lexer.offset = max(lexer.offset, next.end)
        skipped.removeFirst()
      } else {
        lexer.readToken()
      }
    }
    return (lexer.tokens, lexer.diagnostics)
  }

  init(file: SourceFile, end: Int, offset: Int) { (self.file, self.end, self.offset) = (file, end, offset) }

  private mutating func readToken() {
    let start = offset
    let scalar = peek()
    switch scalar {
    // What a line is made of.
    case "\n", "\r":
      // A formula of LaTeX ends with its line.
      (braces, expected) = ([], [])
      if scalar == "\r", peek(after: 1) == "\n" { offset += 1 }
      take(.lineEnd, from: start)
    case "[", "]":
      squares = max(0, squares + (scalar == "[" ? 1 : -1))
      take(scalar == "[" ? .openSquare : .closeSquare, from: start)
    // What textbooks and Pascal write for '='.
    case ":" where squares == 0 && rounds == 0 && peek(after: 1) == "=":
      offset += 2
      append(.equals, from: start)
    case ":" where squares > 0 || beginsBlock || tellsType: take(.colon, from: start)
    case "." where peek(after: 1) == "." && peek(after: 2) == ".":
      offset += 3
      append(.ellipsis, from: start)
    case "…" where squares > 0: take(.ellipsis, from: start)
    case "'" where mayTakeWords: readWords(until: "'")
    case "\"" where mayTakeWords: readWords(until: "\"")
    case "\\" where readLaTeX(): break
    case "{" where opensBrace(): break
    case "}" where closesBrace(): break
    case "&" where isLaTeX: advance()
    case "$" where isLaTeX: advance()
    case "!" where peek(after: 1) == "=":
      offset += 2
      append(.infix(.notEqual), from: start)
    case ">": takeLonger("=", .infix(.greaterEqual), otherwise: .infix(.greater))
    case "<": takeLonger("=", .infix(.lessEqual), otherwise: .infix(.less))
    case "√": take(.root, from: start)
    case "|":
      advance()
      if peek() == "|" { advance() }
      append(.bar(offset - start == 2 ? "norm" : "abs"), from: start)
    case "‖": take(.bar("norm"), from: start)
    case "½", "⅓", "¼", "¾", "⅔", "⅛": readFraction(scalar)
    case "∞": take(.number(.infinity), from: start)
    case "⊤": take(.transpose, from: start)
    case "#": readComment()
    case "%" where beginsStatement: readComment()
    case "\"", "“": readQuoted()
    case ";":
      take(.semicolon, from: start)
      // Within brackets it would part the rows of a matrix, as in MATLAB and Julia.
      if brackets > 0 { report("';' parts no rows", from: start, hint: "write [[1, 2], [3, 4]] for a matrix") }
    case "(", ")":
      rounds = max(0, rounds + (scalar == "(" ? 1 : -1))
      take(scalar == "(" ? .openRound : .closeRound, from: start)
    case "/": takeLonger("/", .infix(.floorDivide), otherwise: .infix(.divide))
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
    "·": .infix(.multiply), "⋅": .infix(.multiply), "×": .infix(.multiply), "⊙": .infix(.multiply),
    "∘": .infix(.multiply), "≥": .infix(.greaterEqual), "≤": .infix(.lessEqual), "≠": .infix(.notEqual),
    "%": .infix(.remainder), "÷": .infix(.divide), "^": .infix(.power), "@": .infix(.matrixProduct),
    ",": .comma, "ᵀ": .transpose, "∑": .name("Σ"),
  ]

  private mutating func readName() {
    let start = offset
    while offset < end, peek().isNameContinuation { advance() }
    var name = file[SourceRange(start, offset)]
    while offset < end, isSubscript(peek()) || peek() == "′" || peek() == "'" {
      name.unicodeScalars.append(peek() == "'" ? "′" : peek())
      advance()
    }
    if name.count > 1, name.last == "_", peek() == "{" {
      // The subscript of LaTeX, `x_{ij}`.
      offset -= 1
      let subscripted = bracedSubscript()
      if subscripted.isEmpty { offset += 1 } else { name = name.dropLast() + subscripted }
    } else {
      name += bracedSubscript()
    }
    append(Lexer.words[name] ?? .name(name), from: start)
  }

  /// Words that are no names.
  private static let words: [String: Token.Kind] = [
    "pi": .pi, "π": .pi, "inf": .number(.infinity), "and": .infix(.and), "or": .infix(.or),
  ]

  /// A lowered character belongs to the name before it.
  private func isSubscript(_ scalar: Unicode.Scalar) -> Bool {
    Scripts.plain(scalar) != nil && !Scripts.isSuperscript(Character(scalar))
  }

  /// Whether a statement begins here: a `%` is then the comment of MATLAB and LaTeX.
  private var beginsStatement: Bool {
    switch tokens.last?.kind {
    case nil, .lineEnd, .semicolon, .comment, .note: true
    default: false
    }
  }

  /// Whether words in quotes can stand here: as an argument of a function.
  private var mayTakeWords: Bool {
    switch tokens.last?.kind {
    case .openRound, .comma: true
    case .equals: tokens.dropLast().dropLast().last.map { $0.kind == .openRound || $0.kind == .comma } ?? false
    default: false
    }
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
