/// Reads statements into definitions, and says what is wrong with all of them.
struct Parser {
  let file: SourceFile
  private let statements: [Statement]
  private var scope: Scope
  private(set) var definitions: [Definition] = []
  private(set) var composites: [Composite] = []
  private(set) var diagnostics: [Diagnostic] = []
  /// Constants so far.
  private var constants: Set<String>
  /// Numbers that were wrapped without `requires_grad=True`, by definition, and whether any statement has that.
  private var plainTensors: [Int] = []
  private var asksForGradients = false
  /// What the expression that was read last was wrapped in.
  private var wrapped = false
  private var requiresGradient: Bool?

  /// - Parameters:
  ///   - constants: names that the front matter declares as constants.
  ///   - excused: names whose statement has been reported already.
  ///   - given: wires whose numbers come from outside, unless a statement assigns them.
  init(
    _ statements: [Statement], in file: SourceFile, vocabulary: Vocabulary, constants: [String] = [],
    excused: [String] = [], given: [String] = []
  ) {
    (self.statements, self.file) = (statements, file)
    self.constants = Set(constants)
    scope = Scope(vocabulary)
    excused.forEach { scope.excuse($0) }
    // Two passes: what a name means depends on where it is assigned, be it below its use.
    let headings = statements.map { StatementHeading(of: $0.tokens, in: file) }
    let isRepeated = headings.indices.map { declare(headings[$0], statement: $0) }
    given.forEach { scope.give($0) }
    for index in statements.indices { readFormula(headings[index], isRepeated[index], statement: index) }
    markPlainTensors()
    markIndices()
  }

  /// Whether a wire's number comes from outside.
  func isGiven(_ name: String) -> Bool { scope.isGiven(name) }

  /// Notes what a statement assigns or defines; whether it is a name that another one has.
  private mutating func declare(_ heading: StatementHeading, statement: Int) -> Bool {
    heading.excused.forEach { scope.excuse($0) }
    switch heading.form {
    case .fault(let fault):
      if let fault { diagnostics.append(fault) }
      return false
    case .assignment(let name, let range, _, _):
      return isRepeated(name, at: range, scope.assign(name, in: statement, line: file.lineNumber(of: range.start)))
    case .composite(let name, let range, let parameters, _):
      var names: Set<String> = []
      for case (let token, .name(let parameter)) in parameters.map({ ($0, $0.kind) }) {
        guard !names.insert(parameter).inserted else { continue }
        diagnostics.append(
          Diagnostic("'\(parameter)' is an input twice", at: token.range, hint: "give this input a name of its own"))
      }
      let first = scope.define(
        name, arity: parameters.count...parameters.count, in: statement, line: file.lineNumber(of: range.start))
      return isRepeated(name, at: range, first)
    }
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
    case .assignment(let name, let nameRange, let equals, let isConstant):
      guard let formula = formula(after: equals, of: statement, in: scope), !isRepeated else { return }
      let turns = statements[statement].turns
      let definition = Definition(
        name: name, nameRange: nameRange, formula: formula,
        range: tokens[0].range.union(tokens[tokens.count - 1].range), notes: statements[statement].notes,
        isConstant: isConstant || constants.contains(name) || (!turns.isEmpty && formula.isArithmeticOfNumbers),
        requiresGradient: requiresGradient == true, turns: turns)
      let isConstant = definition.isConstant
      if isConstant, let name = definition.formula.parts.lazy.compactMap(nameOfWire).first {
        diagnostics.append(
          Diagnostic(
            "the constant '\(definition.name)' is made of the wire '\(name.name)', which has a gradient",
            at: name.range,
            hint: "write const \(name.name) = … if it is given"))
      }
      definitions.append(definition)
      if isConstant { constants.insert(name) }
      if requiresGradient == true { asksForGradients = true }
      if wrapped, requiresGradient != true { plainTensors.append(definitions.count - 1) }
    case .composite(let name, let nameRange, let parameters, let equals):
      let names = parameters.compactMap { if case .name(let name) = $0.kind { name } else { nil } }
      var inside = scope.inside(name, parameters: names, constants: constants)
      let locals = statements[statement].body.compactMap { local($0, of: statement, in: &inside) }
      guard let formula = formula(after: equals, of: statement, in: inside), !isRepeated,
        locals.count == statements[statement].body.count
      else { return }
      composites.append(
        Composite(
          name: name, nameRange: nameRange, parameters: names, locals: locals, formula: formula,
          notes: statements[statement].notes))
    }
  }

  /// The wire that a part reads; nil for a constant and for anything else.
  private func nameOfWire(_ part: Formula.Part) -> (name: String, range: SourceRange)? {
    guard case .name(let name) = part.head, !constants.contains(name) else { return nil }
    return (name, part.range)
  }

  /// In a file that asks for gradients by `requires_grad=True`, tensors for which it does not are constants.
  private mutating func markPlainTensors() {
    guard asksForGradients else { return }
    for index in plainTensors where definitions[index].isNumber { definitions[index].isConstant = true }
  }

  /// Whole numbers by name that are read as indices and as nothing else, `p[arange(3), labels]`, are constants: nothing
  /// flows back to an index.
  private mutating func markIndices() {
    var asIndex: Set<String> = []
    var asValue: Set<String> = []
    for formula in definitions.map(\.formula) + composites.flatMap({ [$0.formula] + $0.locals.map(\.formula) }) {
      let items = formula.parts.filter { $0.head == .call("element") }.flatMap { $0.arguments.dropFirst() }
      let isItem = Set(items)
      for (place, part) in formula.parts.enumerated() {
        guard case .name(let name) = part.head else { continue }
        if isItem.contains(place) { asIndex.insert(name) } else { asValue.insert(name) }
      }
    }
    let indices = asIndex.subtracting(asValue)
    for place in definitions.indices where indices.contains(definitions[place].name) && definitions[place].isNumber {
      guard !definitions[place].requiresGradient else { continue }
      definitions[place].isConstant = true
    }
  }

  /// A statement inside a definition; nil where something is wrong with it.
  private mutating func local(_ line: Statement, of statement: Int, in scope: inout Scope) -> Composite.Local? {
    let heading = StatementHeading(of: line.tokens, in: file)
    switch heading.form {
    case .fault(let fault):
      if let fault { diagnostics.append(fault) }
      return nil
    case .composite(let name, let range, _, _):
      diagnostics.append(
        Diagnostic("'\(name)' is defined inside a definition", at: range, hint: "move this line above it"))
      return nil
    case .assignment(let name, _, let equals, _):
      let formula = formula(after: equals, of: statement, line: line, in: scope)
      scope.allow(name)
      return formula.map { Composite.Local(name: name, formula: $0, notes: line.notes) }
    }
  }

  private mutating func formula(after equals: Int, of statement: Int, in scope: Scope) -> Formula? {
    formula(after: equals, of: statement, line: statements[statement], in: scope)
  }

  private mutating func formula(
    after equals: Int, of statement: Int, line: Statement, in scope: Scope
  ) -> Formula? {
    let tokens = line.tokens
    guard tokens.count > equals + 1 else {
      diagnostics.append(Diagnostic("there is nothing to the right of '='", at: tokens[equals].range))
      return nil
    }
    var scope = scope
    scope.suggests = diagnostics.count < 100
    var parser = ExpressionParser(tokens[(equals + 1)...], in: scope, statement: statement, file: file)
    let formula = parser.parse()
    diagnostics += parser.diagnostics
    (wrapped, requiresGradient) = (parser.wrapped, parser.requiresGradient)
    guard let part = line.part, let formula else { return formula }
    wrapped = false
    var target = ExpressionParser(part[...], in: scope, statement: statement, file: file)
    let place = target.parse()
    diagnostics += target.diagnostics
    let range = part.reduce(tokens[0].range) { $0.union($1.range) }
    return place?.putting(formula, at: range.union(tokens[tokens.count - 1].range))
  }
}
