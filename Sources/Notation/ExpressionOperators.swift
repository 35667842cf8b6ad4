extension ExpressionParser {
  /// Reads a token where an operator, or the end of a bracket, has to stand.
  mutating func readAfterOperand(_ token: Token) {
    switch token.kind {
    case .infix(.power) where isTranspose: transpose(at: skipped().range)
    case .infix(.multiply) where Self.dots.contains(file[token.range]): push(.dotted)
    case .infix(let op): push(op)
    case .colon where isIndex:
      reduce()
      pushColon(token)
    case .bar(let function):
      // A bar after an operand closes what a bar has opened; otherwise it opens a factor.
      if case .bars(function)? = innermostBracket?.kind {
        closeBracket(token)
      } else {
        multiply(before: token)
      }
    case .root: multiply(before: token)
    case .superscript(let exponent):
      // A function without brackets is raised before its argument is known: sin² x.
      let base = operands[operands.count - 1].range
      push(.number(Double(exponent)), at: token.range)
      call(InfixOperator.power.rawValue, taking: 2, at: base.union(token.range))
    case .closeRound, .closeSquare: closeBracket(token)
    case .comma: readComma(token)
    case .name(let word) where Self.keywords[word] != nil:
      reportStructure("'\(word)' is not understood", at: token.range, hint: Self.keywords[word])
      isQuiet = true
    case .name, .pi, .openRound:
      if !isProduct(before: token) { reportMissingOperator(before: token) }
      multiply(before: token)
    case .number:
      reportMissingOperator(before: token)
      multiply(before: token)
    case .openSquare:
      pending.append(.bracket(Bracket(.index, opener: token.range, base: operands.count)))
      expectsOperand = true
    case .dot: readDot(token)
    case .transpose: transpose(at: token.range)
    case .equals:
      var isCall = false
      if case .call? = innermostBracket?.kind { isCall = true }
      reportStructure(
        isCall ? "to the left of '=' stands the name of a parameter, such as axis" : "a statement has one '='",
        at: token.range, hint: isCall ? nil : "put each assignment on a line of its own")
      readOn()
    case .doubleEquals: push(.equal)
    // It has been reported where it was read.
    case .faulty: isQuiet = true
    default: reportForeign(token)
    }
  }

  /// Reports a token that has its place elsewhere: `[1:3]` is an index, and no vector.
  private mutating func reportForeign(_ token: Token) {
    let isOfIndex = token.kind == .colon || token.kind == .ellipsis
    // An earlier mistake explains it: `(lambda a: a * 2)(x)`.
    if !isFaulty {
      reportStructure(
        "'\(file[token.range])' is not understood", at: token.range,
        hint: isOfIndex ? "it stands in an index, such as x[1:3]; write the numbers of a vector out" : nil)
    }
    isQuiet = true
  }

  /// Goes on as if an operator stood here.
  private mutating func readOn() {
    isQuiet = true
    push(.add)
  }

  private mutating func readComma(_ comma: Token) {
    if let bracket = innermostBracket, bracket.takesCommas {
      reduce()
      if case .index = bracket.kind { finishItem() }
      expectsOperand = true
      return
    }
    if beginsTuple() {
      reduce()
      expectsOperand = true
      return
    }
    let before = tokens[max(tokens.startIndex, position - 2)]
    let after = position < tokens.endIndex ? tokens[position] : comma
    var hint: String?
    if case .number = before.kind, case .number = after.kind {
      let (whole, rest) = (file[before.range], file[after.range])
      // Three digits may be the rest of a thousand.
      let isThousand = rest.count == 3 && rest.allSatisfy(\.isNumber)
      hint = "write \(isThousand ? "\(whole)\(rest) in one piece, or " : "")\(whole).\(rest) with a decimal point"
    }
    reportStructure(
      "a ',' stands only between the arguments of a function and the numbers of a vector", at: comma.range, hint: hint)
    readOn()
  }

  private mutating func readDot(_ dot: Token) {
    guard position < tokens.endIndex, case .name(let name) = tokens[position].kind else {
      reportStructure("'.' is not understood", at: dot.range)
      isQuiet = true
      return
    }
    let range = dot.range.union(tokens[position].range)
    position += 1
    if takesValues(named: name, at: range) { return }
    if name == "T" || name == "mT" {
      transpose(at: range)
    } else {
      readMethod(name, at: range)
    }
  }

  /// What Python has words for, and what to write instead.
  private static let keywords = [
    "if": "write where(condition, a, b) for a if condition else b", "else": "write where(condition, a, b)",
    "for": "write for t in range(3): on a line of its own", "in": "an index is written x[0]",
    "is": "write == to compare", "lambda": "write f(x) = …",
  ]

  /// Whether what follows is the `T` of `x^T`.
  private var isTranspose: Bool {
    guard position < tokens.endIndex else { return false }
    return tokens[position].kind == .transpose || (tokens[position].kind == .name("T") && !scope.isWire("T"))
  }

  private mutating func skipped() -> Token {
    position += 1
    return tokens[position - 1]
  }

  /// Whether a `,` in plain brackets makes a list of them, as a shape or a list of axes is written in Python: `(2, 3)`.
  private mutating func beginsTuple() -> Bool {
    guard let place = pending.lastIndex(where: { if case .bracket = $0 { true } else { false } }),
      case .bracket(let bracket) = pending[place], case .group = bracket.kind
    else { return false }
    let isArgument = pending[..<place].contains { waiting in
      guard case .bracket(let outer) = waiting else { return false }
      if case .call = outer.kind { return true }
      if case .index = outer.kind { return true }
      return false
    }
    guard isArgument else { return false }
    pending[place] = .bracket(Bracket(.list, opener: bracket.opener, base: bracket.base, isRound: true))
    return true
  }

  private mutating func transpose(at range: SourceRange) {
    call("transpose", taking: 1, at: operands[operands.count - 1].range.union(range))
  }

  /// Reports `2x`, with what to write instead.
  private mutating func reportMissingOperator(before token: Token) {
    let previous = tokens[max(tokens.startIndex, position - 2)]
    // A word that is no wire was hardly meant as a factor.
    if case .name(let name) = previous.kind, faultyNames.contains(name) { return }
    let isCall = position < tokens.endIndex && tokens[position].kind == .openRound && token.kind != .openRound
    let left = previous.kind.isNameOrNumber ? file[previous.range] : "…"
    let right = token.kind == .openRound ? "(…)" : file[token.range] + (isCall ? "(…)" : "")
    if case .list? = innermostBracket?.kind {
      return reportStructure(
        "a ',' is missing before '\(file[token.range])'", at: token.range, hint: "write \(left), \(right)")
    }
    let mend = "\(left) * \(right)"
    reportStructure(
      "an operator is missing before '\(file[token.range])'", at: token.range, hint: "write \(mend) for a product")
  }
}
