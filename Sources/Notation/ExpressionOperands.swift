extension ExpressionParser {
  /// Reads a token where an operand has to stand.
  mutating func readOperand(_ token: Token) {
    switch token.kind {
    case .number(let value): push(.number(value), at: token.range, isLiteral: true)
    case .pi: push(.pi, at: token.range)
    case .name(let name): readName(name, at: token.range)
    case .infix(.subtract): pending.append(.negation(token.range))
    case .infix(.add):
      reportStructure("a '+' before an operand does nothing", at: token.range, hint: "leave it out")
    case .openRound: pending.append(.bracket(Bracket(.group, opener: token.range, base: operands.count)))
    case .openSquare: pending.append(.bracket(Bracket(.list, opener: token.range, base: operands.count)))
    case .closeRound where follows({ $0 == .openRound }), .closeSquare where follows({ $0 == .openSquare }):
      closeEmptyBracket(token)
    // The comma that Python allows after the last element.
    case .closeSquare where follows({ $0 == .comma }) && isList(innermostBracket):
      expectsOperand = false
      closeBracket(token)
    case .faulty:
      isQuiet = true
      pushStandIn(at: token.range)
    case .infix, .superscript, .comma:
      reportMissingOperand(before: token)
      readAfterStandIn(token)
    case .closeRound, .closeSquare:
      if innermostBracket != nil { reportMissingOperand(before: token) }
      readAfterStandIn(token)
    default: readAfterStandIn(token)
    }
  }

  /// Reads a token that cannot stand here as if an operand stood before it.
  private mutating func readAfterStandIn(_ token: Token) {
    pushStandIn(at: token.range)
    readAfterOperand(token)
  }

  private mutating func readName(_ name: String, at range: SourceRange) {
    let next = position < tokens.endIndex ? tokens[position] : nil
    if let next, next.kind == .equals, case .bracket(let bracket)? = pending.last, case .call(let callee) = bracket.kind
    {
      return readParameter(name, at: range, of: callee)
    }
    if let next, next.kind == .openRound {
      position += 1
      let (signature, fault) = scope.callee(name, in: statement, at: range)
      if let fault { report(fault) }
      isFaulty = isFaulty || signature == nil
      let callee = Callee(range: range, signature: signature)
      pending.append(.bracket(Bracket(.call(callee), opener: next.range, base: operands.count)))
      return
    }
    if let next, scope.isBareFunction(name), next.kind.isNameOrNumber {
      // `sin x` lacks its brackets, not an operator between two wires.
      reportStructure(
        "the argument of '\(name)' stands in brackets", at: range.union(next.range),
        hint: "write \(name)(\(file[next.range]))")
      return
    }
    // A name that is wrong in the same way throughout the statement is reported once.
    if !faultyNames.contains(name), let fault = scope.fault(inUse: name, in: statement, at: range) {
      faultyNames.insert(name)
      report(fault)
    }
    push(.name(name), at: range)
  }

  /// Reads `axis=` before its value.
  private mutating func readParameter(_ name: String, at range: SourceRange, of callee: Callee) {
    position += 1
    if let signature = callee.signature, !signature.parameters.contains(name) {
      let known = signature.parameters
      report(
        Diagnostic(
          "'\(file[callee.range])' has no parameter '\(name)'", at: range,
          hint: Suggestion.hint(for: name, among: known)
            ?? (known.isEmpty ? nil : "it has \(known.joined(separator: " and "))")))
    }
    pending.append(.named(name, range))
  }

  private func isList(_ bracket: Bracket?) -> Bool { if case .list? = bracket?.kind { true } else { false } }

  /// Whether the token before the current one is of a kind.
  private func follows(_ isKind: (Token.Kind) -> Bool) -> Bool {
    let place = position - 2
    return place >= tokens.startIndex && isKind(tokens[place].kind)
  }

  /// Reports that an operand is missing: at the operator that lacks it on its right, or else before this token.
  mutating func reportMissingOperand(before token: Token?) {
    let place = token == nil ? position - 1 : position - 2
    let previous = place >= tokens.startIndex ? tokens[place] : nil
    if let previous, previous.kind.isInfix {
      reportStructure("an operand is missing after '\(file[previous.range])'", at: previous.range)
    } else if let token {
      let isArgument = token.kind == .comma || previous?.kind == .comma
      reportStructure(
        "an \(isArgument ? "argument" : "operand") is missing before '\(file[token.range])'", at: token.range)
    } else if let previous {
      reportStructure("an operand is missing after '\(file[previous.range])'", at: previous.range)
    }
  }
}

extension Token.Kind {
  var isInfix: Bool {
    if case .infix = self { true } else { false }
  }

  /// A name, a number or π: what may begin an operand and is one by itself.
  var isNameOrNumber: Bool {
    switch self {
    case .name, .number, .pi: true
    default: false
    }
  }
}
