import FoundationEssentials
import Notation

/// One thing that is said to people or to their editors: what, how grave, and where.
struct Notice: Encodable {
  enum Severity: String, Encodable { case error, warning, note }

  /// A stretch of a file, lines and columns from 1, or just a line. The end is the first place that is no part of it.
  struct Place {
    let line: Int
    var column: Int?
    var endLine: Int?
    var endColumn: Int?
  }

  let severity: Severity
  /// The file or the option, as messages call it; nil where it is about neither.
  let subject: String?
  var place: Place?
  let message: String
  var hint: String?
  /// As a person reads it, with the line of the circuit where there is one.
  let text: String

  /// - Parameter text: as a person reads it; in one line unless given.
  init(_ severity: Severity, _ subject: Subject, _ message: String, text: String? = nil) {
    (self.severity, self.subject, self.message) = (severity, subject.name, message)
    place = subject.line.map { Place(line: $0) }
    self.text = text ?? "\(subject.text): \(severity.rawValue): \(message)"
  }

  /// What is wrong with the command line.
  /// - Parameter text: all that a person reads, with the usage.
  init(usage message: String, in text: String) {
    (severity, subject, self.message, self.text) = (.error, nil, message, text)
  }

  /// What is no fault and about no file: shown as it is.
  init(note text: String) { (severity, subject, message, self.text) = (.note, nil, text, text) }

  init(_ diagnostic: Diagnostic, in file: SourceFile) {
    severity = diagnostic.severity == .error ? .error : .warning
    subject = file.name
    let start = file.position(of: diagnostic.range)
    let end = file.position(of: SourceRange(diagnostic.range.end, diagnostic.range.end))
    let origin = file.origin(of: diagnostic.range)
    // The lines of a text that was made of data are nowhere to be seen.
    place =
      origin == nil ? Place(line: start.line, column: start.column, endLine: end.line, endColumn: end.column) : nil
    (message, hint) = ((origin.map { "\($0): " } ?? "") + diagnostic.message, diagnostic.hint)
    text = diagnostic.rendered(in: file)
  }

  /// All of a file's, or the first hundred and the number of the others.
  static func all(_ diagnostics: Diagnostics) -> [Notice] {
    let shown = diagnostics.all.prefix(100).map { Notice($0, in: diagnostics.file) }
    let more = diagnostics.all.count - shown.count
    return shown + (more > 0 ? [Notice(note: "… and \(more) more")] : [])
  }

  /// One line of JSON with sorted keys: `severity`, `message`, and where they are known `file`, `line`, `column`, `endLine`,
  /// `endColumn` and `hint`.
  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else { preconditionFailure("texts and whole numbers encode") }
    return String(decoding: data, as: UTF8.self)
  }

  func encode(to encoder: any Encoder) throws {
    var keys = encoder.container(keyedBy: Key.self)
    try keys.encode(severity, forKey: .severity)
    try keys.encode(message, forKey: .message)
    try keys.encodeIfPresent(subject, forKey: .file)
    try keys.encodeIfPresent(place?.line, forKey: .line)
    try keys.encodeIfPresent(place?.column, forKey: .column)
    try keys.encodeIfPresent(place?.endLine, forKey: .endLine)
    try keys.encodeIfPresent(place?.endColumn, forKey: .endColumn)
    try keys.encodeIfPresent(hint, forKey: .hint)
  }

  private enum Key: CodingKey { case severity, message, file, line, column, endLine, endColumn, hint }

  /// A workflow command of GitHub Actions, which shows the message beside the line; a note is a line of the log.
  var github: String {
    guard severity != .note else { return text }
    var properties = subject.map { ["file=\(Self.property($0))"] } ?? []
    if let place {
      properties.append("line=\(place.line)")
      properties += [("endLine", place.endLine), ("col", place.column)].compactMap { key, value in
        value.map { "\(key)=\($0)" }
      }
      // GitHub counts the last column in.
      if place.endLine == place.line, let column = place.column, let end = place.endColumn {
        properties.append("endColumn=\(max(column, end - 1))")
      }
    }
    let said = hint.map { "\(message); \($0)" } ?? message
    let head = properties.isEmpty ? severity.rawValue : "\(severity.rawValue) \(properties.joined(separator: ","))"
    return "::\(head)::\(Self.escaped(said))"
  }

  private static func escaped(_ text: String) -> String {
    text.replacing("%", with: "%25").replacing("\r", with: "%0D").replacing("\n", with: "%0A")
  }

  private static func property(_ text: String) -> String {
    escaped(text).replacing(":", with: "%3A").replacing(",", with: "%2C")
  }
}
