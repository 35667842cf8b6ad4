extension ExpressionParser {
  /// Reads a token where an operand has to stand.
  mutating func readOperand(_ token: Token) {
    switch token.kind {
    case .number(let value): push(.number(value), at: token.range, isLiteral: true)
    case .pi: push(.pi, at: token.range)
    case .name("not"): pending.append(.not(token.range))
    case .name("None") where isIndex, .ellipsis where isIndex: push(.text(file[token.range]), at: token.range)
    case .name("None") where isParameterValue: push(.text("None"), at: token.range)
    case .name("True") where !scope.isWire("True"): push(.number(1), at: token.range, isLiteral: true)
    case .name("False") where !scope.isWire("False"): push(.number(0), at: token.range, isLiteral: true)
    case .name(let name): readName(name, at: token.range)
    case .quoted(let text): push(.text(text), at: token.range)
    case .colon where isIndex: pushColon(token)
    case .closeSquare where isIndex && operands.last?.isColon == true:
      expectsOperand = false
      closeBracket(token)
    case .comma where isIndex && operands.last?.isColon == true: finishItem()
    case .closeRound where isTuple && follows { $0 == .comma }:
      expectsOperand = false
      closeBracket(token)
    case .root: pending.append(.prefix("sqrt", power: nil, token.range))
    case .bar(let function):
      pending.append(.bracket(Bracket(.bars(function), opener: token.range, base: operands.count)))
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
    if isPrefix(name) { return readPrefixed(from: range) }
    if case .named(let parameter, _)? = pending.last, ["dtype", "device", "layout"].contains(parameter) {
      return push(.text(name), at: range)
    }
    let next = position < tokens.endIndex ? tokens[position] : nil
    if name == "e", next?.kind == .infix(.power), !scope.isWire("e") {
      // Euler's number to a power is a function of the power.
      position += 1
      pending.append(.prefix("exp", power: nil, range))
      return
    }
    if !scope.isWire(name), readRaisedFunction(name, at: range) { return }
    if isSumSign(at: range), !hasArgumentList {
      pending.append(.prefix("sum", power: nil, range))
      return
    }
    if let next, next.kind == .equals, case .bracket(let bracket)? = pending.last, case .call(let callee) = bracket.kind
    {
      return readParameter(name, at: range, of: callee)
    }
    if loads(name), !scope.isWire(name) { return readLoad(at: range) }
    if let next, next.kind == .openRound {
      if let wrapper = Wrapper(name), !scope.isWire(name) { return readWrapper(wrapper, at: range) }
      position += 1
      let (signature, fault) = scope.callee(
        PastedNames.meaning(of: name, in: module), in: statement, at: range, isOfLibrary: module != nil)
      if let fault { report(fault) }
      isFaulty = isFaulty || signature == nil
      let callee = Callee(range: range, signature: signature, module: module)
      pending.append(.bracket(Bracket(.call(callee), opener: next.range, base: operands.count)))
      return
    }
    if let next, scope.isBareFunction(name), next.kind.isNameOrNumber || next.kind == .root {
      // `sin x` as textbooks have it.
      let (signature, _) = scope.callee(name, in: statement, at: range)
      if let signature, signature.arity.contains(1) {
        pending.append(.prefix(signature.name, power: nil, range))
        return
      }
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
    let name = PastedNames.parameter(name, of: callee.signature)
    if callee.wrapper != nil {
      pending.append(.named(name, range))
      return
    }
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

  /// Whether the innermost bracket is that of an index.
  var isIndex: Bool { if case .index? = innermostBracket?.kind { true } else { false } }

  private var isTuple: Bool { innermostBracket?.isRound == true }

  private var isParameterValue: Bool { if case .named? = pending.last { true } else { false } }

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
