/// A training loop as it is pasted: `for _ in range(3):` with `loss.backward()` and `w.data -= 0.1 * w.grad`, or with
/// an optimizer of PyTorch.
///
/// Its updates compute no wire: they say what is done with the gradients, as `train` in the front matter does. What the
/// loop computes is written once.
struct PastedTraining {
  /// The statements that compute something.
  private(set) var rest: [Statement] = []
  /// Where the first update stands; nil where nothing is trained.
  private(set) var range: SourceRange?
  let file: SourceFile
  private let pasted: PastedLines
  private let lines: [Statement]
  private let indents: [Int]
  private(set) var updates: [PastedUpdate] = []
  private(set) var optimizer: PastedOptimizer?
  private(set) var loop: SourceRange?
  private(set) var steps = 1
  /// Wires by the names of lists of them, `params = [w, b]`, and which of those lists are heeded.
  private var lists: [String: [String]] = [:]
  private var heeded: Set<String> = []
  /// Numbers of names so far, for `range(n)`.
  private var numbers: [String: Double] = [:]
  /// Where gradients are set to 0, and of which wire; nil for all.
  private(set) var zeroed: [(start: Int, wire: String?)] = []

  /// - Parameters:
  ///   - statements: all of the circuit.
  ///   - pasted: the lines that are passed over.
  init(_ statements: [Statement], _ pasted: PastedLines, in file: SourceFile) {
    (self.file, self.pasted) = (file, pasted)
    lines = statements.flatMap(Unroller.lines)
    let indent = Indentation(file)
    indents = lines.map { $0.isInline ? .max : indent.width(before: $0.tokens[0].range.start) }
    rest = statements
    guard !pasted.training.isEmpty || lines.contains(where: { PastedUpdate($0.tokens) != nil }) else { return }
    rest = []
    zeroed = pasted.zeroed
    walk(lines.indices)
    let lists = lists
    if updates.isEmpty, let step = pasted.steps.first {
      optimizer = pasted.optimizers.lazy.compactMap { PastedOptimizer(file, at: $0, lists: lists) }.first
      heeded.formUnion(optimizer?.listName.map { [$0] } ?? [])
      range = optimizer.map { _ in step }
    } else {
      range = updates.first?.range
    }
    if range == nil {
      rest = statements
    } else {
      rest.removeAll { $0.assignedName.map(heeded.contains) ?? false }
    }
  }

  /// The names in `[w, b]`; nil for anything else.
  static func names(in tokens: ArraySlice<Token>) -> [String]? {
    guard tokens.count > 2, let first = tokens.first?.kind, first == .openSquare || first == .openRound else {
      return nil
    }
    let names = BlockHeading.split(tokens.dropFirst().dropLast()).map { part -> String? in
      guard part.count == 1, case .name(let name) = part[part.startIndex].kind else { return nil }
      return name
    }
    return names.contains(nil) ? nil : names.compactMap(\.self)
  }
}

/// What stands where.
extension PastedTraining {
  private mutating func walk(_ places: Range<Int>) {
    var place = places.lowerBound
    while place < places.upperBound {
      let line = lines[place]
      guard BlockHeading.begins(line.tokens) else {
        add(line)
        place += 1
        continue
      }
      let end = blockEnd(of: place)
      if !enter(place, place + 1..<end) { rest += lines[place..<end] }
      place = end
    }
  }

  private mutating func add(_ line: Statement) {
    if let update = PastedUpdate(line.tokens) { return updates.append(update) }
    if let wire = line.zeroedWire { return zeroed.append((line.tokens[0].range.start, wire)) }
    rest.append(line)
    guard let assigned = line.assigned, let name = line.assignedName else { return }
    let formula = line.tokens[(assigned.equals + 1)...]
    lists[name] = Self.names(in: formula)
    if formula.count == 1, case .number(let number) = formula[formula.startIndex].kind { numbers[name] = number }
  }

  /// Goes into a block whose heading computes nothing; false where it does.
  private mutating func enter(_ heading: Int, _ body: Range<Int>) -> Bool {
    let tokens = lines[heading].tokens
    guard case .name(let word)? = tokens.first?.kind, let colon = BlockHeading.colon(of: tokens) else { return false }
    let extent =
      tokens[0].range
      .start..<(body.upperBound < lines.count
      ? lines[body.upperBound].tokens[0].range.start
      : file.bytes.count)
    switch word {
    case "with":
      let isIdle = tokens.contains { $0.kind == .name("no_grad") || $0.kind == .name("inference_mode") }
      guard isIdle, lines[body].allSatisfy({ $0.trains || BlockHeading.begins($0.tokens) }) else { return false }
      walk(body)
      return true
    case "for":
      guard case .loop(let targets, let items) = BlockHeading(tokens[..<colon], in: file), targets.count == 1 else {
        return false
      }
      return overWires(file[targets[0].range], items, body, extent)
        || overSteps(file[targets[0].range], items, body, extent)
    default: return false
    }
  }

  /// `for p in [w, b]:` with an update of `p`.
  private mutating func overWires(
    _ variable: String, _ items: ArraySlice<Token>, _ body: Range<Int>, _ extent: Range<Int>
  ) -> Bool {
    var list = Self.names(in: items)
    if items.count == 1, case .name(let name) = items[items.startIndex].kind {
      list = lists[name]
      if list != nil { heeded.insert(name) }
    }
    guard let list, lines[body].allSatisfy(\.trains) else { return false }
    let isZeroed = zeroed.contains { extent.contains($0.start) && $0.wire == variable }
    guard isZeroed || !body.isEmpty else { return false }
    for wire in list {
      for line in lines[body] {
        guard var update = PastedUpdate(line.tokens) else { continue }
        if update.wire == variable { update.wire = wire }
        updates.append(update)
      }
      let isSet = isZeroed || lines[body].contains { $0.zeroedWire == variable }
      if isSet { zeroed.append((extent.lowerBound, wire)) }
    }
    return true
  }

  /// `for step in range(100):` with an update.
  private mutating func overSteps(
    _ variable: String, _ items: ArraySlice<Token>, _ body: Range<Int>, _ extent: Range<Int>
  ) -> Bool {
    let trains = pasted.training.contains { extent.contains($0.start) } || lines[body].contains(where: \.trains)
    let isRead = lines[body].contains { line in line.tokens.contains { $0.kind == .name(variable) } }
    guard trains, loop == nil, !isRead, let count = count(of: items) else { return false }
    (loop, steps) = (SourceRange(extent.lowerBound, extent.upperBound), count)
    walk(body)
    return true
  }

  /// How many turns `range(100)` makes; nil where that is not known.
  private func count(of items: ArraySlice<Token>) -> Int? {
    guard items.count > 3, items.first?.kind == .name("range"), items.last?.kind == .closeRound else { return nil }
    let ends = BlockHeading.split(items.dropFirst(2).dropLast()).map { argument -> Int? in
      guard argument.count == 1 else { return nil }
      switch argument[argument.startIndex].kind {
      case .number(let number): return Int(exactly: number)
      case .name(let name): return numbers[name].flatMap { Int(exactly: $0) }
      default: return nil
      }
    }
    guard (1...2).contains(ends.count), let end = ends[ends.count - 1], let start = ends.count == 2 ? ends[0] : 0,
      start < end
    else { return nil }
    return end - start
  }

  /// Where a block ends: at the first line that is indented no further.
  private func blockEnd(of heading: Int) -> Int {
    var end = heading + 1
    while end < lines.count, indents[end] > indents[heading] { end += 1 }
    return end
  }
}

extension Statement {
  /// The name that it assigns, as typed.
  fileprivate var assignedName: String? {
    guard let assigned, case .name(let name) = tokens[assigned.name].kind else { return nil }
    return name
  }

  /// Whether it is an update, or sets a gradient to 0.
  fileprivate var trains: Bool { PastedUpdate(tokens) != nil || zeroedWire != nil }

  /// Of `w.grad = 0`, the wire.
  fileprivate var zeroedWire: String? {
    guard tokens.count == 5, case .name(let wire) = tokens[0].kind,
      tokens[1...].map(\.kind) == [.dot, .name("grad"), .equals, .number(0)]
    else { return nil }
    return wire
  }
}
