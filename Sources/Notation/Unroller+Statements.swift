/// Statements that are no headings, and definitions, which become one statement.
extension Unroller {
  /// The turns of the loops in which a statement stands, the outermost first.
  var turns: [LoopTurn] {
    stack.compactMap(\.loop).map {
      LoopTurn(variables: $0.targets, index: $0.turn, count: $0.items.count, range: $0.range)
    }
  }

  /// Carries out a statement that is no heading.
  mutating func add(_ line: Statement, notes: [String]) {
    let place = names.count - 1
    guard let line = plain(line) else { return excuse(line) }
    var statement = line
    statement.notes = notes + statement.notes
    statement.turns = turns
    if line.returns { return setReturned(statement) }
    if let tuple = TupleAssignment(line.tokens, extents: { names[place].extents[$0] }) {
      return assign(tuple, of: line, notes: notes)
    }
    if keepsObject(line) { return }
    let isRepeated = place > 0 || !statement.turns.isEmpty
    names[place].expand(&statement)
    if statement.definesComposite { completeDefinition(&statement) }
    if stack.contains(where: \.stopsGradients) { statement.stopGradient() }
    // Longer expressions are those of wires.
    let formula = statement.assigned.map { statement.tokens[($0.equals + 1)...] } ?? []
    let value = statement.part == nil && formula.count <= 40 ? number(of: formula, isConstant: true) : nil
    names[place].carryOut(&statement, isRepeated: isRepeated, value: value)
    if place > 0 { names[place].locals.append(statement) } else { statements.append(statement) }
  }

  /// A statement of wires and functions alone; nil where something is not understood, which is reported.
  private mutating func plain(_ line: Statement) -> Statement? {
    guard var line = writtenOut(line) else { return nil }
    // Longer statements are no one's pasted code.
    guard line.tokens.count <= Self.mostTokens else { return line }
    guard let decided = decided(line) else { return nil }
    line = decided
    line.rewriteInPlace(isFunction: isFunction)
    line.rewriteTruth()
    return completed(withArgumentsInPlace(withoutObjects(withKnownSizes(line))))
  }

  private func isFunction(_ name: String) -> Bool {
    vocabulary.signature(named: PastedNames.functions[name] ?? name) != nil
  }

  /// Keeps the uses of a name whose statement is faulty from being reported as well.
  private mutating func excuse(_ line: Statement) {
    excused += TupleAssignment(line.tokens, extents: { _ in nil })?.names.map { file[$0.range] } ?? []
    if let assigned = line.assigned { excused.append(file[line.tokens[assigned.name].range]) }
    if line.definesComposite { excused.append(file[line.tokens[0].range]) }
    if line.returns { names[names.count - 1].isFaulty = true }
  }

  private mutating func setReturned(_ statement: Statement) {
    let place = names.count - 1
    let word = statement.tokens[0].range
    guard place > 0 else {
      return diagnostics.append(
        Diagnostic("'return' stands only in a definition", at: word, hint: "write output: name in the front matter"))
    }
    guard statement.tokens.count > 1 else {
      names[place].isFaulty = true
      return diagnostics.append(Diagnostic("nothing is returned", at: word, hint: "write return and an expression"))
    }
    let parts = BlockHeading.split(statement.tokens[1...])
    if parts.count > 1 {
      names[place].isFaulty = true
      let range = statement.tokens.dropFirst().reduce(statement.tokens[1].range) { $0.union($1.range) }
      return diagnostics.append(
        Diagnostic("a definition returns one value", at: range, hint: "write a definition for each"))
    }
    names[place].returned = names[place].rewritten(statement.tokens[1...])
    names[place].returnedNotes = statement.notes
  }

  /// Makes a definition one statement: `f(x, w) = …`, with the statements before it.
  mutating func finish(
    _ definition: (name: Token, inputs: [Token], defaults: [String: [Token]], notes: [String]), _ table: NameTable
  ) {
    let (name, word) = (file[definition.name.range], definition.name.range)
    guard let returned = table.returned else {
      excused.append(name)
      if !table.isFaulty {
        diagnostics.append(
          Diagnostic("'\(name)' returns nothing", at: word, hint: "end it with return and an expression"))
      }
      return
    }
    var statement = Statement()
    statement.notes = definition.notes + table.returnedNotes
    statement.body = table.locals
    var inputs = CompositeInputs(names: definition.inputs.map { file[$0.range] }, defaults: definition.defaults)
    var known = Set(inputs.names)
    for local in table.locals {
      let equals = local.assigned?.equals ?? 0
      inputs.captured += captured(by: [Array(local.tokens[(equals + 1)...]), local.part ?? []], knowing: known)
      known.formUnion(inputs.captured)
      if let assigned = local.assigned, case .name(let name) = local.tokens[assigned.name].kind { known.insert(name) }
    }
    inputs.captured += captured(by: [returned], knowing: known)
    guard !inputs.names.isEmpty || !inputs.captured.isEmpty else {
      excused.append(name)
      return diagnostics.append(Diagnostic("'\(name)' has no inputs", at: word, hint: "write def \(name)(x):"))
    }
    composites[name] = inputs
    func sign(_ kind: Token.Kind) -> Token { Token(kind: kind, range: word) }
    let all = definition.inputs + inputs.captured.map { sign(.name($0)) }
    let parameters = all.flatMap { [sign(.comma), $0] }.dropFirst()
    statement.tokens =
      [definition.name, sign(.openRound)] + parameters + [sign(.closeRound), sign(.equals)] + returned
    statements.append(statement)
  }
}
