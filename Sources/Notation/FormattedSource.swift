/// A circuit in the language's own spelling: pasted NumPy, PyTorch, LaTeX and textbook notation become what one would type,
/// and lines that compute nothing here are left out. Comments, notes and blank lines stay.
///
///     try FormattedSource(file, vocabulary: vocabulary).text   // x = np.array([1, 2]) becomes x = [1, 2]
///
/// What is formatted already stays as it is.
public struct FormattedSource: Sendable {
  /// The whole text, front matter and comments included.
  public let text: String

  /// - Throws: `Diagnostics` where the circuit has errors.
  public init(_ file: SourceFile, vocabulary: Vocabulary) throws(Diagnostics) {
    let source = try CircuitSource.parse(file, vocabulary: vocabulary)
    var writer = SourceFormatter(file, source, vocabulary)
    writer.write()
    text = writer.text
  }
}

/// Writes a text anew, statement by statement.
private struct SourceFormatter {
  let file: SourceFile
  let source: CircuitSource
  let speller: StatementSpeller
  private let pasted: PastedLines
  /// What is written anew: not the updates of a pasted training, which the front matter tells.
  private let statements: [Statement]
  /// Lines that are left out.
  private let leftOut: [SourceRange]
  private let bodyStart: Int
  private(set) var text = ""
  private var cursor: Int
  /// Whether the last statement stays as it was, so that what stands behind it stays in its column.
  private var isSame = false
  /// The indents of the blocks that are open.
  private var blocks: [Int] = []

  init(_ file: SourceFile, _ source: CircuitSource, _ vocabulary: Vocabulary) {
    (self.file, self.source) = (file, source)
    bodyStart = FrontMatterReader(file).bodyStart
    pasted = PastedLines(file, from: bodyStart)
    let tokens = Lexer.tokens(of: file, in: SourceRange(bodyStart, file.bytes.count), skipping: pasted.ranges).tokens
    let all = StatementSplitter(tokens).statements
    let training = PastedTraining(all, pasted, in: file)
    let kept = Set(training.rest.map { $0.tokens[0].range.start })
    let defined = Set(source.definitions.map(\.nameRange.start))
    func isLeftOut(_ statement: Statement) -> Bool {
      guard kept.contains(statement.tokens[0].range.start) else { return true }
      guard let assigned = statement.assigned, case .name(let name) = statement.tokens[assigned.name].kind else {
        return false
      }
      return training.rateNames.contains(name) && !defined.contains(statement.tokens[assigned.name].range.start)
    }
    statements = all.filter { !isLeftOut($0) }
    leftOut = pasted.ranges + all.filter(isLeftOut).compactMap { file.lines(of: $0) }
    speller = StatementSpeller(statements, source, vocabulary)
    cursor = bodyStart
  }

  mutating func write() {
    writeFrontMatter()
    for statement in statements {
      guard let first = statement.tokens.first, let last = statement.tokens.last else { continue }
      let indent = Indentation(file).width(before: first.range.start)
      while let open = blocks.last, open >= indent { blocks.removeLast() }
      let margin = String(repeating: "    ", count: blocks.count)
      writeGap(to: first.range.start, margin: margin)
      let spelled = speller.text(of: statement)
      isSame = spelled == file[SourceRange(first.range.start, last.range.end)]
      text += margin + spelled
      cursor = last.range.end
      if BlockHeading.begins(statement.tokens) { blocks.append(indent) }
    }
    writeGap(to: file.bytes.count, margin: "")
    while text.hasSuffix("\n\n") { text.removeLast() }
    if !text.hasSuffix("\n") { text += "\n" }
  }

  /// Copies the front matter. What lines told which are left out is told there: the output of `loss.backward()`, and a
  /// training.
  private mutating func writeFrontMatter() {
    let front = file[SourceRange(file.lineStarts[0], bodyStart)]
    let last = source.definitions.last?.name
    var added = ""
    if source.frontMatter.output == nil, pasted.output(among: source.definitions) != nil, source.outputName != last {
      added += "output: \(ReassignedName.typed(source.outputName))\n"
    }
    if let seed = source.frontMatter.seed, FrontMatterReader(file).frontMatter.seed == nil {
      added += "seed: \(seed.spelled)\n"
    }
    if source.frontMatter.train == nil, let plan = source.training { added += "train: \(plan.spelled)\n" }
    guard !added.isEmpty else { return text += front }
    let lines = front.split(separator: "\n", omittingEmptySubsequences: false)
    guard let closing = lines.lastIndex(where: { $0.hasPrefix("---") }) else { return text += "---\n\(added)---\n\n" }
    text += lines[..<closing].joined(separator: "\n") + "\n" + added + lines[closing...].joined(separator: "\n")
  }

  /// Copies comments and blank lines, without the lines that compute nothing.
  private mutating func writeGap(to end: Int, margin: String) {
    var lines = file[SourceRange(cursor, end)].split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
    var offset = cursor
    let isStart = cursor == bodyStart
    // What stands behind the statement before.
    if !isStart, !lines.isEmpty {
      let rest = lines.removeFirst()
      let isFar = isSame && rest.hasPrefix("  ")
      let isKept = !leftOut.contains { cursor < $0.start && $0.start < cursor + rest.utf8.count }
      if isKept, !rest.trimmed.isEmpty { text += (isFar ? String(rest.prefix { $0 == " " }) : "  ") + rest.trimmed }
      offset += rest.utf8.count + 1
      if end == file.bytes.count && lines.isEmpty { return }
      text += "\n"
    }
    for (place, line) in lines.enumerated() {
      let isPasted = leftOut.contains { $0.start <= offset && offset < max($0.end, $0.start + 1) }
      offset += line.utf8.count + 1
      let comment = line.trimmed
      let isLast = place == lines.count - 1
      if isPasted || (isLast && comment.isEmpty) { continue }
      if comment.isEmpty {
        if !text.isEmpty, !text.hasSuffix("\n\n") { text += "\n" }
      } else {
        text += margin + comment + "\n"
      }
    }
  }
}

extension SourceFile {
  /// Where a statement stands, with the blanks before it.
  fileprivate func lines(of statement: Statement) -> SourceRange? {
    guard let first = statement.tokens.first, let last = statement.tokens.last else { return nil }
    var start = first.range.start
    while start > 0, [UInt8(ascii: " "), UInt8(ascii: "\t")].contains(bytes[start - 1]) { start -= 1 }
    return SourceRange(start, last.range.end)
  }
}
