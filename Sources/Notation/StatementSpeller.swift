/// Spells single statements in the circuit language.
struct StatementSpeller {
  private let file: SourceFile
  private let scope: Scope
  /// Where names stand that are assigned constants, with a word that says so or without.
  private let constants: Set<Int>
  private let names: Set<String>
  private let plain: PlainProducts

  /// - Parameter source: the circuit that the statements make.
  init(_ statements: [Statement], _ source: CircuitSource, _ vocabulary: Vocabulary) {
    file = source.file
    plain = PlainProducts(of: source.definitions)
    var scope = Scope(vocabulary)
    for composite in source.composites {
      // Calls leave out what has a value of its own, and what is read from outside.
      _ = scope.define(composite.name, arity: 0...composite.parameters.count, in: 0, line: 0)
    }
    // The text is known to be right: any name may be read anywhere.
    names = Set(statements.flatMap { Self.names(given: $0, in: source.file) })
    let wires = Set(source.definitions.map { ReassignedName.typed($0.name) })
    for name in wires.sorted() { _ = scope.assign(name, in: 0, line: 0) }
    self.scope = scope
    let told = Set(source.frontMatter.constants ?? [])
    let given = source.definitions.filter { $0.isConstant && $0.turns.isEmpty && !told.contains($0.name) }
    constants = Set(given.map(\.nameRange.start))
  }

  /// The names that a statement gives a meaning: a wire, the variables of a loop, the inputs of a definition.
  private static func names(given statement: Statement, in file: SourceFile) -> [String] {
    var statement = statement
    statement.rewriteLambda()
    statement.dropType()
    var tokens = statement.tokens
    var names: [Token] = []
    if BlockHeading.begins(tokens), let colon = BlockHeading.colon(of: tokens) {
      switch BlockHeading(tokens[..<colon], in: file) {
      case .loop(let targets, _): names += targets
      case .definition(_, let parameters, _): names += parameters
      default: break
      }
      tokens.removeFirst(colon + 1)
    }
    statement.tokens = tokens
    if let assigned = statement.assigned { names.append(tokens[assigned.name]) }
    if case .composite(_, _, let parameters, _) = StatementHeading(of: tokens, in: file).form { names += parameters }
    return names.compactMap { if case .name(let name) = $0.kind { name } else { nil } }
  }

  /// A statement as one would type it; what cannot be spelled anew stays as it is.
  func text(of statement: Statement) -> String {
    let original = text(of: statement.tokens[...])
    guard let spelled = spelled(statement), spelled.count <= 100 || !original.contains("\n") else { return original }
    return spelled
  }

  private func spelled(_ statement: Statement) -> String? {
    var statement = statement
    statement.rewriteLambda()
    statement.dropType()
    let tokens = statement.tokens
    guard let first = tokens.first else { return nil }
    if hasComment(statement) || ExpressionParser.loads(tokens) { return nil }
    if BlockHeading.begins(tokens) { return heading(tokens) }
    if first.kind == .name("return"), tokens.count > 1, tokens[1].kind != .equals {
      return code(tokens[1...]).map { "return \($0)" }
    }
    if let assigned = statement.assigned, case .name(let name) = tokens[assigned.name].kind {
      guard let code = code(tokens[(assigned.equals + 1)...]) else { return nil }
      let isConstant = assigned.name == 1 || constants.contains(tokens[assigned.name].range.start)
      return (isConstant ? "const " : "") + "\(name) = \(code)"
    }
    if statement.changesName, case .name(let name) = first.kind {
      return code(tokens[3...]).map { "\(name) \(file[tokens[1].range])= \($0)" }
    }
    guard case .composite(let name, _, let parameters, let equals) = StatementHeading(of: tokens, in: file).form else {
      return nil
    }
    let inputs = parameters.map { file[$0.range] }.joined(separator: ", ")
    return code(tokens[(equals + 1)...]).map { "\(name)(\(inputs)) = \($0)" }
  }

  /// The first line of a block, and what stands behind its `:`.
  private func heading(_ tokens: [Token]) -> String? {
    guard let colon = BlockHeading.colon(of: tokens) else { return nil }
    let words = spaced(tokens[...colon])
    guard colon + 1 < tokens.count else { return words }
    var inline = Statement()
    inline.tokens = Array(tokens[(colon + 1)...])
    return words + " " + text(of: inline)
  }

  /// An expression as one would type it; nil where reading that does not give the same formula.
  private func code(_ tokens: ArraySlice<Token>) -> String? {
    guard !tokens.isEmpty, let formula = self.formula(tokens, in: file) else { return nil }
    let code = plain.written(in: formula).code(in: file)
    let copy = SourceFile(name: file.name, text: code)
    let (again, faults) = Lexer.tokens(of: copy, in: SourceRange(0, copy.bytes.count))
    guard faults.isEmpty, let same = self.formula(again[...], in: copy), same.hasSameParts(as: formula) else {
      return nil
    }
    return code
  }

  private func formula(_ tokens: ArraySlice<Token>, in file: SourceFile) -> Formula? {
    // Variables of loops and inputs of definitions are read like wires.
    var parser = ExpressionParser(
      tokens, in: scope.inside("", parameters: names.sorted(), constants: names), statement: .max, file: file)
    return parser.parse()
  }

  /// Words with one blank between them, and none within brackets.
  private func spaced(_ tokens: ArraySlice<Token>) -> String {
    var text = ""
    var last: Token.Kind?
    var isSign = false
    for token in tokens {
      let opensCall = [.openRound, .openSquare].contains(token.kind) && last?.endsOperand == true
      let isTight = isSign || opensCall || [nil, .openRound, .openSquare, .dot].contains(last)
      let closes = [.closeRound, .closeSquare, .comma, .dot, .colon].contains(token.kind)
      text += (isTight || closes ? "" : " ") + file[token.range]
      isSign = token.kind == .infix(.subtract) && last?.endsOperand == false
      last = token.kind
    }
    return text
  }

  private func text(of tokens: ArraySlice<Token>) -> String {
    guard let first = tokens.first, let last = tokens.last else { return "" }
    return file[SourceRange(first.range.start, last.range.end)]
  }

  /// Whether a comment stands among the tokens of a statement, which would be lost.
  private func hasComment(_ statement: Statement) -> Bool {
    let text = text(of: statement.tokens[...])
    return text.contains("\n") && text.contains("#")
  }
}

extension Formula {
  /// Whether another formula is the same, wherever its parts stand.
  fileprivate func hasSameParts(as other: Formula) -> Bool {
    parts.count == other.parts.count
      && zip(parts, other.parts).allSatisfy { $0.head == $1.head && $0.arguments == $1.arguments }
  }
}

extension Token.Kind {
  /// Whether a bracket behind it belongs to it, and a minus behind it stands between two operands.
  fileprivate var endsOperand: Bool {
    switch self {
    case .name(let name): !["in", "if", "elif", "and", "or", "not"].contains(name)
    case .number, .pi, .closeRound, .closeSquare: true
    default: false
    }
  }
}
