/// A circuit as it was written: checked definitions, each after those it reads.
///
///     let file = SourceFile(name: "f.circuit", text: "x = -2\nf = x * x")
///     let source = try CircuitSource.parse(file, vocabulary: vocabulary)
///     source.outputName                       // f
///     source.definitions[1].formula.mathText  // x × x
public struct CircuitSource: Sendable {
  /// The text itself, which all ranges refer to.
  public let file: SourceFile
  /// What the circuit says about itself before its first statement.
  public let frontMatter: FrontMatter
  /// What is done with the gradients: what the front matter says, or else a pasted training loop.
  public let training: TrainingPlan?
  /// At least one, in the order of the file; those that were given to it come first.
  public let definitions: [Definition]
  /// How many of the definitions were given from outside. Their ranges are where the text reads them first.
  public let givenCount: Int
  /// Functions that the circuit defines, each after those it calls.
  public let composites: [Composite]
  /// Where the statements begin in the file, after the front matter.
  let bodyStart: Int
  /// The wire that the backward pass begins at: the last one, unless the front matter names another.
  public var outputName: String { outputNames[0] }
  /// The wires that backward passes begin at: one, unless the front matter names more.
  public let outputNames: [String]
  /// Where the output wire is named: in its statement, or in the front matter.
  public let outputRange: SourceRange
  /// What is allowed but hardly meant, in the order of the file.
  public let warnings: [Diagnostic]

  /// Reads a circuit, or reports all that is wrong with it in one go.
  ///
  /// - Parameters:
  ///   - vocabulary: the functions that the circuit may call.
  ///   - given: numbers for input wires. Those that the text reads and does not assign become definitions.
  public static func parse(
    _ file: SourceFile, vocabulary: Vocabulary, given: [Definition] = []
  ) throws(Diagnostics) -> CircuitSource {
    let header = FrontMatterReader(file)
    let pasted = PastedLines(file, from: header.bodyStart)
    let (tokens, faults) = Lexer.tokens(
      of: file, in: SourceRange(header.bodyStart, file.bytes.count), skipping: pasted.ranges)
    let splitter = StatementSplitter(tokens)
    let constants = header.frontMatter.constants ?? []
    let updates = PastedTraining(splitter.statements, pasted, in: file)
    let unroller = Unroller(
      updates.rest, in: file, vocabulary: vocabulary, constants: constants, given: given.map(\.name),
      training: pasted.training)
    let parser = Parser(
      unroller.statements, in: file, vocabulary: vocabulary, constants: constants + unroller.counted.sorted(),
      excused: unroller.excused, given: given.map(\.name))
    let uncalled = UncalledComposite(parser, statements: unroller.statements)
    let inside = parser.definitions + (uncalled.map { $0.definition.map { [$0] } ?? [] } ?? [])
    let outside = given.filter { parser.isGiven($0.name) }.compactMap {
      $0.moved(toFirstUseIn: inside, isConstant: constants.contains($0.name))
    }
    let trained = updates.plan(among: outside + inside)
    let definitions = trained.definitions
    var frontMatter = header.frontMatter
    let isNamed = frontMatter.output != nil
    if !isNamed { frontMatter.outputs = pasted.output(among: definitions).map { [$0] } ?? [] }
    var pastedFaults: [Diagnostic] = []
    if let seed = pasted.seed, frontMatter.seed == nil, frontMatter.seeds.isEmpty {
      switch seed.numbers(in: file, vocabulary: vocabulary, among: definitions) {
      case .success(let numbers): frontMatter.seed = numbers
      case .failure(let fault): pastedFaults.append(fault)
      }
    }
    if frontMatter.train == nil {
      frontMatter.train = trained.plan
      frontMatter.ranges[.train] = updates.range
    }

    var errors =
      header.diagnostics + faults + unroller.diagnostics + parser.diagnostics + trained.faults
      + pastedFaults
    if errors.isEmpty, let fault = uncalled?.fault { errors.append(fault) }
    if splitter.statements.isEmpty && errors.isEmpty {
      let end = SourceRange(header.bodyStart, header.bodyStart)
      errors.append(Diagnostic("there is no statement in this file", at: end, hint: "write one such as x = 2"))
    }
    let outputs = outputDefinitions(frontMatter, definitions)
    if errors.isEmpty { errors += NamesInFrontMatter(frontMatter, definitions).faults }
    if errors.isEmpty { errors += unknownFolds(frontMatter, among: parser.composites) }
    if errors.isEmpty { errors += unknownConstants(frontMatter, among: definitions) }
    if errors.isEmpty, let constant = outputs.map({ definitions[$0] }).first(where: \.isConstant) {
      errors.append(
        Diagnostic(
          "the output '\(constant.name)' is a constant: nothing flows to it", at: constant.nameRange,
          hint: "write a wire that is computed as the last statement"))
    }
    if errors.isEmpty, outputs.isEmpty, let composite = parser.composites.last {
      errors.append(
        Diagnostic(
          "no statement calls a composite: there is no wire", at: composite.nameRange,
          hint: "write y = \(composite.name)(…)"))
    }
    guard errors.isEmpty, let output = outputs.first else { throw Diagnostics(errors, in: file) }

    let remarks = pasted.remarks(isTrained: trained.plan != nil) + (uncalled.map { $0.remark.map { [$0] } ?? [] } ?? [])
    var told = header.frontMatter
    told.seed = frontMatter.seed
    return CircuitSource(
      file: file, frontMatter: told, training: frontMatter.train, definitions: definitions,
      givenCount: outside.count, composites: parser.composites, bodyStart: header.bodyStart,
      outputNames: outputs.map { definitions[$0].name },
      outputRange: isNamed ? frontMatter.range(of: .output) : definitions[output].nameRange,
      warnings: remarks + warnings(definitions, outputs: outputs, strayNotes: splitter.strayNotes)
        + UncalledComposite.warnings(parser.composites, definitions))
  }

  private static func unknownFolds(_ frontMatter: FrontMatter, among composites: [Composite]) -> [Diagnostic] {
    let names = composites.map(\.name)
    return (frontMatter.fold ?? []).filter { !names.contains($0) }.map {
      Diagnostic(
        "there is no composite named '\($0)'", at: frontMatter.range(of: .fold),
        hint: Suggestion.hint(for: $0, among: names))
    }
  }

  private static func unknownConstants(_ frontMatter: FrontMatter, among definitions: [Definition]) -> [Diagnostic] {
    let names = definitions.map(\.name)
    return (frontMatter.constants ?? []).filter { !names.contains($0) }.map {
      Diagnostic(
        "there is no statement of a constant '\($0)'", at: frontMatter.range(of: .constants),
        hint: Suggestion.hint(for: $0, among: names))
    }
  }

  private static func outputDefinitions(_ frontMatter: FrontMatter, _ definitions: [Definition]) -> [Int] {
    guard !frontMatter.outputs.isEmpty else { return definitions.indices.suffix(1) }
    return frontMatter.outputs.compactMap { name in
      definitions.lastIndex { ReassignedName.typed($0.name) == name }
    }
  }

  private static func warnings(
    _ definitions: [Definition], outputs: [Int], strayNotes: [SourceRange]
  ) -> [Diagnostic] {
    let isRead = Dependence.isRead(definitions, by: outputs)
    let name = outputs.map { definitions[$0].name }.joined(separator: ", ")
    let unread = definitions.indices.filter { !isRead[$0] && !definitions[$0].isConstant }.map { index in
      let other = definitions[index]
      return Diagnostic(
        "'\(name)' does not depend on '\(other.name)': it is drawn without a gradient", severity: .warning,
        at: other.nameRange)
    }
    let stray = strayNotes.map {
      Diagnostic(
        "this note belongs to no statement", severity: .warning, at: $0, hint: "put it just above one, or at its end")
    }
    return (unread + stray).sorted { $0.range.start < $1.range.start }
  }
}

/// Which wires a wire is computed from.
enum Dependence {
  /// For every definition, whether one of those at `outputs` is it or depends on it.
  static func isRead(_ definitions: [Definition], by outputs: [Int]) -> [Bool] {
    let places = Dictionary(definitions.enumerated().map { ($1.name, $0) }) { first, _ in first }
    var isRead = Array(repeating: false, count: definitions.count)
    for output in outputs { isRead[output] = true }
    // Every definition follows those it reads, so one walk backward meets each after all of its readers.
    for index in definitions.indices.reversed() where isRead[index] {
      for case .name(let name) in definitions[index].formula.parts.lazy.map(\.head) {
        if let place = places[name] { isRead[place] = true }
      }
    }
    return isRead
  }
}
