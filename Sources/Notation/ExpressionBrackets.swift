extension ExpressionParser {
  /// The bracket in which the current token stands.
  var innermostBracket: Bracket? {
    for case .bracket(let bracket) in pending.reversed() { return bracket }
    return nil
  }

  /// Reads a closing bracket after an operand.
  mutating func closeBracket(_ closer: Token) {
    reduce()
    if isIndex, closer.kind == .closeSquare { finishItem() }
    guard case .bracket(let bracket)? = pending.last else {
      reportStructure("'\(file[closer.range])' closes no bracket", at: closer.range, hint: "delete it")
      isQuiet = true
      return
    }
    pending.removeLast()
    if case .bars(let function) = bracket.kind, closer.kind == .bar(function) {
      return call(function, taking: 1, at: bracket.opener.union(closer.range))
    }
    if case .bars = bracket.kind {
      reportStructure("the bar that opens here is never closed", at: bracket.opener, hint: "close it with '|'")
      isQuiet = true
    }
    if bracket.isSquare != (closer.kind == .closeSquare) {
      let (opening, closing) = bracket.isSquare ? ("[", "]") : ("(", ")")
      reportStructure("'\(opening)' is closed by '\(file[closer.range])'", at: closer.range, hint: "write '\(closing)'")
    }
    let count = operands.count - bracket.base
    switch bracket.kind {
    case .bars: return
    case .group:
      operands[operands.count - 1].range = bracket.opener.union(closer.range)
      // A minus before brackets stays a minus, and an index behind them picks elements.
      operands[operands.count - 1].isLiteral = false
      if operands[operands.count - 1].pairing == .unknown { operands[operands.count - 1].pairing = .none }
    case .call(let callee): finishCall(callee, taking: count, at: whole(callee, taking: count, closer))
    // `stack([x, y])`, as PyTorch writes it, is stack(x, y).
    case .list where isListOfWires(taking: count, base: bracket.base):
      operands[operands.count - 1].endsJoinedList = true
      expectsOperand = false
    case .list: finishList(taking: count, at: bracket.opener.union(closer.range))
    case .index: finishIndex(taking: count, at: operands[bracket.base - 1].range.union(closer.range))
    }
  }

  /// Reads `)` straight after its `(`, or `]` straight after its `[`.
  mutating func closeEmptyBracket(_ closer: Token) {
    guard case .bracket(let bracket)? = pending.popLast() else { return }
    let range = bracket.opener.union(closer.range)
    switch bracket.kind {
    case .call(let callee):
      let count = operands.count - bracket.base
      finishCall(callee, taking: count, at: whole(callee, taking: count, closer))
    case .bars: return
    case .group, .list:
      let isList = bracket.isSquare
      reportStructure(isList ? "this vector has no numbers" : "these brackets are empty", at: range)
      pushStandIn(at: range)
    case .index:
      reportStructure("an index is missing", at: range, hint: "write [0] for the first element")
      expectsOperand = false
    }
  }

  /// Where a call stands: a method's begins with what it is called of.
  private func whole(_ callee: Callee, taking count: Int, _ closer: Token) -> SourceRange {
    let call = callee.range.union(closer.range)
    return callee.isMethod && count > 0 ? operands[operands.count - count].range.union(call) : call
  }

  private mutating func finishCall(_ callee: Callee, taking count: Int, at range: SourceRange) {
    if let wrapper = callee.wrapper { return finishWrapper(wrapper, taking: count, at: range) }
    let count = count + addWhatIsMeant(by: callee, taking: count, at: range)
    let arguments = operands.suffix(count)
    let positional = arguments.count { !$0.isParameter }
    var names: Set<String> = []
    for argument in arguments where argument.isParameter {
      guard case .named(let name) = parts[argument.part].head, !names.insert(name).inserted else { continue }
      reportStructure("'\(name)' is given twice", at: argument.range, hint: "leave one of them out")
    }
    // Arguments that are missing have been reported, and cannot be counted.
    let isWhole = !arguments.contains { $0.isStandIn }
    if let signature = callee.signature, isWhole, !signature.arity.contains(positional) {
      reportStructure("'\(file[callee.range])' takes \(signature.arityInWords), not \(positional)", at: range)
    }
    let pairing = self.pairing(of: callee, taking: count)
    call(callee.signature?.name ?? "", taking: count, at: range)
    operands[operands.count - 1].pairing = pairing
    if let power = callee.power { raise(to: power, at: range) }
  }

  /// Whether a list is the first argument of a function that joins wires, and holds some.
  private func isListOfWires(taking count: Int, base: Int) -> Bool {
    guard case .bracket(let outer)? = pending.last, outer.base == base, case .call(let callee) = outer.kind,
      let name = callee.signature?.name, PastedNames.joining.contains(name)
    else { return false }
    return operands.suffix(count).contains { $0.extents == nil && !$0.isStandIn }
  }

  /// Makes the last operands the numbers of a vector or the rows of a matrix.
  private mutating func finishList(taking count: Int, at range: SourceRange) {
    let elements = operands.suffix(count)
    let hasStandIn = elements.contains(where: \.isStandIn)
    // A list that holds a wire is a tensor made of its elements.
    if !hasStandIn, elements.contains(where: { $0.extents == nil }) {
      return call("stack", taking: count, at: range)
    }
    var extents = elements.first?.extents
    for element in hasStandIn ? [] : elements {
      guard let others = element.extents else { break }
      guard let first = extents, others != first else { continue }
      reportStructure(Self.raggedness(others, first), at: element.range)
      extents = nil
      break
    }
    let isTooDeep = extents?.count ?? 0 >= Self.mostAxes
    if isTooDeep { reportStructure("a tensor has at most \(Self.mostAxes) axes", at: range) }
    if isTooDeep || hasStandIn {
      // What stands around it is not to be reported for its sake.
      operands.removeLast(count)
      return pushStandIn(at: range)
    }
    compose(.list, taking: count, at: range, extents: extents.map { [count] + $0 })
  }

  /// Nobody looks at more, and what is kept of a list grows with their square.
  private static let mostAxes = 8

  private static func raggedness(_ extents: [Int], _ first: [Int]) -> String {
    guard extents.count == first.count, let length = extents.first, let expected = first.first else {
      return "numbers and rows do not mix in a matrix"
    }
    return "the rows of a matrix have one length: this one has \(length), the first \(expected)"
  }

  /// Makes the last operands the indices at which the operand before them is read.
  private mutating func finishIndex(taking count: Int, at range: SourceRange) {
    if takesValues(fromPairBefore: count, at: range) { return }
    for index in operands.suffix(count) where !index.isStandIn && index.extents == [] {
      if case .number(let value) = parts[index.part].head, value == value.rounded(), abs(value) < 1e9 { continue }
      reportStructure("an index is a whole number, such as 0 or -1", at: index.range)
    }
    call("element", taking: count + 1, at: range)
  }

  // MARK: Slices

  /// Puts a `:` among the operands.
  mutating func pushColon(_ token: Token) {
    operands.append(Operand(part: 0, range: token.range, isColon: true))
    expectsOperand = true
  }

  /// Makes arithmetic of numbers in an index one number: in the turn of a loop `h[t - 1]` is `h[2 - 1]`, and `h[1]`.
  private mutating func foldIndex() {
    let last = operands[operands.count - 1]
    guard last.extents == [], last.part == parts.count - 1, case .call = parts[last.part].head else { return }
    // The parts of an operand stand one after the other, the whole behind them.
    var start = last.part
    var waiting = parts[last.part].arguments
    while let next = waiting.popLast() {
      start = min(start, next)
      waiting += parts[next].arguments
    }
    let own = parts[start...].map { part in
      Formula.Part(part.head, part.arguments.map { $0 - start }, at: part.range)
    }
    guard let number = Formula(parts: own).arithmeticValue else { return }
    parts.removeSubrange(start...)
    operands.removeLast()
    push(.number(number), at: last.range, isLiteral: true)
  }

  /// Makes one item of what stands since the last comma of an index: a place, or a slice of up to three.
  mutating func finishItem() {
    guard let bracket = innermostBracket else { return }
    let first = operands[bracket.base...].lastIndex { $0.isItem }.map { $0 + 1 } ?? bracket.base
    let pieces = Array(operands[first...])
    guard pieces.contains(where: \.isColon), let start = pieces.first, let end = pieces.last else {
      if operands.count > bracket.base {
        foldIndex()
        operands[operands.count - 1].isItem = true
      }
      return
    }
    var given = [false, false, false]
    var place = 0
    for piece in pieces {
      if piece.isColon { place += 1 } else if place < 3 { given[place] = true }
    }
    let range = start.range.union(end.range)
    if place > 2 {
      reportStructure("a slice has a start, a stop and a step", at: range, hint: "write x[start:stop:step]")
    }
    operands.removeLast(pieces.count)
    let ends = pieces.filter { !$0.isColon }
    operands += ends
    compose(
      .slice(start: given[0], stop: given[1], step: given[2]), taking: ends.count, at: range, extents: nil)
    operands[operands.count - 1].isItem = true
    expectsOperand = true
  }

  /// Closes what is open at the end of the statement.
  mutating func finish() {
    let end = tokens[tokens.endIndex - 1]
    if expectsOperand {
      // After a bracket and `,` the statement lacks its closing bracket, and whatever stands before it.
      if ![.openRound, .openSquare, .comma].contains(end.kind) { reportMissingOperand(before: nil) }
      pushStandIn(at: end.range)
    }
    reduce()
    // Of several the innermost: with it closed, the others show themselves.
    if case .bracket(let bracket)? = pending.last {
      var (opening, closing) = bracket.isSquare ? ("[", "]") : ("(", ")")
      if case .bars(let function) = bracket.kind {
        opening = function == "abs" ? "|" : "‖"
        closing = opening
      }
      reportStructure("this '\(opening)' is never closed", at: bracket.opener, hint: "close it with '\(closing)'")
      isQuiet = true
    }
  }
}
