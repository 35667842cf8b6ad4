/// Carries out what is known before any number flows: loops are unrolled, `if`s decided, and names that are assigned again
/// get the next index. What remains are statements that assign each name once.
///
/// Every token keeps its place in the text. Blocks in blocks wait on a stack, so that nothing recurses.
struct Unroller {
  let file: SourceFile
  let vocabulary: Vocabulary
  /// What remains, in the order in which it is carried out.
  var statements: [Statement] = []
  /// Layers, losses and functions by the names that statements gave them.
  var objects: [String: LayerObject] = [:]
  /// How the composites so far are called.
  var composites: [String: CompositeInputs] = [:]
  /// The names that statements outside of definitions assign, and those that are given from outside.
  private(set) var fileNames: Set<String> = []
  /// The names that are called somewhere.
  private(set) var calledNames: Set<String> = []
  /// Numbers that a loop counts with, which have no gradient.
  var counted: Set<String> = []
  var diagnostics: [Diagnostic] = []
  /// Names whose definition is faulty: their calls are not to be reported as well.
  var excused: [String] = []
  /// Where something trains, `loss.backward()`.
  private let training: [SourceRange]
  let lines: [Statement]
  private let indents: [Int]
  var stack: [Run] = []
  var names: [NameTable]

  /// Statements that are being carried out.
  struct Run {
    var next: Int
    let end: Int
    var loop: Loop?
    /// The definition whose body it is.
    var definition: (name: Token, inputs: [Token], defaults: [String: [Token]], notes: [String])?
    /// Whether nothing flows back from what is computed, `with torch.no_grad():`.
    var stopsGradients = false
    /// Whether one of the branches of the last `if` was taken; nil where none stands just before.
    var isDecided: Bool?
    /// What is noted at the heading, for the statement that follows.
    var notes: [String] = []
  }

  struct Loop {
    let targets: [String]
    let items: [[[Token]]]
    let range: SourceRange
    /// The lines that it repeats.
    let body: Range<Int>
    var turn = 0
  }

  /// More statements than these nobody looks at.
  private static let mostStatements = 100_000

  /// - Parameters:
  ///   - constants: names that the front matter declares as constants.
  ///   - given: names of wires that come from outside.
  ///   - training: places where something trains.
  init(
    _ statements: [Statement], in file: SourceFile, vocabulary: Vocabulary, constants: [String] = [],
    given: [String] = [], training: [SourceRange] = []
  ) {
    (self.file, self.vocabulary, self.training) = (file, vocabulary, training)
    lines = statements.flatMap(Self.lines)
    let indent = Indentation(file)
    indents = lines.map { $0.isInline ? .max : indent.width(before: $0.tokens[0].range.start) }
    names = [NameTable(constants: Set(constants), vocabulary: vocabulary)]
    let isCarriedOut = { (line: Statement) in
      BlockHeading.begins(line.tokens) || line.changesName || line.returns || line.definesComposite
        || Comprehension.first(in: line.tokens) != nil || TupleAssignment(line.tokens, extents: { _ in nil }) != nil
        || line.holdsPythonOf(vocabulary)
    }
    guard repeatsName || lines.contains(where: isCarriedOut)
    else {
      // Most files have neither blocks nor names that are assigned again, and are long at times.
      self.statements = lines
      return
    }
    fileNames = namesOutsideDefinitions.union(given)
    calledNames = namesBeforeBrackets
    carryOut()
  }

  /// Whether a name is assigned on two lines.
  private var repeatsName: Bool {
    var seen: Set<String> = []
    return lines.contains { line in
      line.assigned.map { !seen.insert(file[line.tokens[$0.name].range]).inserted } ?? false
    }
  }

  /// A statement, and the one that stands behind the `:` of its line.
  static func lines(of statement: Statement) -> [Statement] {
    var statement = statement
    statement.rewriteLambda()
    statement.dropType()
    statement.rewriteBackward()
    statement.rewritePart()
    guard BlockHeading.begins(statement.tokens), let colon = BlockHeading.colon(of: statement.tokens),
      colon + 1 < statement.tokens.count
    else { return [statement] }
    var inline = statement
    inline.tokens = Array(statement.tokens[(colon + 1)...])
    inline.rewriteBackward()
    inline.rewritePart()
    inline.isInline = true
    inline.notes = []
    statement.tokens = Array(statement.tokens[...colon])
    return [statement, inline]
  }

  /// Where the block of a heading ends: at the first line that is indented no further.
  func blockEnd(of line: Int) -> Int {
    var end = line + 1
    while end < lines.count, indents[end] > indents[line] { end += 1 }
    return end
  }

  private mutating func carryOut() {
    stack = [Run(next: 0, end: lines.count)]
    while let run = stack.last {
      let top = stack.count - 1
      // What stands behind a return is never carried out.
      guard run.next < run.end, names[names.count - 1].returned == nil else {
        finish(stack.removeLast())
        continue
      }
      guard BlockHeading.begins(lines[run.next].tokens) else {
        stack[top].next += 1
        stack[top].isDecided = nil
        stack[top].notes = []
        add(lines[run.next], notes: run.notes)
        continue
      }
      let end = blockEnd(of: run.next)
      stack[top].next = end
      enter(run.next, end)
      if statements.count + names[names.count - 1].locals.count > Self.mostStatements {
        return diagnostics.append(
          Diagnostic(
            "this makes more than \(Self.mostStatements) statements", at: lines[run.next].tokens[0].range,
            hint: "make fewer turns"))
      }
    }
  }

  private mutating func enter(_ line: Int, _ end: Int) {
    let top = stack.count - 1
    let tokens = lines[line].tokens
    let colon = BlockHeading.colon(of: tokens)
    let heading = BlockHeading(tokens[..<(colon ?? tokens.count)], in: file)
    let range = tokens.reduce(tokens[0].range) { $0.union($1.range) }
    let wasDecided = stack[top].isDecided
    stack[top].isDecided = nil
    if case .fault(let fault) = heading {
      if case .name(let name) = tokens.dropFirst().first?.kind { excused.append(name) }
      return diagnostics.append(fault)
    }
    guard colon != nil else {
      return diagnostics.append(
        Diagnostic("':' is missing at the end of this line", at: range, hint: "write \(file[range]):"))
    }
    guard end > line + 1 else {
      return diagnostics.append(
        Diagnostic("nothing belongs to this line", at: range, hint: "indent the lines below it that do"))
    }
    switch heading {
    case .fault: break
    case .loop(let targets, let items):
      let last = lines[end - 1].tokens.last?.range.end ?? range.end
      if trains(from: range.start, to: last, indent: indents[line], next: end) {
        return diagnostics.append(
          Diagnostic(
            "this loop trains, and is not unrolled", at: range,
            hint: "write its body once, and train: {wires: [w], rate: 0.1, steps: 3} in the front matter"))
      }
      guard let items = self.items(of: items, for: targets, heading: range), !items.isEmpty else { return }
      begin(
        Loop(targets: targets.map { file[$0.range] }, items: items, range: range, body: line + 1..<end),
        notes: lines[line].notes)
    case .condition(let condition, let isFirst):
      guard isFirst || wasDecided != nil else {
        return diagnostics.append(Diagnostic("no 'if' stands before this 'elif'", at: range))
      }
      if !isFirst, wasDecided == true { return stack[top].isDecided = true }
      guard let isTrue = decide(condition) else { return stack[top].isDecided = true }
      stack[top].isDecided = isTrue
      if isTrue { stack.append(Run(next: line + 1, end: end, notes: lines[line].notes)) }
    case .otherwise:
      guard let wasDecided else {
        return diagnostics.append(Diagnostic("no 'if' stands before this 'else'", at: range))
      }
      if !wasDecided { stack.append(Run(next: line + 1, end: end, notes: lines[line].notes)) }
    case .withoutGradients(let isStopped):
      stack.append(Run(next: line + 1, end: end, stopsGradients: isStopped, notes: lines[line].notes))
    case .definition(let name, let parameters, let defaults):
      guard names.count == 1 else {
        return diagnostics.append(
          Diagnostic("a definition stands in no other", at: range, hint: "move it above the other one"))
      }
      names.append(NameTable(inputs: parameters.map { file[$0.range] }, outside: names[0]))
      stack.append(Run(next: line + 1, end: end, definition: (name, parameters, defaults, lines[line].notes)))
    }
  }

  /// Whether something trains between two places, or below them as far as it is indented further.
  private func trains(from start: Int, to last: Int, indent: Int, next: Int) -> Bool {
    let end = next < lines.count ? lines[next].tokens[0].range.start : file.bytes.count
    let indentation = Indentation(file)
    return training.contains { range in
      range.start > start && range.start < end
        && (range.start < last || indentation.width(before: indentation.firstLetter(from: range.start)) > indent)
    }
  }

  private mutating func begin(_ loop: Loop, notes: [String] = []) {
    for (target, tokens) in zip(loop.targets, loop.items[loop.turn]) { names[names.count - 1].bound[target] = tokens }
    stack.append(Run(next: loop.body.lowerBound, end: loop.body.upperBound, loop: loop, notes: notes))
  }

  /// Ends a run, or begins the next turn of its loop.
  private mutating func finish(_ run: Run) {
    if var loop = run.loop, names[names.count - 1].returned == nil, loop.turn + 1 < loop.items.count {
      loop.turn += 1
      begin(loop)
    } else if let definition = run.definition {
      finish(definition, names.removeLast())
    }
  }
}
