/// `y[0] = 5`, which makes a new y with another number at a place.
extension Statement {
  /// Makes `y[0] = 5` the statement `y = 5` with the part `y[0]`, and `y[0] += 5` the statement `y = y[0] + (5)`.
  mutating func rewritePart() {
    guard part == nil, tokens.count > 4, case .name = tokens[0].kind, tokens[1].kind == .openSquare,
      let close = BlockHeading.closing(of: 1, in: tokens), close + 2 < tokens.count
    else { return }
    let target = Array(tokens[...close])
    switch tokens[close + 1].kind {
    case .equals:
      tokens = [tokens[0], tokens[close + 1]] + tokens[(close + 2)...]
    case .infix where tokens[close + 2].kind == .equals && close + 3 < tokens.count:
      let sign = tokens[close + 1]
      let value = tokens[(close + 3)...]
      tokens =
        [tokens[0], tokens[close + 2]] + target + [sign, Token(kind: .openRound, range: sign.range)] + value
        + [Token(kind: .closeRound, range: value[value.endIndex - 1].range)]
    default: return
    }
    part = target
  }
}

extension Formula {
  /// `put(y, value, 0)` of the formula `y[0]`; nil where that is no index.
  func putting(_ value: Formula, at range: SourceRange) -> Formula? {
    guard let whole = parts.last, whole.head == .call("element"), let tensor = whole.arguments.first else { return nil }
    let inside = parts.dropLast()
    let shifted = value.parts.map { part in
      Part(
        part.head, part.arguments.map { $0 + inside.count }, at: part.range, product: part.product)
    }
    let last = inside.count + shifted.count - 1
    return Formula(
      parts: inside + shifted + [Part(.call("put"), [tensor, last] + whole.arguments.dropFirst(), at: range)])
  }
}
