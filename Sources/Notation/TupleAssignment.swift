/// `a, b = 1, 2`, which assigns several names at once.
struct TupleAssignment {
  /// Where the names stand.
  let names: [Token]
  /// The `=`.
  let equals: Token
  /// What they are assigned, one for each; nil where there is no telling.
  let values: [[Token]]?
  /// How many values there are, where they are written out.
  let valueCount: Int?
  /// Whether it takes a pair of values and their places, `values, places = x.max(0)`, of which the places are no wire.
  private(set) var isPair = false
  /// Whether it takes sizes, `n, m = x.shape`, which are constants.
  private(set) var isOfSizes = false

  /// - Parameters:
  ///   - tokens: those of a statement.
  ///   - extents: those of the list of a name, where they are known.
  init?(_ tokens: [Token], extents: (String) -> [Int]?) {
    guard let place = tokens.firstIndex(where: { $0.kind == .equals }), place > 1, place + 1 < tokens.count else {
      return nil
    }
    var left = tokens[..<place]
    if left.first?.kind == .openRound, left.last?.kind == .closeRound { left = left.dropFirst().dropLast() }
    let parts = BlockHeading.split(left)
    let isNames = parts.allSatisfy { part in
      if part.count == 1, case .name = part[part.startIndex].kind { true } else { false }
    }
    guard isNames, parts.count > 1 || left.last?.kind == .comma else { return nil }
    names = parts.map { $0[$0.startIndex] }
    equals = tokens[place]
    let right = tokens[(place + 1)...]
    let written = BlockHeading.split(Self.inside(right))
    if written.count > 1 || written.count == names.count {
      values = written.count == names.count ? written.map(Array.init) : nil
      valueCount = written.count
      return
    }
    if names.count == 2, Self.makesPair(right) {
      let end = right[right.endIndex - 1].range
      (values, valueCount, isPair) = (
        [right + [.dot, .name("values")].map { Token(kind: $0, range: end) }], 2, true
      )
      return
    }
    // The sizes of a list that is written out.
    if right.count == 3, case .name(let name)? = right.first?.kind, right.last?.kind == .name("shape"),
      let sizes = extents(name), sizes.count == names.count
    {
      let range = right[right.startIndex].range
      (values, valueCount) = (sizes.map { [Token(kind: .number(Double($0)), range: range)] }, names.count)
      isOfSizes = true
      return
    }
    // One value is taken apart: a wire by its elements, and pieces by their places.
    var count: Int?
    guard case .name(let name)? = right.first?.kind, right.count == 1 || Self.makesPieces(right) else {
      (values, valueCount) = (nil, nil)
      return
    }
    if right.count == 1 { count = extents(name)?.first }
    valueCount = count
    values =
      count ?? names.count == names.count
      ? names.indices.map { index in
        right
          + [.openSquare, .number(Double(index)), .closeSquare].map {
            Token(kind: $0, range: right[right.startIndex].range)
          }
      } : nil
  }

  /// What stands within the brackets of a tuple or a list.
  private static func inside(_ tokens: ArraySlice<Token>) -> ArraySlice<Token> {
    guard let first = tokens.first?.kind, first == .openRound || first == .openSquare,
      BlockHeading.closing(of: 0, in: Array(tokens)) == tokens.count - 1
    else { return tokens }
    return tokens.dropFirst().dropLast()
  }

  /// Whether it is all a call of `split`, `chunk` or their like, be it with a prefix or as a method.
  private static func makesPieces(_ tokens: ArraySlice<Token>) -> Bool {
    guard let opening = tokens.firstIndex(where: { $0.kind == .openRound }), opening > tokens.startIndex,
      BlockHeading.closing(of: opening - tokens.startIndex, in: Array(tokens)) == tokens.count - 1
    else { return false }
    return ["split", "chunk", "tensor_split", "array_split"].contains { tokens[opening - 1].kind == .name($0) }
  }

  /// Whether it is all a call of a function that gives values and their places in PyTorch.
  private static func makesPair(_ tokens: ArraySlice<Token>) -> Bool {
    let call = Array(tokens)
    // The last bracket is that of the call: `x.max(0)`, `torch.sort(x @ w)`.
    guard call.last?.kind == .closeRound else { return false }
    var depth = 0
    var place = call.count - 1
    while place > 0 {
      depth += call[place].kind == .closeRound ? 1 : call[place].kind == .openRound ? -1 : 0
      if depth == 0 { break }
      place -= 1
    }
    guard place > 1, case .name(let function) = call[place - 1].kind, call[place - 2].kind == .dot else { return false }
    return PastedNames.givingPairs.contains(function)
  }
}

extension Unroller {
  /// Carries out an assignment of several names: all values are those before it.
  mutating func assign(_ tuple: TupleAssignment, of line: Statement, notes: [String]) {
    let place = names.count - 1
    guard let values = tuple.values else {
      let range = tuple.names.reduce(tuple.names[0].range) { $0.union($1.range) }
      excused += tuple.names.compactMap { if case .name(let name) = $0.kind { name } else { nil } }
      diagnostics.append(
        tuple.valueCount.map {
          Diagnostic("there are \(tuple.names.count) names for \($0) values", at: range, hint: "name each value once")
        } ?? Diagnostic("a statement assigns one name", at: range, hint: "write a statement for each"))
      return
    }
    let numbers = values.map { number(of: $0[...], isConstant: true) }
    let rewritten = values.map { names[place].rewritten($0[...]) }
    if tuple.isOfSizes { counted.formUnion(tuple.names.map { file[$0.range] }) }
    for (index, name) in tuple.names.prefix(values.count).enumerated() {
      var statement = line
      statement.tokens = [name, tuple.equals] + rewritten[index]
      statement.notes = index == 0 ? notes + line.notes : []
      statement.turns = turns
      statement.isRewritten = true
      if stack.contains(where: \.stopsGradients) { statement.stopGradient() }
      names[place].carryOut(&statement, isRepeated: place > 0 || !turns.isEmpty, value: numbers[index])
      if place > 0 { names[place].locals.append(statement) } else { statements.append(statement) }
    }
  }
}
