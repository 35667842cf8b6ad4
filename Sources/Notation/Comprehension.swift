/// What Python writes for a list that is counted out: `[x ** 2 for x in v]`, and in a call `sum(w * x for w, x in zip(a, b))`.
struct Comprehension {
  /// The brackets around it, of which a call's are its own.
  let opening: Int
  let closing: Int
  /// What is written for each turn.
  let element: ArraySlice<Token>
  let targets: [Token]
  let items: ArraySlice<Token>
  /// What follows: `if` with a condition, or the `for` of a loop within this one.
  let rest: ArraySlice<Token>

  /// The first one of a statement, the outermost where one stands in another.
  static func first(in tokens: [Token]) -> Comprehension? {
    // One pass over all brackets: there may be very many.
    var open: [Int] = []
    var outermost: Int?
    for (place, token) in tokens.enumerated() {
      switch token.kind {
      case .openRound, .openSquare: open.append(place)
      case .closeRound, .closeSquare: _ = open.popLast()
      case .name("for"): outermost = [outermost, open.last].compactMap(\.self).min()
      default: break
      }
    }
    guard let opening = outermost, let closing = BlockHeading.closing(of: opening, in: tokens) else { return nil }
    return Comprehension(tokens, opening, closing)
  }

  private init?(_ tokens: [Token], _ opening: Int, _ closing: Int) {
    let inside = tokens[(opening + 1)..<closing]
    guard let loop = Self.word("for", in: inside), loop > inside.startIndex,
      let word = Self.word("in", in: inside[(loop + 1)...]), word + 1 < closing
    else { return nil }
    let targets = tokens[(loop + 1)..<word].filter { ![.comma, .openRound, .closeRound].contains($0.kind) }
    guard !targets.isEmpty, targets.allSatisfy({ if case .name = $0.kind { true } else { false } }) else { return nil }
    let behind = inside[(word + 1)...]
    let ends = [Self.word("for", in: behind), Self.word("if", in: behind)].compactMap(\.self)
    let end = ends.min() ?? closing
    (self.opening, self.closing, self.targets) = (opening, closing, targets)
    (element, items, rest) = (inside[..<loop], tokens[(word + 1)..<end], tokens[end..<closing])
    guard !items.isEmpty else { return nil }
  }

  /// The place of a word that stands in no further bracket.
  private static func word(_ word: String, in tokens: ArraySlice<Token>) -> Int? {
    var depth = 0
    for place in tokens.indices {
      switch tokens[place].kind {
      case .openRound, .openSquare: depth += 1
      case .closeRound, .closeSquare: depth -= 1
      case .name(word) where depth == 0: return place
      default: break
      }
    }
    return nil
  }
}
