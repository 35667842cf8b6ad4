/// The first line of a block, as Python has it: `for t in range(3):`, `if t > 0:`, `def f(x, w):`.
enum BlockHeading {
  case loop(targets: [Token], items: ArraySlice<Token>)
  /// `if` and `elif`
  case condition(ArraySlice<Token>, isFirst: Bool)
  case otherwise
  /// `with torch.no_grad():`, from which nothing flows back, and its like, which change nothing here.
  case withoutGradients(Bool)
  /// The inputs, and what some of them are where a call does not give them.
  case definition(name: Token, parameters: [Token], defaults: [String: [Token]])
  case fault(Diagnostic)

  /// The place of the `:` that ends it; nil where it has none.
  static func colon(of tokens: [Token]) -> Int? {
    var depth = 0
    for (place, token) in tokens.enumerated() {
      switch token.kind {
      case .openRound, .openSquare: depth += 1
      case .closeRound, .closeSquare: depth -= 1
      case .colon where depth == 0: return place
      default: break
      }
    }
    return nil
  }

  /// Whether a statement begins a block.
  static func begins(_ tokens: [Token]) -> Bool {
    guard case .name(let word)? = tokens.first?.kind, words.contains(word) else { return false }
    guard tokens.count > 1 else { return true }
    // A wire may have such a name, and be assigned or read.
    switch tokens[1].kind {
    case .equals, .comma, .dot, .closeRound, .closeSquare, .openSquare: return false
    case .infix(let sign): return sign == .subtract && colon(of: tokens) != nil
    default: return true
    }
  }

  private static let words: Set<String> = ["for", "if", "elif", "else", "def", "while", "with", "class", "try"]

  /// - Parameter tokens: those before the `:`.
  init(_ tokens: ArraySlice<Token>, in file: SourceFile) {
    let whole = tokens.dropFirst().reduce(tokens[tokens.startIndex].range) { $0.union($1.range) }
    let rest = tokens.dropFirst()
    guard case .name(let word)? = tokens.first?.kind else { preconditionFailure("a heading begins with a word") }
    switch word {
    case "for":
      self =
        Self.loop(rest)
        ?? .fault(
          Diagnostic("this loop is not understood", at: whole, hint: "write for t in range(3):"))
    case "if", "elif":
      self =
        rest.isEmpty
        ? .fault(Diagnostic("'\(word)' lacks its condition", at: whole, hint: "write \(word) t > 0:"))
        : .condition(rest, isFirst: word == "if")
    case "else": self = .otherwise
    case "def": self = Self.definition(rest, whole, in: file)
    case "while":
      self = .fault(
        Diagnostic("a loop makes a number of turns that is known", at: whole, hint: "write for t in range(3):"))
    case "class":
      self = .fault(
        Diagnostic("a class is not understood", at: whole, hint: "write its forward pass as def f(x, w): … return …"))
    case "with" where Self.isMode(rest): self = .withoutGradients(Self.stopsGradients(rest))
    default:
      self = .fault(
        Diagnostic("'\(word)' is not understood", at: whole, hint: "leave this line out, and unindent those below it"))
    }
  }

  private static func stopsGradients(_ tokens: ArraySlice<Token>) -> Bool {
    tokens.contains { $0.kind == .name("no_grad") || $0.kind == .name("inference_mode") }
  }

  /// Whether a `with` is about how PyTorch keeps its books.
  private static func isMode(_ tokens: ArraySlice<Token>) -> Bool {
    let others = ["enable_grad", "detect_anomaly", "GradientTape"]
    return stopsGradients(tokens) || tokens.contains { token in others.contains { token.kind == .name($0) } }
  }

  private static func loop(_ tokens: ArraySlice<Token>) -> BlockHeading? {
    guard let word = tokens.firstIndex(where: { $0.kind == .name("in") }), word + 1 < tokens.endIndex else {
      return nil
    }
    let left = tokens[..<word].filter { ![.comma, .openRound, .closeRound].contains($0.kind) }
    let isNames = left.allSatisfy { if case .name = $0.kind { true } else { false } }
    return left.isEmpty || !isNames ? nil : .loop(targets: left, items: tokens[(word + 1)...])
  }

  private static func definition(
    _ tokens: ArraySlice<Token>, _ whole: SourceRange, in file: SourceFile
  ) -> BlockHeading {
    guard let name = tokens.first, case .name(let text) = name.kind, tokens.dropFirst().first?.kind == .openRound,
      let close = tokens.lastIndex(where: { $0.kind == .closeRound })
    else {
      return .fault(Diagnostic("this definition is not understood", at: whole, hint: "write def f(x, w):"))
    }
    var parameters: [Token] = []
    var defaults: [String: [Token]] = [:]
    for parameter in Self.split(tokens[(tokens.startIndex + 2)..<close]) {
      guard let first = parameter.first, case .name(let input) = first.kind else {
        return .fault(
          Diagnostic("the inputs of a definition are names", at: whole, hint: "write def \(text)(a, b):"))
      }
      if let equals = parameter.firstIndex(where: { $0.kind == .equals }) {
        let value = Array(parameter[(equals + 1)...])
        let range = parameter[equals...].reduce(parameter[equals].range) { $0.union($1.range) }
        guard value.contains(where: \.kind.isNameOrNumber), !value.contains(where: \.isNameOfWire) else {
          return .fault(
            Diagnostic(
              "what an input is unless it is given is a number", at: range,
              hint: "leave '\(file[range])' out, and give \(input) in each call"))
        }
        defaults[input] = value
      }
      // What follows is the input's type, `x: float`.
      parameters.append(first)
    }
    return .definition(name: name, parameters: parameters, defaults: defaults)
  }

  /// The place of the bracket that closes the one at a place; nil where none does.
  static func closing(of opening: Int, in tokens: [Token]) -> Int? {
    var depth = 0
    for place in opening..<tokens.count {
      switch tokens[place].kind {
      case .openRound, .openSquare: depth += 1
      case .closeRound, .closeSquare: depth -= 1
      default: break
      }
      if depth == 0 { return place }
    }
    return nil
  }

  /// What stands between the commas that are in no bracket.
  static func split(_ tokens: ArraySlice<Token>) -> [ArraySlice<Token>] {
    var parts: [ArraySlice<Token>] = []
    var start = tokens.startIndex
    var depth = 0
    for place in tokens.indices {
      switch tokens[place].kind {
      case .openRound, .openSquare: depth += 1
      case .closeRound, .closeSquare: depth -= 1
      case .comma where depth == 0:
        parts.append(tokens[start..<place])
        start = place + 1
      default: break
      }
    }
    if start < tokens.endIndex { parts.append(tokens[start...]) }
    return parts
  }
}

extension Token {
  /// Whether it is a name that may be a wire's.
  fileprivate var isNameOfWire: Bool {
    if case .name(let name) = kind { name != "True" && name != "False" && name != "None" } else { false }
  }
}
