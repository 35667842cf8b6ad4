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
    guard let line = writtenOut(line) else { return }
    var statement = line
    statement.notes = notes + statement.notes
    statement.turns = turns
    if line.returns { return setReturned(statement) }
    if let tuple = TupleAssignment(line.tokens, length: { names[place].lengths[$0] }) {
      return assign(tuple, of: line, notes: notes)
    }
    let isRepeated = place > 0 || !statement.turns.isEmpty
    names[place].expand(&statement)
    // Longer expressions are those of wires.
    let formula = statement.assigned.map { statement.tokens[($0.equals + 1)...] } ?? []
    let value = statement.part == nil && formula.count <= 40 ? number(of: formula, isConstant: true) : nil
    names[place].carryOut(&statement, isRepeated: isRepeated, value: value)
    if place > 0 { names[place].locals.append(statement) } else { statements.append(statement) }
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
  mutating func finish(_ definition: (name: Token, parameters: [Token], notes: [String]), _ table: NameTable) {
    let name = definition.name
    guard let returned = table.returned else {
      excused.append(file[name.range])
      if !table.isFaulty {
        diagnostics.append(
          Diagnostic(
            "'\(file[name.range])' returns nothing", at: name.range, hint: "end it with return and an expression"))
      }
      return
    }
    var statement = Statement()
    statement.notes = definition.notes + table.returnedNotes
    statement.body = table.locals
    func sign(_ kind: Token.Kind) -> Token { Token(kind: kind, range: name.range) }
    let parameters = definition.parameters.flatMap { [sign(.comma), $0] }.dropFirst()
    statement.tokens = [name, sign(.openRound)] + parameters + [sign(.closeRound), sign(.equals)] + returned
    statements.append(statement)
  }
}
