/// `a if condition else b` of Python: decided where the condition is known, and else a choice between wires,
/// `where(condition, a, b)`.
struct ConditionalExpression {
  let whole: Range<Int>
  let isTrue: ArraySlice<Token>
  let condition: ArraySlice<Token>
  let isFalse: ArraySlice<Token>

  /// The last one of a statement: one that stands in another's last part comes first.
  static func last(in tokens: [Token]) -> ConditionalExpression? {
    for place in tokens.indices.reversed() where tokens[place].kind == .name("if") && place > 0 {
      let start = Self.start(before: place, in: tokens)
      guard let word = Self.end(behind: place, in: tokens, at: .name("else")),
        tokens[word].kind == .name("else")
      else { continue }
      let end = Self.end(behind: word, in: tokens, at: .name("for")) ?? tokens.count
      guard start < place, place + 1 < word, word + 1 < end else { continue }
      return ConditionalExpression(
        whole: start..<end, isTrue: tokens[start..<place], condition: tokens[(place + 1)..<word],
        isFalse: tokens[(word + 1)..<end])
    }
    return nil
  }

  private static func start(before place: Int, in tokens: [Token]) -> Int {
    var depth = 0
    for place in (0..<place).reversed() {
      switch tokens[place].kind {
      case .closeRound, .closeSquare: depth += 1
      case .openRound, .openSquare:
        if depth == 0 { return place + 1 }
        depth -= 1
      case .comma, .equals, .colon, .name("else"), .name("return"): if depth == 0 { return place + 1 }
      default: break
      }
    }
    return 0
  }

  /// The place of a word behind another, or of what ends the expression before it.
  private static func end(behind place: Int, in tokens: [Token], at word: Token.Kind) -> Int? {
    var depth = 0
    for place in (place + 1)..<tokens.count {
      let kind = tokens[place].kind
      switch kind {
      case .openRound, .openSquare: depth += 1
      case .closeRound, .closeSquare:
        if depth == 0 { return place }
        depth -= 1
      case .comma: if depth == 0 { return place }
      default: if depth == 0, kind == word { return place }
      }
    }
    return nil
  }
}

extension Unroller {
  /// A statement without conditional expressions; nil where a condition is not understood, which is reported.
  mutating func decided(_ line: Statement) -> Statement? {
    var line = line
    while let choice = ConditionalExpression.last(in: line.tokens) {
      let word = choice.condition[choice.condition.startIndex].range
      func bracketed(_ tokens: ArraySlice<Token>) -> [Token] {
        [Token(kind: .openRound, range: tokens[tokens.startIndex].range)] + tokens
          + [Token(kind: .closeRound, range: tokens[tokens.endIndex - 1].range)]
      }
      let tokens: [Token]
      if let number = number(of: choice.condition, isConstant: true) {
        tokens = bracketed(number != 0 ? choice.isTrue : choice.isFalse)
      } else if choosesBetweenWires(choice.condition) {
        func sign(_ kind: Token.Kind) -> Token { Token(kind: kind, range: word) }
        tokens =
          [sign(.name("where")), sign(.openRound)] + bracketed(choice.condition) + [sign(.comma)]
          + bracketed(choice.isTrue) + [sign(.comma)] + bracketed(choice.isFalse)
          + [Token(kind: .closeRound, range: choice.isFalse[choice.isFalse.endIndex - 1].range)]
      } else {
        guard let isTrue = decide(choice.condition) else { return nil }
        tokens = bracketed(isTrue ? choice.isTrue : choice.isFalse)
      }
      line.tokens.replaceSubrange(choice.whole, with: tokens)
    }
    return line
  }

  /// Whether a condition compares what is known only when numbers flow.
  private func choosesBetweenWires(_ condition: ArraySlice<Token>) -> Bool {
    let table = names[names.count - 1]
    return condition.contains { token in
      guard case .name(let name) = token.kind else { return false }
      return (table.isAssigned(name) || fileNames.contains(name)) && !table.constants.contains(name)
    }
  }
}
