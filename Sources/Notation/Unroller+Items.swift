/// What loops go through, and what conditions come to.
extension Unroller {
  /// What each variable of a loop stands for in each turn; nil where that is not understood, which is reported.
  mutating func items(of tokens: ArraySlice<Token>, for targets: [Token], heading: SourceRange) -> [[[Token]]]? {
    let range = tokens.reduce(tokens[tokens.startIndex].range) { $0.union($1.range) }
    let items: [[[Token]]]?
    let count = diagnostics.count
    if let arguments = arguments(of: "zip", tokens) {
      let columns = arguments.compactMap { list($0) }
      let length = columns.map(\.count).min() ?? 0
      items = columns.count == arguments.count ? (0..<length).map { turn in columns.map { $0[turn] } } : nil
    } else if let arguments = arguments(of: "enumerate", tokens), let first = arguments.first {
      items = list(first)?.enumerated().map { [[Token(kind: .number(Double($0)), range: range)], $1] }
    } else if let arguments = arguments(of: "reversed", tokens), let first = arguments.first {
      items = list(first)?.reversed().map { [$0] }
    } else {
      items = list(tokens)?.map { targets.count > 1 ? BlockHeading.split(Self.inside($0)[...]).map(Array.init) : [$0] }
    }
    guard let items else {
      if diagnostics.count == count {
        diagnostics.append(
          Diagnostic(
            "what this loop goes through is not known", at: range,
            hint: "write for \(file[targets[0].range]) in range(3):"))
      }
      return nil
    }
    if let odd = items.first(where: { $0.count != targets.count }) {
      let names = targets.count == 1 ? "one variable" : "\(targets.count) variables"
      let values = odd.count == 1 ? "one value" : "\(odd.count) values"
      diagnostics.append(
        Diagnostic("this loop has \(names) for \(values) in a turn", at: heading, hint: "name each of them"))
      return nil
    }
    return items
  }

  /// The arguments of a call of a function that is all of an expression.
  private func arguments(of function: String, _ tokens: ArraySlice<Token>) -> [ArraySlice<Token>]? {
    guard tokens.count > 3, tokens.first?.kind == .name(function), tokens[tokens.startIndex + 1].kind == .openRound,
      tokens.last?.kind == .closeRound
    else { return nil }
    return BlockHeading.split(tokens.dropFirst(2).dropLast())
  }

  /// What stands within the brackets around an item.
  private static func inside(_ tokens: [Token]) -> [Token] {
    guard let first = tokens.first, let last = tokens.last,
      first.kind == .openRound && last.kind == .closeRound
        || first.kind == .openSquare && last.kind == .closeSquare
    else { return tokens }
    return Array(tokens.dropFirst().dropLast())
  }

  /// The elements of a list, be they written out, counted by `range`, or those of a wire.
  private mutating func list(_ tokens: ArraySlice<Token>) -> [[Token]]? {
    let range = tokens.reduce(tokens[tokens.startIndex].range) { $0.union($1.range) }
    if let arguments = arguments(of: "range", tokens) { return numbers(arguments, at: range) }
    let table = names.count - 1
    if let length = names[table].length(of: tokens) {
      let wire = names[table].rewritten(tokens)
      return (0..<length).map { index in
        wire + [.openSquare, .number(Double(index)), .closeSquare].map { Token(kind: $0, range: range) }
      }
    }
    guard let first = tokens.first?.kind, first == .openSquare || first == .openRound, tokens.count > 2 else {
      return nil
    }
    // Brackets without a comma are no list, and `[a] + b` is none that is written out.
    let holdsComma = BlockHeading.split(Self.inside(Array(tokens))[...]).count > 1
    guard first == .openSquare || holdsComma, BlockHeading.closing(of: 0, in: Array(tokens)) == tokens.count - 1 else {
      return nil
    }
    return BlockHeading.split(Self.inside(Array(tokens))[...]).map { names[table].rewritten($0) }
  }

  /// The numbers of `range(2, 8, 2)`.
  private mutating func numbers(_ arguments: [ArraySlice<Token>], at range: SourceRange) -> [[Token]]? {
    var whole: [Int] = []
    for argument in arguments {
      let place = argument.reduce(argument[argument.startIndex].range) { $0.union($1.range) }
      guard let number = number(of: argument) else {
        diagnostics.append(
          Diagnostic(
            "'\(file[place])' is not known before numbers flow", at: place,
            hint: "write a number, or a constant: const n = 3"))
        return nil
      }
      guard let count = Int(exactly: number), abs(count) < 1_000_000 else {
        diagnostics.append(
          Diagnostic("a loop counts with whole numbers", at: place, hint: "write for t in range(3):"))
        return nil
      }
      let names = names[names.count - 1]
      for case .name(let name) in argument.lazy.map(\.kind) where names.numbers[name] != nil { counted.insert(name) }
      whole.append(count)
    }
    let (start, stop, step) = (
      whole.count > 1 ? whole[0] : 0, whole.count > 1 ? whole[1] : whole.first ?? 0, whole.count > 2 ? whole[2] : 1
    )
    guard (1...3).contains(whole.count), step != 0 else {
      diagnostics.append(Diagnostic("this range is not understood", at: range, hint: "write range(3)"))
      return nil
    }
    return stride(from: start, to: stop, by: step).map { [Token(kind: .number(Double($0)), range: range)] }
  }

  /// Whether a condition holds; nil where that is not known, which is reported.
  mutating func decide(_ condition: ArraySlice<Token>) -> Bool? {
    if let number = number(of: condition, isConstant: true) { return number != 0 }
    let table = names[names.count - 1]
    let wire = condition.first { token in
      if case .name(let name) = token.kind { table.isAssigned(name) && !table.constants.contains(name) } else { false }
    }
    if let wire {
      let name = file[wire.range]
      diagnostics.append(
        Diagnostic(
          "'\(name)' is a wire, and an 'if' decides by constants", at: wire.range,
          hint: "write where(condition, a, b) to choose between wires, or const \(name) = …"))
    } else {
      let range = condition.reduce(condition[condition.startIndex].range) { $0.union($1.range) }
      diagnostics.append(
        Diagnostic(
          "this condition is not understood", at: range, hint: "write a comparison of constants, such as t > 0"))
    }
    return nil
  }

  /// The number that an expression comes to before any number flows; nil where that is not known.
  /// - Parameter isConstant: whether only constants are known.
  func number(of tokens: ArraySlice<Token>, isConstant: Bool = false) -> Double? {
    let table = names[names.count - 1]
    var known: [Token] = []
    var place = tokens.startIndex
    while place < tokens.endIndex {
      let token = tokens[place]
      place += 1
      guard case .name(let name) = token.kind, name != "not" else {
        known.append(token)
        continue
      }
      if let tokens = table.bound[name] {
        known += NameTable.bracketed(tokens, at: token.range)
      } else if let (length, count) = length(at: place - 1, in: tokens, table) {
        known.append(Token(kind: .number(Double(length)), range: token.range))
        place += count - 1
      } else if let number = table.numbers[name] ?? Self.words[name], !isConstant || !isWire(name, table) {
        known += NameTable.bracketed([Token(kind: .number(number), range: token.range)], at: token.range)
      } else {
        return nil
      }
    }
    var parser = ExpressionParser(known[...], in: Scope(vocabulary), statement: 0, file: file)
    return known.isEmpty ? nil : parser.parse()?.knownValue
  }

  private func isWire(_ name: String, _ table: NameTable) -> Bool {
    table.isAssigned(name) && !table.constants.contains(name)
  }

  private static let words = ["True": 1.0, "False": 0.0]

  /// The length that `len(x)` or `x.shape[0]` is, and of how many tokens that is.
  func length(at place: Int, in tokens: ArraySlice<Token>, _ table: NameTable) -> (length: Int, count: Int)? {
    let kinds = tokens[place...].prefix(6).map(\.kind)
    if kinds.count > 3, kinds[0] == .name("len"), kinds[1] == .openRound,
      let closing = BlockHeading.closing(of: 1, in: Array(tokens[place...]))
    {
      return table.length(of: tokens[(place + 2)..<(place + closing)]).map { ($0, closing + 1) }
    }
    guard kinds.count == 6, case .name(let name) = kinds[0],
      Array(kinds[1...]) == [.dot, .name("shape"), .openSquare, .number(0), .closeSquare]
    else { return nil }
    return table.extents[name]?.first.map { ($0, 6) }
  }
}

extension Formula {
  /// The value of arithmetic and of comparisons of numbers, where a condition that holds is 1.
  fileprivate var knownValue: Double? {
    var values: [Double] = []
    for part in parts {
      let arguments = part.arguments.map { values[$0] }
      switch part.head {
      case .number(let number): values.append(number)
      case .pi: values.append(.pi)
      case .call(let function):
        guard let value = Self.compared(function, arguments) ?? Self.value(of: function, arguments) else { return nil }
        values.append(value)
      default: return nil
      }
    }
    return values.last
  }

  private static func compared(_ function: String, _ arguments: [Double]) -> Double? {
    if function == "logical_not" { return arguments.first.map { $0 == 0 ? 1 : 0 } }
    guard arguments.count == 2 else { return nil }
    let (left, right) = (arguments[0], arguments[1])
    let holds: Bool
    switch InfixOperator(rawValue: function) {
    case .greater: holds = left > right
    case .less: holds = left < right
    case .greaterEqual: holds = left >= right
    case .lessEqual: holds = left <= right
    case .equal: holds = left == right
    case .notEqual: holds = left != right
    case .and: holds = left != 0 && right != 0
    case .or: holds = left != 0 || right != 0
    default: return nil
    }
    return holds ? 1 : 0
  }
}
