extension ExpressionParser {
  /// Reads a token where an operator, or the end of a bracket, has to stand.
  mutating func readAfterOperand(_ token: Token) {
    switch token.kind {
    case .infix(let op):
      push(op)
    case .superscript(let exponent):
      let base = operands[operands.count - 1].range
      push(.number(Double(exponent)), at: token.range)
      call(InfixOperator.power.rawValue, taking: 2, at: base.union(token.range))
    case .closeRound, .closeSquare: closeBracket(token)
    case .comma: readComma(token)
    case .number, .name, .pi, .openRound:
      reportMissingOperator(before: token)
      push(.multiply)
      readOperand(token)
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
    case .doubleEquals:
      reportStructure("comparisons ('==') are not understood", at: token.range)
      readOn()
    default: isQuiet = true
    }
  }

  /// Goes on as if an operator stood here.
  private mutating func readOn() {
    isQuiet = true
    push(.add)
  }

  private mutating func readComma(_ comma: Token) {
    if let bracket = innermostBracket, bracket.takesCommas {
      reduce()
      expectsOperand = true
      return
    }
    let before = tokens[max(tokens.startIndex, position - 2)]
    let after = position < tokens.endIndex ? tokens[position] : comma
    var hint: String?
    if case .number = before.kind, case .number = after.kind {
      hint = "write \(file[before.range]).\(file[after.range]) with a decimal point"
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
    if name == "T" {
      transpose(at: range)
    } else {
      let isFunction = scope.vocabulary.signature(named: name) != nil
      report(Diagnostic("'.\(name)' is not understood", at: range, hint: isFunction ? "write \(name)(…)" : nil))
      if position < tokens.endIndex, tokens[position].kind == .openRound { isQuiet = true }
    }
  }

  private mutating func transpose(at range: SourceRange) {
    call("transpose", taking: 1, at: operands[operands.count - 1].range.union(range))
  }

  /// Reports `2x`, with what to write instead.
  private mutating func reportMissingOperator(before token: Token) {
    let previous = tokens[max(tokens.startIndex, position - 2)]
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
