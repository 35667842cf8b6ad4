/// The tokens of one statement, and the notes that belong to it.
struct Statement {
  var tokens: [Token] = []
  var notes: [String] = []
  /// The statements before the `return` of a definition.
  var body: [Statement] = []
  /// The turns of loops in which it is carried out, the outermost first.
  var turns: [LoopTurn] = []
  /// Of `y[0] = 5`, what is assigned anew.
  var part: [Token]?
  /// Whether its names are those that are meant.
  var isRewritten = false
  /// Whether it stands behind the `:` of a heading.
  var isInline = false
}

extension Statement {
  /// Where the name that it assigns stands, and the `=`; nil where it assigns none.
  var assigned: (name: Int, equals: Int)? {
    guard tokens.count > 1, case .name(let word) = tokens[0].kind else { return nil }
    if tokens[1].kind == .equals { return (0, 1) }
    guard word == "const" || word == "data", tokens.count > 2, case .name = tokens[1].kind, tokens[2].kind == .equals
    else { return nil }
    return (1, 2)
  }

  /// Whether it is a `return`.
  var returns: Bool { tokens.first?.kind == .name("return") && (tokens.count < 2 || tokens[1].kind != .equals) }

  /// Whether it is of the kind of `s += x`.
  var changesName: Bool {
    guard tokens.count > 3, case .name = tokens[0].kind, case .infix = tokens[1].kind else { return false }
    return tokens[2].kind == .equals && tokens[3].range.start > tokens[2].range.start
  }

  /// Makes `y = x + 1` in a block without gradients the statement `y = stop_gradient(x + 1)`.
  mutating func stopGradient() {
    guard let assigned, tokens.count > assigned.equals + 1 else { return }
    let formula = tokens[(assigned.equals + 1)...]
    // Numbers by themselves are what they were.
    guard formula.contains(where: { if case .name = $0.kind { true } else { false } }) else { return }
    func sign(_ kind: Token.Kind) -> Token { Token(kind: kind, range: formula[formula.startIndex].range) }
    tokens = Array(tokens[...assigned.equals]) + [sign(.name("stop_gradient")), sign(.openRound)] + formula
    tokens.append(Token(kind: .closeRound, range: tokens[tokens.count - 1].range))
  }

  /// Makes `use = True`, by which conditions decide, a constant.
  mutating func rewriteTruth() {
    guard let assigned, assigned.name == 0, tokens.count == 3,
      tokens[2].kind == .name("True") || tokens[2].kind == .name("False")
    else { return }
    tokens.insert(Token(kind: .name("const"), range: tokens[0].range), at: 0)
  }

  /// Makes `y.add_(x)`, which changes y, the statement `y = y.add(x)`.
  mutating func rewriteInPlace(isFunction: (String) -> Bool) {
    guard assigned == nil, tokens.count > 4, case .name = tokens[0].kind, tokens[1].kind == .dot,
      case .name(let method) = tokens[2].kind, method.hasSuffix("_"), isFunction(String(method.dropLast())),
      tokens[3].kind == .openRound, tokens.last?.kind == .closeRound
    else { return }
    tokens[2] = Token(kind: .name(String(method.dropLast())), range: tokens[2].range)
    tokens.insert(contentsOf: [tokens[0], Token(kind: .equals, range: tokens[1].range)], at: 0)
  }

  /// Whether it holds what Python has and the language has not, which is written anew before it is read.
  func holdsPythonOf(_ vocabulary: Vocabulary) -> Bool {
    if let assigned, case .name(let last)? = tokens.last?.kind,
      [.equals, .dot].contains(tokens[tokens.count - 2].kind), assigned.equals >= tokens.count - 4
    {
      return vocabulary.reserves(last) || PastedNames.functions[last] != nil || holdsWord
    }
    return holdsWord
  }

  private var holdsWord: Bool {
    tokens.contains { token in
      guard case .name(let name) = token.kind else { return false }
      return Self.words.contains(name) || LayerObject.isClass(name) || (name.hasSuffix("_") && name.count > 1)
    }
      || zip(tokens, tokens.dropFirst()).contains { token, next in
        guard next.kind == .equals, case .name(let name) = token.kind else { return false }
        return PastedNames.namedPlaces.contains(name)
      }
  }

  private static let words: Set<String> = [
    "if", "True", "False", "inplace", "len", "shape", "size", "numel", "range", "clamp", "clip", "clamp_min",
    "clamp_max",
  ]

  /// Makes `f = lambda x, w: x * w` the definition of a composite, `f(x, w) = x * w`.
  mutating func rewriteLambda() {
    guard tokens.count > 5, case .name = tokens[0].kind, tokens[1].kind == .equals, tokens[2].kind == .name("lambda"),
      let colon = tokens.firstIndex(where: { $0.kind == .colon })
    else { return }
    let parameters = tokens[3..<colon]
    let word = tokens[2].range
    let heading =
      [tokens[0], Token(kind: .openRound, range: word)] + parameters
      + [Token(kind: .closeRound, range: word), tokens[1]]
    tokens = heading + tokens[(colon + 1)...]
  }

  /// Makes `x: float = 2.0`, which says what x is to Python, the statement `x = 2.0`.
  mutating func dropType() {
    guard tokens.count > 4, case .name(let word) = tokens[0].kind, tokens[1].kind == .colon, word != "else",
      word != "try",
      case .name = tokens[2].kind, let equals = tokens.firstIndex(where: { $0.kind == .equals }), equals > 2
    else { return }
    tokens.removeSubrange(1..<equals)
  }

  /// Makes `(w * x).sum().backward()`, which begins the backward pass at what has no name, `loss = (w * x).sum()`.
  mutating func rewriteBackward() {
    guard assigned == nil, tokens.count > 5, tokens[tokens.count - 1].kind == .closeRound,
      let opening = tokens.lastIndex(where: { $0.kind == .openRound }), opening > 2,
      tokens[opening - 1].kind == .name("backward"), tokens[opening - 2].kind == .dot
    else { return }
    let word = tokens[opening - 1].range
    tokens = [Token(kind: .name("loss"), range: word), Token(kind: .equals, range: word)] + tokens[..<(opening - 2)]
  }
}

/// Sorts tokens into statements: at line ends, except inside brackets.
struct StatementSplitter {
  private(set) var statements: [Statement] = []
  /// Notes that stand at no statement.
  private(set) var strayNotes: [SourceRange] = []
  private var current = Statement()
  private var waiting: [(text: String, range: SourceRange)] = []
  private var depth = 0

  init(_ tokens: [Token]) {
    var lineIsBlank = true
    for (index, token) in tokens.enumerated() {
      switch token.kind {
      case .lineEnd:
        if depth == 0 || beginsStatement(tokens[(index + 1)...]) { endStatement() }
        if lineIsBlank { dropWaitingNotes() }
        lineIsBlank = true
        continue
      case .comment: break
      case .note(let text): keep(text, token.range)
      case .semicolon where depth == 0: endStatement()
      case .semicolon: current.tokens.append(Token(kind: .faulty, range: token.range))
      default: append(token)
      }
      lineIsBlank = false
    }
    endStatement()
    dropWaitingNotes()
  }

  private mutating func append(_ token: Token) {
    switch token.kind {
    case .openRound, .openSquare: depth += 1
    case .closeRound, .closeSquare: depth = max(0, depth - 1)
    default: break
    }
    if current.tokens.isEmpty {
      current.notes = waiting.map(\.text)
      waiting = []
    }
    current.tokens.append(token)
  }

  private mutating func keep(_ note: String, _ range: SourceRange) {
    guard !note.isEmpty else { return }
    if current.tokens.isEmpty { waiting.append((note, range)) } else { current.notes.append(note) }
  }

  private mutating func endStatement() {
    depth = 0
    guard !current.tokens.isEmpty else { return }
    statements.append(current)
    current = Statement()
  }

  private mutating func dropWaitingNotes() {
    strayNotes += waiting.map(\.range)
    waiting = []
  }

  /// Whether a new statement begins at a line end inside brackets: then the bracket was never closed, and the rest of
  /// the file must not be read as a part of it.
  private func beginsStatement(_ next: ArraySlice<Token>) -> Bool {
    let start = next.startIndex
    guard next.count > 1, case .name = next[start].kind, next[start + 1].kind == .equals else { return false }
    guard current.tokens.last?.kind == .comma else { return true }
    // After a comma it may be a named argument: then the line goes on with the call, or ends it.
    var depth = 0
    var last = Token.Kind.equals
    for token in next {
      switch token.kind {
      case .openRound, .openSquare: depth += 1
      case .closeRound, .closeSquare: depth -= 1
      case .lineEnd: return depth >= 0 && last != .comma
      default: break
      }
      last = token.kind
    }
    return depth >= 0
  }
}
