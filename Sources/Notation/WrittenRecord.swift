/// Statements with opaque nodes as they are shown: `y = lgamma(x)` of `y = opaque("torch.lgamma", x, at=[3], …)`.
extension WrittenStatement {
  private static let recorded: Set<String> = ["at", "value", "jacobian"]

  /// The tokens without what was recorded, which nobody reads in a picture.
  static func withoutRecords(_ tokens: [Token]) -> [Token] {
    guard tokens.contains(where: { $0.kind == .name("opaque") }) else { return tokens }
    var shown: [Token] = []
    // Of each open bracket, whether an opaque node's arguments stand in it.
    var open: [Bool] = []
    var (place, isRecord, depth) = (0, false, 0)
    while place < tokens.count {
      let token = tokens[place]
      if token.kind == .name("opaque"), let (name, end) = called(tokens, at: place) {
        shown += [Token(kind: name, range: token.range), tokens[place + 1]]
        open.append(true)
        place = end
        continue
      }
      switch token.kind {
      case .openRound, .openSquare: open.append(false)
      case .closeRound, .closeSquare: _ = open.popLast()
      default: break
      }
      if isRecord, open.count < depth || (open.count == depth && token.kind == .comma) { isRecord = false }
      if !isRecord, token.kind == .comma, open.last == true, isParameter(tokens, at: place + 1) {
        (isRecord, depth) = (true, open.count)
      }
      if !isRecord { shown.append(token) }
      place += 1
    }
    return shown
  }

  /// What an opaque node is called, and where its inputs begin: behind `opaque("torch.lgamma",`.
  private static func called(_ tokens: [Token], at place: Int) -> (name: Token.Kind, end: Int)? {
    guard place + 3 < tokens.count, tokens[place + 1].kind == .openRound,
      case .quoted(let full) = tokens[place + 2].kind, tokens[place + 3].kind == .comma
    else { return nil }
    return (.name(String(full.split(separator: ".").last ?? Substring(full))), place + 4)
  }

  private static func isParameter(_ tokens: [Token], at place: Int) -> Bool {
    guard place + 1 < tokens.count, case .name(let name) = tokens[place].kind else { return false }
    return recorded.contains(name) && tokens[place + 1].kind == .equals
  }
}
