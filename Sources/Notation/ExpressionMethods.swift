/// Methods, whose first argument is the operand before them: `x.sum(dim=0)`, `x.to(device)`.
extension ExpressionParser {
  /// Reads `.sum(` and its like: a function whose first argument is the operand before it.
  mutating func readMethod(_ name: String, at range: SourceRange) {
    let isCalled = position < tokens.endIndex && tokens[position].kind == .openRound
    guard isCalled else {
      if name == "data" || name == "real" { return }
      let isFunction = scope.vocabulary.signature(named: name) != nil
      return report(
        Diagnostic(
          "'.\(name)' is not understood", at: range,
          hint: name == "grad" ? "Backwire shows every gradient" : isFunction ? "write \(name)(…)" : nil))
    }
    let opener = tokens[position].range
    position += 1
    expectsOperand = true
    let base = operands.count - 1
    if PastedNames.passThrough.contains(name) { return passThrough(name, from: range) }
    let nameRange = SourceRange(range.end - name.utf8.count, range.end)
    let function = PastedNames.meaning(of: withoutInPlace(name, at: nameRange), in: isOfNumPy ? "numpy" : nil)
    let (signature, fault) = scope.callee(function, in: statement, at: nameRange, isOfLibrary: true)
    if let fault { report(fault) }
    isFaulty = isFaulty || signature == nil
    let callee = Callee(range: range, signature: signature, isMethod: true)
    pending.append(.bracket(Bracket(.call(callee), opener: opener, base: base)))
  }

  /// The function that a method computes which also changes what it is called of: `sub` for `sub_`, of what has no name.
  private mutating func withoutInPlace(_ name: String, at range: SourceRange) -> String {
    let function = String(name.dropLast())
    guard name.hasSuffix("_"), scope.vocabulary.signature(named: PastedNames.functions[function] ?? function) != nil
    else {
      return name
    }
    if let base = operands.last, case .name(let wire) = parts[base.part].head, parts[base.part].range == base.range {
      let meant = ReassignedName.typed(wire)
      report(
        Diagnostic(
          "'.\(name)' changes '\(meant)' in the middle of an expression", at: range,
          hint: "write \(meant).\(name)(…) on a line of its own"))
    }
    return function
  }

  /// Passes over what `.to(device)` is told, which is no part of a circuit.
  private mutating func passThrough(_ name: String, from range: SourceRange) {
    var depth = 0
    let told = tokens[(position - 1)...].prefix { token in
      if token.kind == .openRound { depth += 1 }
      if token.kind == .closeRound { depth -= 1 }
      return depth > 0
    }
    guard told.endIndex < tokens.endIndex else {
      let opener = told[told.startIndex].range
      reportStructure("this '(' is never closed", at: opener, hint: "close it with ')'")
      return isQuiet = true
    }
    position = told.endIndex + 1
    expectsOperand = false
    operands[operands.count - 1].range = operands[operands.count - 1].range.union(tokens[told.endIndex].range)
    operands[operands.count - 1].isLiteral = false
    if name == "requires_grad_", pending.isEmpty { requiresGradient = told.last?.kind != .name("False") }
  }
}
