/// What is wrong with a circuit, where, and what to do about it.
public struct Diagnostic: Error, Hashable, Sendable {
  /// How bad it is: nothing is drawn of a circuit with an error.
  public enum Severity: String, Sendable { case error, warning, note }

  /// Errors stop a run, warnings and notes do not.
  public let severity: Severity
  /// What is wrong, in the course's words, without a full stop.
  public let message: String
  /// The place to underline.
  public let range: SourceRange
  /// The likely mend, such as `did you mean 'z'?`.
  public let hint: String?

  /// - Parameters:
  ///   - message: what is wrong, without a full stop.
  ///   - severity: how bad it is.
  ///   - range: the place to underline.
  ///   - hint: the likely mend, where there is one.
  public init(_ message: String, severity: Severity = .error, at range: SourceRange, hint: String? = nil) {
    self.severity = severity
    self.message = message
    self.range = range
    self.hint = hint
  }

  /// The diagnostic as a person reads it:
  ///
  ///     product.circuit:5:9: error: there is no wire named 'zz'
  ///       5 | f = q * zz
  ///         |         ^~ did you mean 'z'?
  public func rendered(in file: SourceFile) -> String {
    let (line, column) = file.position(of: range)
    let source = file.line(containing: range.start)
    let origin = file.origin(of: range)
    let number = origin == nil ? String(line) : ""
    let gutter = String(repeating: " ", count: number.count)
    let shown = excerpt(of: source, column: column)
    let length = max(1, min(file[range].prefix { !$0.isNewline }.count, shown.text.count - shown.column + 1))
    let underline = "^" + String(repeating: "~", count: length - 1)
    // Tabs stay tabs so that the underline stands below its place however wide a tab is.
    let lead = String(shown.text.prefix(shown.column - 1).map { $0 == "\t" ? "\t" : " " })
    let place = origin.map { ": \($0)" } ?? ":\(line):\(column)"
    var text = "\(file.name)\(place): \(severity.rawValue): \(Self.clipped(message))\n"
    text += "  \(number) | \(shown.text)\n"
    text += "  \(gutter) | \(lead)\(underline)"
    if let hint { text += " \(Self.clipped(hint))" }
    return text
  }

  /// A sentence whose words, names among them, are not longer than anyone reads, nor the whole of it.
  private static func clipped(_ said: String) -> String {
    // Names of keys and the like come from the file.
    let text = VisibleText.of(said)
    // Counted in bytes first, which takes no time.
    guard text.utf8.count > 60 else { return text }
    let words = text.split(separator: " ", omittingEmptySubsequences: false).map { shortened($0, to: 60) }
    return shortened(words.joined(separator: " ")[...], to: 500)
  }

  /// A text without its middle.
  private static func shortened(_ text: Substring, to limit: Int) -> String {
    guard text.utf8.count > limit, text.count > limit else { return String(text) }
    return "\(text.prefix(limit / 2))…\(text.suffix(limit / 2 - 1))"
  }

  /// The part of a long line around a column, so that an error in a line of ten thousand characters is still read.
  private func excerpt(of line: String, column: Int) -> (text: String, column: Int) {
    let limit = 100
    let characters = Array(VisibleText.of(line))
    guard characters.count > limit else { return (String(characters), column) }
    let from = max(0, min(column - 1 - limit / 2, characters.count - limit))
    let to = min(characters.count, from + limit)
    let lead = from > 0 ? "…" : ""
    let trail = to < characters.count ? "…" : ""
    return (lead + String(characters[from..<to]) + trail, column - from + lead.count)
  }
}

/// All the errors of one file, reported in one go.
public struct Diagnostics: Error, Equatable, Sendable {
  /// The file that the ranges of all of them refer to.
  public let file: SourceFile
  /// In the order of their places, each once; warnings among them.
  public let all: [Diagnostic]

  /// Sorts them by their places, and drops what a loop says again in each of its turns.
  public init(_ all: [Diagnostic], in file: SourceFile) {
    self.file = file
    // A loop says the same in every turn.
    var told: Set<Diagnostic> = []
    self.all = all.enumerated().sorted { ($0.element.range.start, $0.offset) < ($1.element.range.start, $1.offset) }
      .map(\.element).filter { told.insert($0).inserted }
  }

  /// Every diagnostic as a person reads it, one after the other. Past a hundred only their number is told: by then the
  /// file is something else than a circuit.
  public var rendered: String {
    let shown = all.prefix(100).map { $0.rendered(in: file) }
    let more = all.count > shown.count ? ["… and \(all.count - shown.count) more"] : []
    return (shown + more).joined(separator: "\n")
  }
}
