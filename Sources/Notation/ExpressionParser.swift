/// Reads the tokens of an expression into a formula, by operator precedence on explicit stacks: nothing recurses, so
/// no depth of brackets or signs overflows.
///
/// It reads on after a mistake, with a stand-in for what is missing, so that every mistake is reported in one go.
struct ExpressionParser {
  let file: SourceFile
  let scope: Scope
  /// The number of the statement, which decides what is assigned before and what below it.
  let statement: Int
  let tokens: ArraySlice<Token>
  var position: Int
  var diagnostics: [Diagnostic] = []

  /// The formula so far, in postorder.
  var parts: [Formula.Part] = []
  /// Parts that still wait for their operator.
  var operands: [Operand] = []
  /// Operators and brackets that still wait for their right end.
  var pending: [Pending] = []
  var expectsOperand = true
  /// Whether something is wrong, be it reported here or where a name was assigned.
  var isFaulty = false
  /// After a mistake that leaves the structure open, what else seems wrong with the structure is not reported.
  var isQuiet = false
  /// The module that has just been passed over.
  var module: String?
  /// Whether the numbers were wrapped, as in `torch.tensor([1, 2])`, and whether a gradient was asked for.
  var wrapped = false
  var requiresGradient: Bool?
  /// Names that have been reported in this statement.
  var faultyNames: Set<String> = []

  struct Operand {
    let part: Int
    /// Where it stands, its brackets included.
    var range: SourceRange
    /// A bare number, into which a minus before it folds.
    var isLiteral = false
    /// Something that is missing or not understood.
    var isStandIn = false
    /// The extents of a literal: none for a number and for arithmetic of numbers; nil for what is no literal.
    var extents: [Int]?
    /// A parameter, such as `axis=0`.
    var isParameter = false
    /// The `:` of an index, which is no part of the formula; its place stands for no part.
    var isColon = false
    /// A whole item of an index.
    var isItem = false
    /// The last of the wires in a list that is joined: `[x, y]` of `cat([x, y], 0)`.
    var endsJoinedList = false
    /// Whether it is a pair of values and places in the library that it was pasted from, as `torch.max(x, 0)` is.
    var pairing = Pairing.none
  }

  init(_ tokens: ArraySlice<Token>, in scope: Scope, statement: Int, file: SourceFile) {
    (self.tokens, self.scope, self.statement, self.file) = (tokens, scope, statement, file)
    position = tokens.startIndex
  }

  /// The formula, or nothing where something is wrong with it.
  ///
  /// - Precondition: there is at least one token.
  mutating func parse() -> Formula? {
    while position < tokens.endIndex {
      let token = tokens[position]
      position += 1
      if expectsOperand { readOperand(token) } else { readAfterOperand(token) }
    }
    finish()
    return isFaulty || isQuiet ? nil : Formula(parts: parts)
  }

  // MARK: Building parts

  mutating func push(_ head: Formula.Head, at range: SourceRange, isLiteral: Bool = false) {
    parts.append(Formula.Part(head, at: range))
    var isNumber = isLiteral
    if case .pi = head { isNumber = true }
    operands.append(
      Operand(part: parts.count - 1, range: range, isLiteral: isLiteral, extents: isNumber ? [] : nil))
    expectsOperand = false
  }

  /// A stand-in for an operand that is missing or not understood; the formula is faulty already.
  mutating func pushStandIn(at range: SourceRange) {
    push(.number(0), at: range)
    operands[operands.count - 1].isStandIn = true
  }

  /// Turns the last operands into the arguments of a function.
  mutating func call(_ function: String, taking count: Int, at range: SourceRange, product: Formula.Product? = nil) {
    let isNumber = Formula.isArithmetic(function) && operands.suffix(count).allSatisfy { $0.extents == [] }
    compose(.call(function), taking: count, at: range, extents: isNumber ? [] : nil, product: product)
  }

  /// Turns the last operands into the arguments of a new part.
  mutating func compose(
    _ head: Formula.Head, taking count: Int, at range: SourceRange, extents: [Int]?, product: Formula.Product? = nil
  ) {
    let arguments = operands.suffix(count).map(\.part)
    operands.removeLast(count)
    parts.append(Formula.Part(head, arguments, at: range, product: product))
    operands.append(Operand(part: parts.count - 1, range: range, extents: extents))
    expectsOperand = false
  }

  mutating func push(_ op: InfixOperator) {
    reduce { $0 > op.precedence || ($0 == op.precedence && !op.isRightAssociative) }
    pending.append(.infix(op))
    expectsOperand = true
  }

  /// Applies the operators on top of the stack, down to a bracket or to one that binds too loosely.
  mutating func reduce(while binds: (Int) -> Bool = { _ in true }) {
    while let top = pending.last {
      switch top {
      case .bracket: return
      case .infix(let op):
        guard binds(op.precedence) else { return }
        let (left, right) = (operands[operands.count - 2].range, operands[operands.count - 1].range)
        if op.isComparison, isComparison(operands[operands.count - 2]) {
          reportStructure(
            "a comparison has two sides", at: left.union(right), hint: "write (a < b) and (b < c) for a < b < c")
        }
        call(op.rawValue, taking: 2, at: left.union(right))
      case .product(let product, let isArgument):
        guard binds(isArgument ? InfixOperator.argumentPrecedence : InfixOperator.multiply.precedence) else { return }
        multiply(product)
      case .negation(let sign):
        guard binds(InfixOperator.negationPrecedence) else { return }
        negate(sign)
      case .not(let word):
        guard binds(InfixOperator.notPrecedence) else { return }
        call("logical_not", taking: 1, at: word.union(operands[operands.count - 1].range))
      case .prefix(let function, let power, let range):
        guard binds(precedence(ofPrefixAt: range)) else { return }
        let whole = range.union(operands[operands.count - 1].range)
        call(function, taking: 1, at: whole)
        if let power { raise(to: power, at: whole) }
      case .named(let name, let range):
        guard binds(0) else { return }
        setParameter(name, at: range)
      }
      pending.removeLast()
    }
  }

  /// Whether an operand is a comparison without brackets around it.
  private func isComparison(_ operand: Operand) -> Bool {
    guard case .call(let function) = parts[operand.part].head else { return false }
    return InfixOperator(rawValue: function)?.isComparison == true && operand.range == parts[operand.part].range
  }

  /// Raises the last operand to a whole power.
  mutating func raise(to power: Int, at range: SourceRange) {
    push(.number(Double(power)), at: range)
    call(InfixOperator.power.rawValue, taking: 2, at: range)
  }

  private mutating func negate(_ sign: SourceRange) {
    let operand = operands[operands.count - 1]
    let range = sign.union(operand.range)
    guard operand.isLiteral, case .number(let value) = parts[operand.part].head else {
      return call(InfixOperator.negation, taking: 1, at: range)
    }
    parts[operand.part] = Formula.Part(.number(-value), at: range)
    operands[operands.count - 1] = Operand(part: operand.part, range: range, extents: [])
  }

  /// Makes the last operand the value of a parameter.
  private mutating func setParameter(_ name: String, at range: SourceRange) {
    let value = operands[operands.count - 1]
    if value.extents == nil, !value.isStandIn, case .call = parts[value.part].head {
      reportStructure("the value of '\(name)' is a number, not a wire", at: value.range)
    }
    compose(.named(name), taking: 1, at: range.union(value.range), extents: nil)
    operands[operands.count - 1].isParameter = true
  }

  // MARK: Reporting

  /// Reports a mistake. Past a score of them a statement is something else altogether, and more of the same helps nobody.
  mutating func report(_ fault: Diagnostic) {
    isFaulty = true
    if diagnostics.count < 20 { diagnostics.append(fault) }
  }

  /// Reports a mistake in the structure, unless an earlier one explains it.
  mutating func reportStructure(_ message: String, at range: SourceRange, hint: String? = nil) {
    if !isQuiet { report(Diagnostic(message, at: range, hint: hint)) }
  }
}
