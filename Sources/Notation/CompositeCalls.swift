/// What a composite is told in each call: what it names, what has a value of its own, and what it reads from outside.
struct CompositeInputs {
  let names: [String]
  /// What an input is where a call does not give it, `b` of `def f(x, b=2)`.
  var defaults: [String: [Token]] = [:]
  /// Wires of the file that its formulas read, which are inputs of it like the others.
  var captured: [String] = []

  /// What to say of a call that does not fit.
  var advice: String { "its inputs are \(names.joined(separator: ", "))" }
}

/// Calls of composites with all of their inputs in their order, and definitions with the wires that they read.
extension Unroller {
  /// A statement in which every call of a composite gives all inputs; nil where one cannot, which is reported.
  ///
  ///     def f(x, b=2): return w * x + b         // f(x, b, w) = w * x + b
  ///     y = f(x) + f(x, b=1)                    // y = f(x, 2, w) + f(x, 1, w)
  mutating func completed(_ line: Statement) -> Statement? {
    guard !composites.isEmpty else { return line }
    var line = line
    // The name before the brackets of a definition is no call.
    let first = line.definesComposite ? line.tokens.firstIndex { $0.kind == .equals } ?? 0 : 0
    let named = line.callsWithNames
    // From the last call on: those within a call stand behind its name.
    for place in line.tokens.indices.reversed() where place > first || first == 0 {
      guard case .name(let name) = line.tokens[place].kind, let inputs = composites[name],
        place + 1 < line.tokens.count, line.tokens[place + 1].kind == .openRound,
        place == 0 || line.tokens[place - 1].kind != .dot,
        !inputs.defaults.isEmpty || !inputs.captured.isEmpty || named.contains(place),
        let closing = BlockHeading.closing(of: place + 1, in: line.tokens)
      else { continue }
      let given = BlockHeading.split(line.tokens[(place + 2)..<closing])
      let call = line.tokens[place].range.union(line.tokens[closing].range)
      guard let arguments = arguments(given, of: name, inputs, at: line.tokens[place].range, whole: call) else {
        return nil
      }
      let comma = Token(kind: .comma, range: line.tokens[place].range)
      line.tokens.replaceSubrange((place + 2)..<closing, with: Array(arguments.joined(separator: [comma])))
    }
    return line
  }

  /// What a call gives, an expression for each input.
  private mutating func arguments(
    _ given: [ArraySlice<Token>], of name: String, _ inputs: CompositeInputs, at word: SourceRange, whole: SourceRange
  ) -> [[Token]]? {
    var told: [String: [Token]] = [:]
    for (place, argument) in given.enumerated() {
      let range = argument.reduce(argument[argument.startIndex].range) { $0.union($1.range) }
      let typed = argument.argumentName ?? (place < inputs.names.count ? inputs.names[place] : nil)
      let value = argument.argumentName == nil ? argument : argument.dropFirst(2)
      guard let input = typed, inputs.names.contains(input) else {
        return report("'\(name)' has no input for this", at: range, hint: inputs.advice)
      }
      guard !value.isEmpty else { return report("an argument is missing", at: range, hint: inputs.advice) }
      guard told[input] == nil else { return report("'\(input)' is given twice", at: range, hint: inputs.advice) }
      told[input] = Array(value)
    }
    let table = names[names.count - 1]
    if let other = inputs.captured.first(where: { names.count > 1 && table.isAssigned($0) }) {
      return report(
        "'\(name)' reads the '\(other)' outside of this definition, which has another", at: word,
        hint: "give one of the two another name")
    }
    var arguments: [[Token]] = []
    for input in inputs.names {
      guard let value = told[input] ?? inputs.defaults[input].map({ NameTable.bracketed($0, at: word) }) else {
        return report("'\(name)' is called without '\(input)'", at: whole, hint: inputs.advice)
      }
      arguments.append(value)
    }
    return arguments + inputs.captured.map { [Token(kind: .name($0), range: word)] }
  }

  private mutating func report(_ message: String, at range: SourceRange, hint: String) -> [[Token]]? {
    diagnostics.append(Diagnostic(message, at: range, hint: hint))
    return nil
  }

  /// The wires of the file that formulas read beside what they know, in the order in which they read them.
  /// - Parameters:
  ///   - formulas: all of a definition, in turn.
  ///   - known: its inputs, and the names that it assigns itself.
  func captured(by formulas: [[Token]], knowing known: Set<String>) -> [String] {
    var captured: [String] = []
    for formula in formulas {
      var depth = 0
      for place in formula.indices {
        switch formula[place].kind {
        case .openRound, .openSquare: depth += 1
        case .closeRound, .closeSquare: depth -= 1
        default: break
        }
        guard case .name(let name) = formula[place].kind, fileNames.contains(name), !known.contains(name),
          !names[0].constants.contains(name), !captured.contains(name),
          !NameTable.isWord(at: place, in: formula[...], depth: depth),
          !names[0].isCall(of: name, at: place, in: formula[...])
        else { continue }
        captured.append(name)
      }
    }
    return captured
  }

  /// Makes what a formula in one line reads from outside inputs of it, `f(x) = w * x`.
  mutating func completeDefinition(_ statement: inout Statement) {
    guard let equals = statement.tokens.firstIndex(where: { $0.kind == .equals }),
      let closing = BlockHeading.closing(of: 1, in: statement.tokens), closing < equals,
      case .name(let name) = statement.tokens[0].kind
    else { return }
    let inputs = BlockHeading.split(statement.tokens[2..<closing]).compactMap { part -> String? in
      if part.count == 1, case .name(let name) = part[part.startIndex].kind { name } else { nil }
    }
    let captured = captured(by: [Array(statement.tokens[(equals + 1)...])], knowing: Set(inputs))
    composites[name] = CompositeInputs(names: inputs, captured: captured)
    let word = statement.tokens[0].range
    let further = captured.flatMap { [Token(kind: .comma, range: word), Token(kind: .name($0), range: word)] }
    statement.tokens.insert(contentsOf: further, at: closing)
  }
}
