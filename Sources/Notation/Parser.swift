/// Reads statements into definitions, and says what is wrong with all of them.
struct Parser {
  let file: SourceFile
  private let statements: [Statement]
  private var scope: Scope
  private(set) var definitions: [Definition] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(_ statements: [Statement], in file: SourceFile, vocabulary: Vocabulary) {
    (self.statements, self.file) = (statements, file)
    scope = Scope(vocabulary)
    // Two passes: what a name means depends on where it is assigned, be it below its use.
    let headings = statements.map { StatementHeading(of: $0.tokens, in: file) }
    let isRepeated = headings.indices.map { declare(headings[$0], statement: $0) }
    for index in statements.indices { readFormula(headings[index], isRepeated[index], statement: index) }
  }

  /// Notes what a statement assigns; whether it is a name that was assigned before.
  private mutating func declare(_ heading: StatementHeading, statement: Int) -> Bool {
    heading.excused.forEach { scope.excuse($0) }
    guard case .assignment(let name, let range) = heading.form else {
      if case .fault(let fault?) = heading.form { diagnostics.append(fault) }
      return false
    }
    if scope.vocabulary.reserves(name) {
      diagnostics.append(
        Diagnostic("'\(name)' is a function and cannot be assigned", at: range, hint: "choose another name"))
      scope.excuse(name)
      return false
    }
    guard let line = scope.assign(name, in: statement, line: file.lineNumber(of: range.start)) else { return false }
    diagnostics.append(
      Diagnostic(
        "'\(name)' is assigned twice, first on line \(line)", at: range, hint: "give this wire a name of its own"))
    return true
  }

  private mutating func readFormula(_ heading: StatementHeading, _ isRepeated: Bool, statement: Int) {
    guard case .assignment(let name, let nameRange) = heading.form else { return }
    let tokens = statements[statement].tokens
    guard tokens.count > 2 else {
      diagnostics.append(Diagnostic("there is nothing to the right of '='", at: tokens[1].range))
      return
    }
    scope.suggests = diagnostics.count < 100
    var parser = ExpressionParser(tokens[2...], in: scope, statement: statement, file: file)
    let formula = parser.parse()
    diagnostics += parser.diagnostics
    guard let formula, !isRepeated else { return }
    definitions.append(
      Definition(
        name: name, nameRange: nameRange, formula: formula,
        range: nameRange.union(tokens[tokens.count - 1].range), notes: statements[statement].notes))
  }
}
