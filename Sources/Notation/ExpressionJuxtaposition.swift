/// Products as textbooks write them: `2x`, `W x`, `w · x`, and the argument of `cos 2x`.
extension ExpressionParser {
  /// Whether a product is meant where no sign stands: `2x`, `x y`, `(a)(b)`, `2(x + 1)`.
  func isProduct(before token: Token) -> Bool {
    if case .list? = innermostBracket?.kind { return false }
    switch (last.kind, token.kind) {
    case (.number, .name(let name)):
      // 2e is a number that was cut short.
      return name != "e" && name != "E"
    case (.number, _), (.closeRound, _), (.pi, _), (.superscript, _), (.transpose, _), (.bar, _), (.closeSquare, .name):
      return true
    case (.name, .name), (.name, .pi), (.name, .openRound): return true
    default: return false
    }
  }

  mutating func multiply(before token: Token) {
    push(.juxtaposed, isArgument: belongsToArgument(token))
    readOperand(token)
  }

  mutating func push(_ product: Formula.Product, isArgument: Bool = false) {
    let precedence = isArgument ? InfixOperator.argumentPrecedence : InfixOperator.multiply.precedence
    reduce { $0 >= precedence }
    pending.append(.product(product, isArgument: isArgument))
    expectsOperand = true
  }

  /// The signs of a textbook's product.
  static let dots: Set<String> = ["·", "⋅", "\\cdot"]

  /// Whether a factor belongs to the argument of the function before it: `cos 2x` and `sin ω t` are cosine and sine of a
  /// product, while in `sin x cos x` and `sin x (y + 1)` a factor of its own begins.
  private func belongsToArgument(_ token: Token) -> Bool {
    let waiting = pending.last { if case .prefix = $0 { true } else if case .bracket = $0 { true } else { false } }
    // A root, and e to a power, end with what they are written over.
    guard case .prefix(let function, _, let range)? = waiting, function != "sqrt", file[range] != "e",
      !isSumSign(at: range)
    else { return false }
    // Of `sin x + y z` the sine has ended.
    let place = pending.lastIndex { if case .prefix = $0 { true } else { false } } ?? 0
    let isOpen = pending[(place + 1)...].allSatisfy { waiting in
      switch waiting {
      case .product(_, let isArgument): isArgument
      case .infix(let op): op == .power
      default: false
      }
    }
    guard isOpen else { return false }
    switch token.kind {
    case .pi: return true
    case .name(let name):
      let isCall = position < tokens.endIndex && tokens[position].kind == .openRound && !scope.isWire(name)
      return !isCall && !scope.isBareFunction(name)
    case .openRound:
      if case .number = last.kind { return true }
      return last.kind == .pi
    default: return false
    }
  }

  /// How tightly a function before its argument binds.
  func precedence(ofPrefixAt range: SourceRange) -> Int {
    isSumSign(at: range) ? InfixOperator.sumSignPrecedence : InfixOperator.functionPrecedence
  }

  /// Whether the sign of a sum stands here, which takes a whole product: `∑ (x − y)² w`.
  func isSumSign(at range: SourceRange) -> Bool { ["∑", "Σ", "\\sum"].contains(file[range]) }

  /// Whether a list of arguments follows, `∑(x, axis=0)`, and no factor in brackets.
  var hasArgumentList: Bool {
    guard position < tokens.endIndex, tokens[position].kind == .openRound else { return false }
    var depth = 0
    for token in tokens[position...] {
      switch token.kind {
      case .openRound, .openSquare: depth += 1
      case .closeRound, .closeSquare: depth -= 1
      case .comma, .equals: if depth == 1 { return true }
      default: break
      }
      if depth == 0 { return false }
    }
    return false
  }

  /// Makes one product of the last two operands.
  mutating func multiply(_ product: Formula.Product) {
    let factors = operands.suffix(2)
    let range = factors.reduce(factors[factors.startIndex].range) { $0.union($1.range) }
    let hasNumber = factors.contains { $0.extents == [] }
    call(InfixOperator.multiply.rawValue, taking: 2, at: range, product: hasNumber ? nil : product)
  }

  /// The token before the current one.
  private var last: Token { tokens[max(tokens.startIndex, position - 2)] }
}
