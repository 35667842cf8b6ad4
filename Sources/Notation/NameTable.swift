/// What the names of a stretch of statements stand for while they are carried out: those of the file, or of a definition.
struct NameTable {
  /// How often each name was assigned anew.
  private var versions: [String: Int] = [:]
  /// Names whose latest value was read.
  private var read: Set<String> = []
  /// What the variables of loops stand for in this turn.
  var bound: [String: [Token]] = [:]
  /// The latest numbers of names that were assigned nothing but numbers, and which of them are constants.
  private(set) var numbers: [String: Double] = [:]
  private(set) var constants: Set<String>
  /// How many elements the names of lists have, and their elements in turn: the extents as far as they are known.
  private(set) var extents: [String: [Int]] = [:]

  /// In a definition, the statements so far, and what it returns.
  var locals: [Statement] = []
  var returned: [Token]?
  var returnedNotes: [String] = []
  var isFaulty = false

  /// Functions keep their names where they are called, whatever else is called so.
  private let vocabulary: Vocabulary

  init(constants: Set<String>, vocabulary: Vocabulary) {
    (self.constants, self.vocabulary) = (constants, vocabulary)
  }

  /// The names of a definition: its inputs, and the constants and variables outside of it.
  init(inputs: [String], outside: NameTable) {
    self.init(constants: outside.constants.subtracting(inputs), vocabulary: outside.vocabulary)
    numbers = outside.numbers.filter { constants.contains($0.key) }
    extents = outside.extents.filter { constants.contains($0.key) }
    bound = outside.bound.filter { !inputs.contains($0.key) }
    for input in inputs { versions[input] = 0 }
  }

  /// Whether a name has a value so far.
  func isAssigned(_ name: String) -> Bool { versions[name] != nil }

  /// Writes a statement with the names and numbers that are meant, and notes what it assigns.
  /// - Parameters:
  ///   - isRepeated: whether it stands in a loop or a definition, where any name may be assigned again.
  ///   - value: the number that its expression comes to, where that is known.
  mutating func carryOut(_ statement: inout Statement, isRepeated: Bool, value: Double?) {
    guard let assigned = statement.assigned, case .name(let name) = statement.tokens[assigned.name].kind else {
      // The inputs of a composite are names of its own.
      if !statement.definesComposite { statement.tokens = rewritten(statement.tokens[...]) }
      return
    }
    let formula = statement.tokens[(assigned.equals + 1)...]
    let isConstant = assigned.name == 1 || constants.contains(name) || (isRepeated && value != nil)
    let right = statement.isRewritten ? Array(formula) : rewritten(formula)
    statement.part = statement.part.map { rewritten($0[...]) }
    let holdsName = statement.part != nil || formula.contains { if case .name = $0.kind { true } else { false } }
    var left = Array(statement.tokens[...assigned.equals])
    if let version = versions[name] {
      // A value that nobody reads before the next one is a slip, and a second number for an input wire too.
      guard isRepeated || (read.contains(name) && holdsName) else { return statement.tokens = left + right }
      versions[name] = version + 1
      left[assigned.name] = Token(
        kind: .name(ReassignedName.after(version + 1, name)), range: left[assigned.name].range)
    } else {
      versions[name] = 0
    }
    bound[name] = nil
    read.remove(name)
    numbers[name] = value
    extents[name] = Self.extents(of: formula)
    if isConstant { constants.insert(name) } else { constants.remove(name) }
    statement.tokens = left + right
  }

  /// Makes `s += x` the statement `s = s + (x)`, where `s` has a value.
  func expand(_ statement: inout Statement) {
    let tokens = statement.tokens
    guard statement.changesName, case .name(let name) = tokens[0].kind, isAssigned(name) else { return }
    let sign = tokens[1].range
    statement.tokens = [tokens[0], tokens[2], tokens[0], tokens[1], Token(kind: .openRound, range: sign)]
    statement.tokens += tokens[3...]
    statement.tokens.append(Token(kind: .closeRound, range: tokens[tokens.count - 1].range))
  }

  /// Tokens with the names that are meant: the latest of each, and what the variables of loops stand for.
  mutating func rewritten(_ tokens: ArraySlice<Token>) -> [Token] {
    var result: [Token] = []
    var depth = 0
    for place in tokens.indices {
      let token = tokens[place]
      switch token.kind {
      case .openRound, .openSquare: depth += 1
      case .closeRound, .closeSquare: depth -= 1
      default: break
      }
      guard case .name(let name) = token.kind, !Self.isWord(at: place, in: tokens, depth: depth),
        !isCall(of: name, at: place, in: tokens)
      else {
        result.append(token)
        continue
      }
      read.insert(name)
      if let meant = bound[name] {
        result += Self.bracketed(meant, at: token.range)
      } else {
        result.append(Token(kind: .name(ReassignedName.after(versions[name] ?? 0, name)), range: token.range))
      }
    }
    return result
  }

  /// Whether a function is called by a name.
  func isCall(of name: String, at place: Int, in tokens: ArraySlice<Token>) -> Bool {
    place + 1 < tokens.endIndex && tokens[place + 1].kind == .openRound && bound[name] == nil
      && vocabulary.reserves(name)
  }

  /// What stands for a name, in its place and in brackets.
  static func bracketed(_ tokens: [Token], at range: SourceRange) -> [Token] {
    let kinds = [.openRound] + tokens.map(\.kind) + [.closeRound]
    return kinds.map { Token(kind: $0, range: range) }
  }

  /// Whether a name is a method's, or a parameter's as in `axis=0`.
  static func isWord(at place: Int, in tokens: ArraySlice<Token>, depth: Int) -> Bool {
    if place > tokens.startIndex, tokens[place - 1].kind == .dot { return true }
    return depth > 0 && place + 1 < tokens.endIndex && tokens[place + 1].kind == .equals
  }

  /// The extents of a list that is written out, be it wrapped as in `np.array([1, 2])`.
  private static func extents(of formula: ArraySlice<Token>) -> [Int]? {
    guard let opening = formula.firstIndex(where: { $0.kind == .openSquare }) else { return nil }
    let isWrapped = formula[..<opening].allSatisfy { token in
      if case .name = token.kind { return true }
      return token.kind == .dot || token.kind == .openRound
    }
    guard isWrapped, opening == formula.startIndex || formula[opening - 1].kind == .openRound else { return nil }
    var extents: [Int] = []
    var list = formula[opening...]
    // Deeper lists are no tensors of anyone's.
    while extents.count < 16, list.first?.kind == .openSquare, let closing = closing(of: list) {
      let elements = BlockHeading.split(list[(list.startIndex + 1)..<closing])
      guard let first = elements.first else { return nil }
      extents.append(elements.count)
      list = first
    }
    return extents
  }

  private static func closing(of list: ArraySlice<Token>) -> Int? {
    var depth = 0
    return list.indices.first { place in
      depth += list[place].kind == .openSquare ? 1 : list[place].kind == .closeSquare ? -1 : 0
      return depth == 0
    }
  }

  /// How many elements a wire has that is written out, `x`, or a part of it, `x[0]` or `(x)[0]`; nil where that is not known.
  func length(of tokens: ArraySlice<Token>) -> Int? {
    let tokens = Self.unwrapped(tokens)
    guard tokens.count == 1, case .name(let name)? = tokens.first?.kind, let meant = bound[name] else {
      return lengthOfWire(tokens)
    }
    return lengthOfWire(Self.unwrapped(meant[...]))
  }

  private func lengthOfWire(_ tokens: ArraySlice<Token>) -> Int? {
    var tokens = tokens
    // An index that is a number leaves the axes behind it.
    var depth = 0
    while tokens.count > 3, tokens.last?.kind == .closeSquare, case .number = tokens[tokens.endIndex - 2].kind,
      tokens[tokens.endIndex - 3].kind == .openSquare
    {
      tokens = Self.unwrapped(tokens.dropLast(3))
      depth += 1
    }
    guard tokens.count == 1, case .name(let name)? = tokens.first?.kind, let extents = extents[name],
      depth < extents.count
    else { return nil }
    return extents[depth]
  }

  /// What stands within brackets around all of an expression.
  private static func unwrapped(_ tokens: ArraySlice<Token>) -> ArraySlice<Token> {
    var tokens = tokens
    while tokens.count < 100, tokens.first?.kind == .openRound,
      BlockHeading.closing(of: 0, in: Array(tokens)) == tokens.count - 1
    {
      tokens = tokens.dropFirst().dropLast()
    }
    return tokens
  }
}

extension Statement {
  /// Whether it has the form `f(x, w) = …`.
  var definesComposite: Bool {
    guard tokens.count > 4, case .name = tokens[0].kind, tokens[1].kind == .openRound else { return false }
    return tokens.contains { $0.kind == .equals }
  }
}
