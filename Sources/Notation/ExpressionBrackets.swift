extension ExpressionParser {
  /// The bracket in which the current token stands.
  var innermostBracket: Bracket? {
    for case .bracket(let bracket) in pending.reversed() { return bracket }
    return nil
  }

  /// Reads a closing bracket after an operand.
  mutating func closeBracket(_ closer: Token) {
    reduce()
    guard case .bracket(let bracket)? = pending.last else {
      reportStructure("'\(file[closer.range])' closes no bracket", at: closer.range, hint: "delete it")
      isQuiet = true
      return
    }
    pending.removeLast()
    if closer.kind == .closeSquare {
      reportStructure("'(' is closed by ']'", at: closer.range, hint: "write ')'")
    }
    guard let callee = bracket.callee else {
      let operand = operands.removeLast()
      operands.append(Operand(part: operand.part, range: bracket.opener.union(closer.range)))
      return
    }
    finishCall(callee, taking: operands.count - bracket.base, at: callee.range.union(closer.range))
  }

  /// Reads `)` straight after its `(`.
  mutating func closeEmptyBracket(_ closer: Token) {
    guard case .bracket(let bracket)? = pending.popLast() else { return }
    if let callee = bracket.callee {
      finishCall(callee, taking: 0, at: callee.range.union(closer.range))
    } else {
      let range = bracket.opener.union(closer.range)
      reportStructure("these brackets are empty", at: range)
      pushStandIn(at: range)
    }
  }

  private mutating func finishCall(_ callee: Callee, taking count: Int, at range: SourceRange) {
    // Arguments that are missing have been reported, and cannot be counted.
    let isWhole = !operands.suffix(count).contains { $0.isStandIn }
    if let signature = callee.signature, isWhole, !signature.arity.contains(count) {
      reportStructure("'\(file[callee.range])' takes \(signature.arityInWords), not \(count)", at: range)
    }
    call(callee.signature?.name ?? "", taking: count, at: range)
  }

  /// Closes what is open at the end of the statement.
  mutating func finish() {
    let end = tokens[tokens.endIndex - 1]
    if expectsOperand {
      // After `(` and `,` the statement lacks its closing bracket, and whatever stands before it.
      if end.kind != .openRound && end.kind != .comma { reportMissingOperand(before: nil) }
      pushStandIn(at: end.range)
    }
    reduce()
    // Of several the innermost: with it closed, the others show themselves.
    if case .bracket(let bracket)? = pending.last {
      reportStructure("this '(' is never closed", at: bracket.opener, hint: "close it with ')'")
      isQuiet = true
    }
  }
}
