/// Reads statements into definitions, and says what is wrong with all of them.
struct Parser {
  let file: SourceFile
  private let statements: [Statement]
  private var scope: Scope
  private(set) var definitions: [Definition] = []
  private(set) var composites: [Composite] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(_ statements: [Statement], in file: SourceFile, vocabulary: Vocabulary) {
    (self.statements, self.file) = (statements, file)
    scope = Scope(vocabulary)
    // Two passes: what a name means depends on where it is assigned, be it below its use.
    let headings = statements.map { StatementHeading(of: $0.tokens, in: file) }
    let isRepeated = headings.indices.map { declare(headings[$0], statement: $0) }
    for index in statements.indices { readFormula(headings[index], isRepeated[index], statement: index) }
  }

  /// Notes what a statement assigns or defines; whether it is a name that another one has.
  private mutating func declare(_ heading: StatementHeading, statement: Int) -> Bool {
    heading.excused.forEach { scope.excuse($0) }
    switch heading.form {
    case .fault(let fault):
      if let fault { diagnostics.append(fault) }
      return false
    case .assignment(let name, let range):
      guard isFree(name, at: range, verb: "assigned") else { return false }
      return isRepeated(name, at: range, scope.assign(name, in: statement, line: file.lineNumber(of: range.start)))
    case .composite(let name, let range, let parameters, _):
      guard isFree(name, at: range, verb: "defined") else { return false }
      var names: Set<String> = []
      for case (let token, .name(let parameter)) in parameters.map({ ($0, $0.kind) }) {
        _ = isFree(parameter, at: token.range, verb: "assigned")
        guard !names.insert(parameter).inserted else { continue }
        diagnostics.append(
          Diagnostic("'\(parameter)' is an input twice", at: token.range, hint: "give this input a name of its own"))
      }
      let first = scope.define(
        name, parameterCount: parameters.count, in: statement, line: file.lineNumber(of: range.start))
      return isRepeated(name, at: range, first)
    }
  }

  private mutating func isFree(_ name: String, at range: SourceRange, verb: String) -> Bool {
    guard scope.vocabulary.reserves(name) else { return true }
    diagnostics.append(
      Diagnostic("'\(name)' is a function and cannot be \(verb)", at: range, hint: "choose another name"))
    scope.excuse(name)
    return false
  }

  private mutating func isRepeated(_ name: String, at range: SourceRange, _ line: Int?) -> Bool {
    guard let line else { return false }
    diagnostics.append(
      Diagnostic(
        "'\(name)' is assigned twice, first on line \(line)", at: range, hint: "give this wire a name of its own"))
    return true
  }

  private mutating func readFormula(_ heading: StatementHeading, _ isRepeated: Bool, statement: Int) {
    let tokens = statements[statement].tokens
    switch heading.form {
    case .fault: return
    case .assignment(let name, let nameRange):
      guard let formula = formula(after: 1, of: statement, in: scope), !isRepeated else { return }
      definitions.append(
        Definition(
          name: name, nameRange: nameRange, formula: formula,
          range: nameRange.union(tokens[tokens.count - 1].range), notes: statements[statement].notes))
    case .composite(let name, let nameRange, let parameters, let equals):
      let names = parameters.compactMap { if case .name(let name) = $0.kind { name } else { nil } }
      guard let formula = formula(after: equals, of: statement, in: scope.inside(name, parameters: names)), !isRepeated
      else { return }
      composites.append(
        Composite(
          name: name, nameRange: nameRange, parameters: names, formula: formula, notes: statements[statement].notes))
    }
  }

  private mutating func formula(after equals: Int, of statement: Int, in scope: Scope) -> Formula? {
    let tokens = statements[statement].tokens
    guard tokens.count > equals + 1 else {
      diagnostics.append(Diagnostic("there is nothing to the right of '='", at: tokens[equals].range))
      return nil
    }
    var scope = scope
    scope.suggests = diagnostics.count < 100
    var parser = ExpressionParser(tokens[(equals + 1)...], in: scope, statement: statement, file: file)
    let formula = parser.parse()
    diagnostics += parser.diagnostics
    return formula
  }
}
