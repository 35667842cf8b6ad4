/// Code as other libraries have it: `np.exp(x)`, `x.sum(dim=0)`, `torch.tensor([1, 2])`, `sin² x`.
extension ExpressionParser {
  /// Whether a name is a module before a dot, and no wire.
  func isPrefix(_ name: String) -> Bool {
    guard position < tokens.endIndex, tokens[position].kind == .dot else { return false }
    return PastedNames.modules.contains(name) && !scope.isWire(name)
  }

  /// Reads what follows a module's name and its dots.
  mutating func readPrefixed(from range: SourceRange) {
    while position < tokens.endIndex, tokens[position].kind == .dot {
      position += 1
      guard position < tokens.endIndex else { break }
      let token = tokens[position]
      position += 1
      if case .name(let name) = token.kind, PastedNames.modules.contains(name), position < tokens.endIndex,
        tokens[position].kind == .dot
      {
        continue
      }
      if case .name(let name) = token.kind, PastedNames.drawing.contains(name) {
        reportStructure(
          "random numbers are not drawn here", at: range.union(token.range), hint: "write the numbers out: [0.5, -1.2]")
        pushStandIn(at: range)
        isQuiet = true
        // What it is told is no part of a circuit either.
        position = tokens.endIndex
        return
      }
      switch token.kind {
      case .name("e"): return push(.number(2.718281828459045), at: range.union(token.range), isLiteral: true)
      case .name("newaxis"): return push(.text("None"), at: range.union(token.range))
      case .name, .pi, .number:
        module = file[range]
        defer { module = nil }
        return readOperand(token)
      default: break
      }
      break
    }
    reportStructure("a name is missing after '\(file[range]).'", at: range)
    pushStandIn(at: range)
    isQuiet = true
  }

  /// Reads `sin²(x)`, `sin^2 x` and `tanh² x`; false where something else stands here.
  mutating func readRaisedFunction(_ name: String, at range: SourceRange) -> Bool {
    guard scope.isBareFunction(name), position < tokens.endIndex else { return false }
    var after = position
    let power: Int
    switch tokens[position].kind {
    case .superscript(let number) where number > 0:
      power = number
      after += 1
    case .infix(.power):
      guard position + 1 < tokens.endIndex, case .number(let number) = tokens[position + 1].kind,
        let whole = Int(exactly: number), whole > 0
      else { return false }
      power = whole
      after += 2
    default: return false
    }
    let (signature, _) = scope.callee(name, in: statement, at: range)
    guard let signature, signature.arity.contains(1), after < tokens.endIndex else { return false }
    let next = tokens[after]
    position = after
    if next.kind == .openRound {
      position += 1
      let callee = Callee(range: range, signature: signature, power: power)
      pending.append(.bracket(Bracket(.call(callee), opener: next.range, base: operands.count)))
      return true
    }
    guard next.kind.isNameOrNumber else { return false }
    pending.append(.prefix(signature.name, power: power, range))
    return true
  }

  mutating func readWrapper(_ wrapper: Wrapper, at range: SourceRange) {
    let opener = tokens[position].range
    position += 1
    let callee = Callee(range: range, signature: nil, wrapper: wrapper)
    pending.append(.bracket(Bracket(.call(callee), opener: opener, base: operands.count)))
  }

  /// Leaves the numbers of a wrapper, without what else it is told.
  mutating func finishWrapper(_ wrapper: Wrapper, taking count: Int, at range: SourceRange) {
    let arguments = Array(operands.suffix(count))
    for argument in arguments where argument.isParameter {
      guard case .named("requires_grad") = parts[argument.part].head,
        case .number(let value)? = parts[argument.part].arguments.first.map({ parts[$0].head })
      else { continue }
      requiresGradient = value != 0
    }
    wrapped = wrapped || wrapper.holdsNumbers
    if wrapper == .Parameter || wrapper == .Value { requiresGradient = true }
    let given = arguments.filter { !$0.isParameter }
    guard wrapper.holdsNumbers else { return fill(wrapper, given, count, at: range) }
    guard var first = given.first else {
      operands.removeLast(count)
      reportStructure("'\(wrapper.rawValue)' has no numbers", at: range, hint: "write them out")
      return pushStandIn(at: range)
    }
    if wrapper == .tensor, case .call("stack") = parts[first.part].head {
      reportStructure(
        "'tensor' copies numbers, and nothing flows back through it to a wire", at: range,
        hint: "write torch.stack([…])")
    }
    operands.removeLast(count)
    first.range = range.union(first.range)
    first.isLiteral = false
    operands.append(first)
    // What the wrapper was told stands behind the numbers; they stay the last part of what they are.
    moveLast(first.part)
    expectsOperand = false
  }

  /// Takes away the parts behind one, which nothing reads any more.
  private mutating func moveLast(_ part: Int) { parts.removeSubrange((part + 1)...) }

  /// Writes out the numbers of `zeros(2, 3)` and its like.
  private mutating func fill(_ wrapper: Wrapper, _ given: [Operand], _ count: Int, at range: SourceRange) {
    var numbers: [Double] = []
    let isTold = given.allSatisfy { $0.extents != nil }
    for operand in given {
      let arguments = parts[operand.part].arguments
      let places = parts[operand.part].head == .list ? arguments : [operand.part]
      for place in places { if case .number(let number) = parts[place].head { numbers.append(number) } }
    }
    // What it was told is no part of the formula.
    if var first = operands.suffix(count).first?.part {
      while let leaf = parts[first].arguments.first { first = leaf }
      parts.removeSubrange(first...)
    }
    operands.removeLast(count)
    guard isTold, let values = numbers.isEmpty ? nil : wrapper.values(numbers) else {
      reportStructure(
        "what '\(wrapper.rawValue)' takes is written out in numbers", at: range, hint: "write \(wrapper.rawValue)(3)")
      return pushStandIn(at: range)
    }
    pushNested(values.numbers[...], values.extents[...], at: range)
  }

  private mutating func pushNested(_ numbers: ArraySlice<Double>, _ extents: ArraySlice<Int>, at range: SourceRange) {
    // Level by level from the innermost: nothing recurses.
    guard !extents.isEmpty else { return push(.number(numbers.first ?? 0), at: range, isLiteral: true) }
    // The extents of the lists that end after so many numbers.
    func ended(_ count: Int) -> [Int] {
      var size = 1
      var ended: [Int] = []
      for extent in extents.reversed() {
        size *= extent
        if count.isMultiple(of: size) { ended.append(extent) }
      }
      return ended
    }
    for (index, number) in numbers.enumerated() {
      push(.number(number), at: range, isLiteral: true)
      for (level, extent) in ended(index + 1).enumerated() {
        compose(.list, taking: extent, at: range, extents: Array(extents.suffix(level + 1)))
      }
    }
    expectsOperand = false
  }
}

extension Wrapper {
  /// The numbers that a wrapper stands for; nil where it is told something else.
  fileprivate func values(_ told: [Double]) -> (numbers: [Double], extents: [Int])? {
    func extents(_ numbers: some Collection<Double>) -> [Int]? {
      let whole = numbers.compactMap { Int(exactly: $0) }
      guard whole.count == numbers.count, whole.allSatisfy({ $0 > 0 }), whole.count <= 6 else { return nil }
      guard whole.reduce(1.0, { $0 * Double($1) }) <= 1e5 else { return nil }
      return whole
    }
    switch self {
    case .zeros, .ones:
      guard let extents = extents(told) else { return nil }
      return ([Double](repeating: self == .ones ? 1 : 0, count: extents.reduce(1, *)), extents)
    case .full:
      guard told.count > 1, let value = told.last, let extents = extents(told.dropLast()) else { return nil }
      return ([Double](repeating: value, count: extents.reduce(1, *)), extents)
    case .eye:
      guard let extents = extents(told), let rows = extents.first, extents.count <= 2 else { return nil }
      let columns = extents.count > 1 ? extents[1] : rows
      return ((0..<rows * columns).map { $0 / columns == $0 % columns ? 1 : 0 }, [rows, columns])
    case .arange, .range:
      let start = told.count > 1 ? told[0] : 0
      let stop = told.count > 1 ? told[1] : told[0]
      let step = told.count > 2 ? told[2] : 1
      guard step != 0, abs((stop - start) / step) <= 1e5 else { return nil }
      let numbers = Array(stride(from: start, to: stop, by: step))
      return numbers.isEmpty ? nil : (numbers, [numbers.count])
    case .linspace:
      guard told.count > 1, let count = told.count > 2 ? Int(exactly: told[2]) : 50, (1...10_000).contains(count) else {
        return nil
      }
      let step = count > 1 ? (told[1] - told[0]) / Double(count - 1) : 0
      return ((0..<count).map { told[0] + Double($0) * step }, [count])
    default: return nil
    }
  }
}
