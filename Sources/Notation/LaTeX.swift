/// Formulas pasted from LaTeX: `\frac{1}{2} x^{2} \cdot y`.
///
/// Commands become the signs and names that they print, braces the brackets that they stand for; what only moves the ink
/// (`\left`, `\,`) is passed over.
extension Lexer {
  /// What a pair of braces stands for.
  enum Brace {
    /// Brackets.
    case group
    /// The two arguments of a fraction, of which the first opens and the second closes the whole.
    case numerator, denominator
    /// The argument of a command that changes the letter only: `\mathbf{x}`.
    case plain
  }

  /// Whether the line has commands of LaTeX, so that braces and `&` are its own.
  var isLaTeX: Bool { file.line(containing: offset).contains("\\") }

  /// Reads a command; false where a backslash is no LaTeX.
  mutating func readLaTeX() -> Bool {
    let start = offset
    var probe = offset + 1
    while probe < end, file.bytes[probe].isLetter { probe += 1 }
    let command = file[SourceRange(start + 1, probe)]
    guard !command.isEmpty else { return readSpacing() }
    if Self.passedOver.contains(command) {
      offset = probe
      // `\left.` is a bracket that is not there.
      if command == "left" || command == "right", peek() == "." { advance() }
      return true
    }
    if Self.letters.contains(command) {
      offset = probe
      expected.append(.plain)
      return true
    }
    if Self.accents.contains(command), let name = accented(from: probe) {
      // `\hat{y}` is a wire of its own beside y.
      append(.name("\(name)_\(command)" + bracedSubscript()), from: start)
      return true
    }
    if command == "frac" || command == "dfrac" || command == "tfrac" {
      offset = probe
      append(.openRound, from: start)
      expected.append(.numerator)
      return true
    }
    if command == "sqrt" {
      offset = probe
      append(.name("sqrt"), from: start)
      return true
    }
    guard let kind = Self.commands[command] ?? Self.names[command].map({ .name($0) }) else { return false }
    offset = probe
    if kind == .transpose, tokens.last?.kind == .infix(.power) { tokens.removeLast() }
    // `W_{ij}` and `\theta_1` are one name.
    if case .name(let name) = kind {
      append(.name(name + bracedSubscript()), from: start)
    } else {
      append(kind, from: start)
    }
    return true
  }

  /// Reads the letters below an accent, in braces or the next one alone; nil where something else stands there.
  private mutating func accented(from place: Int) -> String? {
    var probe = place
    while probe < end, file.bytes[probe] == UInt8(ascii: " ") { probe += 1 }
    guard probe < end else { return nil }
    let isBraced = file.bytes[probe] == UInt8(ascii: "{")
    if isBraced { probe += 1 }
    let first = probe
    while probe < end, file.bytes[probe].isLetter, isBraced || probe == first { probe += 1 }
    guard probe > first, !isBraced || (probe < end && file.bytes[probe] == UInt8(ascii: "}")) else { return nil }
    offset = isBraced ? probe + 1 : probe
    return file[SourceRange(first, probe)]
  }

  private static let accents: Set<String> = ["hat", "bar", "tilde", "dot", "widehat", "overline"]

  /// Reads `\,` and its like, and the `\\` at the end of a line.
  private mutating func readSpacing() -> Bool {
    guard [",", ";", "!", ":", " ", "\\", "|", "{", "}", "(", ")", "[", "]"].contains(peek(after: 1)) else {
      return false
    }
    let start = offset
    let sign = peek(after: 1)
    guard offset + 1 < end else { return false }
    if sign == "[" || sign == "]" || sign == "(" || sign == ")" {
      // The marks around a formula; brackets of their own have no backslash.
      offset += 2
      return true
    }
    offset += 2
    switch sign {
    case "|": append(.bar("norm"), from: start)
    case "{": append(.openRound, from: start)
    case "}": append(.closeRound, from: start)
    default: break
    }
    return true
  }

  /// Reads `{` where LaTeX has it; false where it is a foreign character.
  mutating func opensBrace() -> Bool {
    let start = offset
    let follows = tokens.last?.kind == .infix(.power)
    guard isLaTeX || follows else { return false }
    if follows, isTransposed() { return true }
    offset += 1
    let brace = expected.popLast() ?? .group
    braces.append(brace)
    if brace != .plain { append(.openRound, from: start) }
    return true
  }

  /// Reads `^{\top}` and `^{T}` whole.
  private mutating func isTransposed() -> Bool {
    for text in ["{\\top}", "{T}", "{\\mathsf{T}}", "{\\intercal}"] {
      let range = SourceRange(offset, offset + text.utf8.count)
      guard range.end <= end, file[range] == text else { continue }
      tokens.removeLast()
      offset = range.end
      append(.transpose, from: range.start)
      return true
    }
    return false
  }

  /// Reads `}` that closes a brace of LaTeX; false where none is open.
  mutating func closesBrace() -> Bool {
    guard let brace = braces.popLast() else { return false }
    let start = offset
    offset += 1
    switch brace {
    case .plain: break
    case .group: append(.closeRound, from: start)
    case .numerator:
      append(.closeRound, from: start)
      append(.infix(.divide), from: start)
      expected.append(.denominator)
    case .denominator:
      append(.closeRound, from: start)
      append(.closeRound, from: start)
    }
    // A letter may have its subscript behind the brace: `\mathbf{x}_1`.
    if brace == .plain, case .name(let name)? = tokens.last?.kind, let token = tokens.popLast() {
      let subscripted = name + bracedSubscript()
      append(.name(subscripted), from: token.range.start)
    }
    return true
  }

  /// Reads the subscript in braces, or of one letter, that belongs to the name before it; nothing where there is none.
  mutating func bracedSubscript() -> String {
    guard offset < end, peek() == "_" else { return "" }
    if peek(after: 1) == "{" {
      var probe = offset + 2
      while probe < end,
        file.bytes[probe].isLetter || file.bytes[probe].isDigit || file.bytes[probe] == UInt8(ascii: ",")
      {
        probe += 1
      }
      guard probe < end, file.bytes[probe] == UInt8(ascii: "}") else { return "" }
      let text = file[SourceRange(offset + 2, probe)].filter { $0 != "," }
      guard !text.isEmpty else { return "" }
      offset = probe + 1
      return "_" + text
    }
    guard offset + 1 < end, file.bytes[offset + 1].isLetter || file.bytes[offset + 1].isDigit else { return "" }
    let text = file[SourceRange(offset, offset + 2)]
    offset += 2
    return text
  }

  private static let passedOver: Set<String> = [
    "left", "right", "big", "Big", "bigl", "bigr", "Bigl", "Bigr", "quad", "qquad", "displaystyle", "limits",
    "nonumber",
  ]

  /// Commands that only change the letter.
  private static let letters: Set<String> = [
    "mathbf", "mathrm", "mathit", "mathsf", "mathcal", "mathbb", "boldsymbol", "bm", "vec", "operatorname", "text",
    "textbf",
  ]

  private static let commands: [String: Token.Kind] = [
    "cdot": .infix(.multiply), "times": .infix(.multiply), "odot": .infix(.multiply), "ast": .infix(.multiply),
    "circ": .infix(.multiply), "div": .infix(.divide), "top": .transpose, "intercal": .transpose, "pi": .pi,
    "infty": .number(.infinity), "ge": .infix(.greaterEqual), "geq": .infix(.greaterEqual), "le": .infix(.lessEqual),
    "leq": .infix(.lessEqual), "gt": .infix(.greater), "lt": .infix(.less), "ne": .infix(.notEqual),
    "neq": .infix(.notEqual), "land": .infix(.and), "lor": .infix(.or), "lvert": .bar("abs"), "rvert": .bar("abs"),
    "lVert": .bar("norm"), "rVert": .bar("norm"), "Vert": .bar("norm"),
  ]

  private static let names: [String: String] = {
    let functions = [
      "sin", "cos", "tan", "sinh", "cosh", "tanh", "exp", "log", "ln", "max", "min", "arcsin", "arccos", "arctan",
    ]
    let greek = [
      "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi",
      "rho", "tau", "upsilon", "phi", "chi", "psi", "omega", "Gamma", "Delta", "Theta", "Lambda", "Xi", "Phi", "Psi",
      "Omega",
    ]
    var names = Dictionary(uniqueKeysWithValues: (functions + greek).map { ($0, $0) })
    names["sigma"] = "σ"
    names["sum"] = "Σ"
    names["lambda"] = "λ"
    names["varepsilon"] = "epsilon"
    names["varphi"] = "phi"
    names["ell"] = "l"
    return names
  }()
}

extension UInt8 {
  fileprivate var isLetter: Bool { (65...90).contains(self) || (97...122).contains(self) }
  fileprivate var isDigit: Bool { (48...57).contains(self) }
}
