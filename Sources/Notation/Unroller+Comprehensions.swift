/// Lists that are counted out, which are written out element by element.
extension Unroller {
  /// A statement without comprehensions; nil where one is not understood, which is reported.
  mutating func writtenOut(_ line: Statement) -> Statement? {
    var line = line
    while let comprehension = Comprehension.first(in: line.tokens) {
      guard let elements = elements(of: comprehension) else { return nil }
      // Each element comes with its brackets and its comma.
      guard line.tokens.count + elements.reduce(0, { $0 + $1.count + 3 }) <= Self.mostTokens else {
        let range = comprehension.element.reduce(comprehension.targets[0].range) { $0.union($1.range) }
        diagnostics.append(
          Diagnostic("this makes an expression that nobody can read", at: range, hint: "make fewer turns"))
        return nil
      }
      line.tokens = written(elements, for: comprehension, in: line.tokens)
    }
    return line
  }

  /// Longer statements nobody looks at.
  static let mostTokens = 20_000

  /// What each turn comes to.
  private mutating func elements(of comprehension: Comprehension) -> [[Token]]? {
    let targets = comprehension.targets
    let heading = comprehension.items.reduce(targets[0].range) { $0.union($1.range) }
    guard let items = items(of: comprehension.items, for: targets, heading: heading) else { return nil }
    var elements: [[Token]] = []
    var count = 0
    for values in items where count <= Self.mostTokens {
      let meant = Dictionary(zip(targets.map { file[$0.range] }, values)) { $1 }
      let element = Self.replacing(meant, in: comprehension.element)
      var rest = Self.replacing(meant, in: comprehension.rest)[...]
      if rest.first?.kind == .name("if") {
        let end = rest.firstIndex { $0.kind == .name("for") } ?? rest.endIndex
        guard let isMeant = decide(rest[(rest.startIndex + 1)..<end]) else { return nil }
        guard isMeant else { continue }
        rest = rest[end...]
      }
      guard !rest.isEmpty else {
        elements.append(element)
        count += element.count + 3
        continue
      }
      // A loop within this one.
      let word = rest[rest.startIndex].range
      let brackets = [.openSquare, .closeSquare].map { Token(kind: $0, range: word) }
      guard let inner = Comprehension.first(in: [brackets[0]] + element + rest + [brackets[1]]),
        let more = self.elements(of: inner)
      else { return nil }
      elements += more
      count += more.reduce(0) { $0 + $1.count + 3 }
    }
    return elements
  }

  /// Tokens with what some names mean in a turn, in brackets.
  private static func replacing(_ meant: [String: [Token]], in tokens: ArraySlice<Token>) -> [Token] {
    var depth = 0
    return tokens.indices.flatMap { place -> [Token] in
      let token = tokens[place]
      switch token.kind {
      case .openRound, .openSquare: depth += 1
      case .closeRound, .closeSquare: depth -= 1
      default: break
      }
      guard case .name(let name) = token.kind, let value = meant[name],
        !NameTable.isWord(at: place, in: tokens, depth: depth)
      else { return [token] }
      return NameTable.bracketed(value, at: token.range)
    }
  }

  /// A statement in which the elements stand where they were counted out: added up in Python's `sum`, else between commas.
  private func written(_ elements: [[Token]], for comprehension: Comprehension, in tokens: [Token]) -> [Token] {
    var (opening, closing) = (comprehension.opening, comprehension.closing)
    func sign(_ kind: Token.Kind) -> Token { Token(kind: kind, range: comprehension.targets[0].range) }
    // `sum([…])` adds up the elements of the list, and `sum((…), start)` begins with another number than 0.
    if opening > 0, tokens[opening - 1].kind == .openRound,
      closing + 1 < tokens.count, tokens[closing + 1].kind == .closeRound || tokens[closing + 1].kind == .comma,
      isSum(tokens, before: opening - 1), let end = BlockHeading.closing(of: opening - 1, in: tokens)
    {
      let start = tokens[(closing + 1)..<end]
      (opening, closing) = (opening - 1, end)
      return written(sum: elements, startingWith: start.dropFirst(), from: opening - 1, to: closing, in: tokens)
    }
    if tokens[opening].kind == .openRound, isSum(tokens, before: opening) {
      return written(sum: elements, startingWith: [], from: opening - 1, to: closing, in: tokens)
    }
    let list = elements.map { [sign(.openRound)] + $0 + [sign(.closeRound)] }.joined(separator: [sign(.comma)])
    let isList = opening > 0 && [.name("list"), .name("tuple")].contains(tokens[opening - 1].kind)
    return isList
      ? Array(tokens[..<(opening - 1)]) + [sign(.openSquare)] + list + [sign(.closeSquare)] + tokens[(closing + 1)...]
      : Array(tokens[...opening]) + list + tokens[closing...]
  }

  /// Whether a bracket is that of Python's own `sum`, which adds from left to right.
  private func isSum(_ tokens: [Token], before opening: Int) -> Bool {
    guard opening > 0, tokens[opening - 1].kind == .name("sum") else { return false }
    return opening < 2 || tokens[opening - 2].kind != .dot
  }

  private func written(
    sum elements: [[Token]], startingWith start: ArraySlice<Token>, from name: Int, to closing: Int, in tokens: [Token]
  ) -> [Token] {
    func sign(_ kind: Token.Kind) -> Token { Token(kind: kind, range: tokens[name].range) }
    let terms = ((start.isEmpty ? [] : [Array(start)]) + elements).map {
      [sign(.openRound)] + $0 + [sign(.closeRound)]
    }
    let sum = terms.isEmpty ? [sign(.number(0))] : Array(terms.joined(separator: [sign(.infix(.add))]))
    // The bracket keeps its place: the author's writing goes up to there.
    return Array(tokens[..<name]) + [sign(.openRound)] + sum + tokens[closing...]
  }
}
