/// What a statement is, by what stands to the left of its `=`.
struct StatementHeading {
  enum Form {
    /// `name =`, or `const name =`; the formula begins after the token at `equals`.
    case assignment(name: String, SourceRange, equals: Int, isConstant: Bool)
    /// `name(a, b) =`; the formula begins after the token at `equals`.
    case composite(name: String, SourceRange, parameters: [Token], equals: Int)
    /// No assignment; nothing to report where its characters have been reported.
    case fault(Diagnostic?)
  }

  private(set) var form: Form
  /// Names that the statement seems to assign: their uses elsewhere are not to be reported as well.
  private(set) var excused: [String] = []

  init(of tokens: [Token], in file: SourceFile) {
    form = .fault(nil)
    if tokens.count > 1, case .name(let name) = tokens[0].kind, tokens[1].kind == .equals {
      form = .assignment(name: name, tokens[0].range, equals: 1, isConstant: false)
      excused = Self.namesBeforeEquals(tokens[2...])
    } else if tokens.count > 2, case .name(let word) = tokens[0].kind, word == "const" || word == "data",
      case .name(let name) = tokens[1].kind, tokens[2].kind == .equals
    {
      form = .assignment(name: name, tokens[1].range, equals: 2, isConstant: true)
      excused = Self.namesBeforeEquals(tokens[3...])
    } else if let equals = tokens.firstIndex(where: { $0.kind == .equals }) {
      let left = tokens[..<equals]
      if case .name(let name) = tokens[0].kind, let parameters = Self.parameters(left) {
        form = .composite(name: name, tokens[0].range, parameters: parameters, equals: equals)
        return
      }
      excused = Self.names(in: left.prefix { $0.kind != .openRound }) + Self.namesBeforeEquals(tokens[equals...])
      form = .fault(Self.fault(left, equals: tokens[equals], in: file))
    } else {
      form = .fault(fault(withoutEquals: tokens, in: file))
    }
  }

  /// The names in `name(a, b)`; nil where something else stands there.
  private static func parameters(_ left: ArraySlice<Token>) -> [Token]? {
    guard left.count >= 4, left[1].kind == .openRound, left.last?.kind == .closeRound else { return nil }
    let inside = left.dropFirst(2).dropLast()
    // Names at the even places, commas at the odd ones.
    let isList = zip(0..., inside).allSatisfy { place, token in
      if case .name = token.kind { return place.isMultiple(of: 2) }
      return token.kind == .comma && !place.isMultiple(of: 2)
    }
    guard isList, inside.count % 2 == 1 else { return nil }
    return inside.filter { $0.kind != .comma }
  }

  /// What is wrong with something other than a name to the left of `=`.
  private static func fault(_ left: ArraySlice<Token>, equals: Token, in file: SourceFile) -> Diagnostic? {
    guard !left.contains(where: { $0.kind == .faulty }) else { return nil }
    guard let first = left.first, let last = left.last else {
      return Diagnostic("there is no name to the left of '='", at: equals.range, hint: "write name = …")
    }
    let range = first.range.union(last.range)
    if first.kind == .pi, left.count == 1 {
      return Diagnostic(
        "'\(file[range])' is the constant π and cannot be assigned", at: range, hint: "choose another name")
    }
    if case .name(let name) = first.kind, left.count > 2, left[1].kind == .openRound, last.kind == .closeRound {
      return Diagnostic(
        "the inputs of a composite are names", at: range, hint: "write \(name)(a, b) = …")
    }
    if case .name(let name) = first.kind, left.count == 2, last.kind.isInfix {
      return Diagnostic(
        "'\(name)' has no value that '\(file[last.range])=' could change", at: last.range.union(equals.range),
        hint: "write \(name) = … above this line")
    }
    if let comma = left.first(where: { $0.kind == .comma }) {
      return Diagnostic("a statement assigns one name", at: comma.range, hint: "write a statement for each")
    }
    // `let x = 2`, `> x = 2`, `self.x = 2`: what stands before the name is of another language.
    if case .name(let name) = last.kind, left.count > 1 {
      return Diagnostic(
        "what stands to the left of '=' is not a name", at: range, hint: "write \(name) = …")
    }
    return Diagnostic("what stands to the left of '=' is not a name", at: range, hint: "write name = …")
  }

  private mutating func fault(withoutEquals tokens: [Token], in file: SourceFile) -> Diagnostic? {
    guard let first = tokens.first, let last = tokens.last else { return nil }
    if tokens.count > 1, case .name(let name) = first.kind {
      let second = tokens[1]
      if second.kind == .doubleEquals {
        excused = [name]
        return Diagnostic(
          "'==' compares, and a name is assigned with one '='", at: second.range, hint: "write \(name) = …")
      }
      if second.kind == .infix(.less), tokens.count > 3, tokens[2].kind == .infix(.subtract) {
        excused = [name]
        let arrow = second.range.union(tokens[2].range)
        return Diagnostic(
          "a name is assigned with '='", at: arrow, hint: "write \(name) = \(file[tokens[3].range.union(last.range)])")
      }
      if Self.foreignWords.contains(name), second.kind.isNameOrNumber {
        let range = first.range.union(last.range)
        return Diagnostic("'\(name)' is not understood", at: range, hint: Self.mends[name])
      }
      if second.kind.isNameOrNumber {
        excused = [name]
        return Diagnostic(
          "'=' is missing after '\(name)'", at: first.range,
          hint: tokens.count == 2 ? "write \(name) = \(file[second.range])" : "write \(name) = …")
      }
      if second.kind == .faulty { excused = [name] }
    }
    guard !tokens.contains(where: { $0.kind == .faulty }) else { return nil }
    let range = first.range.union(last.range)
    if tokens.count == 1, case .name("end") = first.kind {
      return Diagnostic("'end' is not understood", at: range, hint: "leave this line out")
    }
    // A line that begins with an operator or a bar is no expression but some other text.
    if first.kind.beginsNothing { return Diagnostic("this line is no statement", at: range, hint: "write name = …") }
    let isShown = range.end - range.start <= 40 && file.isOneLine(range) && Self.looksWhole(tokens)
    let text = isShown ? file[range] : "…"
    return Diagnostic("this expression has no name", at: range, hint: "write name = \(text)")
  }

  /// Whether operators and operands take turns, so that a name before them makes a statement.
  private static func looksWhole(_ tokens: [Token]) -> Bool {
    if case .infix? = tokens.last?.kind { return false }
    return zip(tokens, tokens.dropFirst()).allSatisfy { token, next in
      if case .infix(let sign) = next.kind, sign != .subtract {
        if case .infix = token.kind { return false }
        return token.kind != .openRound
      }
      return !(token.kind.isNameOrNumber && next.kind.isNameOrNumber)
    }
  }

  private static func names(in tokens: ArraySlice<Token>) -> [String] {
    tokens.compactMap { if case .name(let name) = $0.kind { name } else { nil } }
  }

  /// Not the parameters of functions, `softmax(x, axis=0)`: nothing is wrong with those, and they name no wire.
  private static func namesBeforeEquals(_ tokens: ArraySlice<Token>) -> [String] {
    var depth = 0
    var isArgument = false
    return zip(tokens, tokens.dropFirst()).compactMap { token, next in
      defer { isArgument = depth > 0 && (token.kind == .openRound || token.kind == .comma) }
      depth += token.kind == .openRound ? 1 : token.kind == .closeRound ? -1 : 0
      if case .name(let name) = token.kind, next.kind == .equals, !isArgument { return name }
      return nil
    }
  }
}

extension SourceFile {
  fileprivate func isOneLine(_ range: SourceRange) -> Bool {
    lineNumber(of: range.start) == lineNumber(of: max(range.start, range.end - 1))
  }
}

extension StatementHeading {
  /// Words that begin a line of another language.
  private static let foreignWords: Set<String> = [
    "function", "fn", "fun", "func", "proc", "using", "import", "from", "let", "var", "end", "del", "global",
    "nonlocal",
    "local", "raise", "yield", "class", "struct", "typedef", "float", "double", "int", "auto", "plot",
  ]
  private static let mends: [String: String] = {
    let definition = "write f(x) = …", nothing = "leave this line out"
    return [
      "function": definition, "fn": definition, "fun": definition, "func": definition, "using": nothing,
      "import": nothing,
      "del": nothing, "global": nothing, "nonlocal": nothing, "plot": nothing,
    ]
  }()
}

extension Token.Kind {
  /// Whether no expression begins so.
  fileprivate var beginsNothing: Bool {
    switch self {
    case .infix(let sign): sign != .subtract
    case .bar, .dot, .comma: true
    default: false
    }
  }
}
