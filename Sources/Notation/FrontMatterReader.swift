internal import Yams

/// Finds front matter and reads its YAML; the one place that knows YAML.
struct FrontMatterReader {
  let file: SourceFile
  var frontMatter = FrontMatter()
  var diagnostics: [Diagnostic] = []
  /// Where the statements begin.
  private(set) var bodyStart = 0
  /// The line, from 0, at which the YAML begins.
  private var firstLine = 0

  init(_ file: SourceFile) {
    self.file = file
    bodyStart = file.lineStarts[0]
    let lines = file.lineStarts.indices
    let text = { (line: Int) in file.line(containing: file.lineStarts[line]) }
    guard let opening = lines.first(where: { !text($0).allSatisfy(\.isWhitespace) }), isFence(text(opening)) else {
      return
    }
    guard let closing = lines[(opening + 1)...].first(where: { isFence(text($0)) }) else {
      let start = file.lineStarts[opening]
      diagnostics.append(
        Diagnostic(
          "the front matter is never closed", at: SourceRange(start, start + 3), hint: "end it with a line of ---"))
      // Nobody can tell its keys from statements, so nothing below is read.
      bodyStart = file.bytes.count
      return
    }
    firstLine = opening + 1
    bodyStart = closing + 1 < lines.count ? file.lineStarts[closing + 1] : file.bytes.count
    read(file[SourceRange(file.lineStarts[firstLine], file.lineStarts[closing])])
  }

  private func isFence(_ line: String) -> Bool {
    line.hasPrefix("---") && line.dropFirst(3).allSatisfy(\.isWhitespace)
  }

  private mutating func read(_ yaml: String) {
    do {
      guard let root = try Yams.compose(yaml: yaml, .basic) else { return }
      guard let mapping = root.mapping else {
        let place = root.mark.map(range) ?? SourceRange(bodyStart, bodyStart)
        report("front matter is made of lines 'key: value'", at: place)
        return
      }
      for (key, value) in mapping { read(key, value) }
    } catch let error as YamlError {
      report(error)
    } catch {
      report("the front matter is not understood: \(error)", at: range(line: 1, column: 1))
    }
  }

  private mutating func read(_ key: Node, _ value: Node) {
    let keyRange = key.mark.map(range) ?? SourceRange(bodyStart, bodyStart)
    guard let name = key.scalar?.string, let known = FrontMatter.Key(rawValue: name) else {
      let name = key.scalar?.string ?? file[keyRange]
      let keys = FrontMatter.Key.allCases.map(\.rawValue)
      let hint = Suggestion.hint(for: name, among: keys) ?? "the keys are \(keys.joined(separator: ", "))"
      return report("front matter has no key '\(name)'", at: keyRange, hint: hint)
    }
    set(known, to: FrontMatterValue(value, at: { $0.mark.map(range) ?? keyRange }), keyRange: keyRange)
  }

  mutating func report(_ message: String, at range: SourceRange, hint: String? = nil) {
    diagnostics.append(Diagnostic(message, at: range, hint: hint))
  }

  private mutating func report(_ error: YamlError) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      // What people run into is a colon in a title.
      let hint = problem.hasPrefix("mapping values") ? "put the value in quotes" : nil
      report("the front matter is not valid YAML: \(problem)", at: range(of: mark), hint: hint)
    case .duplicatedKeysInMapping(let keys, let context):
      for key in keys.sorted() {
        report("the front matter has '\(key)' twice", at: lastRange(of: key) ?? range(of: context.mark))
      }
    case .reader(let problem, let offset, _, _):
      let start = min(file.lineStarts[firstLine] + (offset ?? 0), bodyStart)
      report("the front matter is not valid YAML: \(problem)", at: SourceRange(start, start + 1))
    default:
      report("the front matter is not valid YAML", at: range(line: 1, column: 1))
    }
  }

  /// Where a key stands last at the beginning of a line; YAML tells only where the whole mapping begins.
  private func lastRange(of key: String) -> SourceRange? {
    let starts = file.lineStarts[firstLine...].prefix { $0 < bodyStart }
    let start = starts.last { file.line(containing: $0).hasPrefix(key) }
    return start.map { SourceRange($0, $0 + key.utf8.count) }
  }

  /// The stretch from a YAML mark to the end of the key or the value that stands there.
  private func range(of mark: Mark) -> SourceRange { range(line: mark.line, column: mark.column) }

  private func range(line: Int, column: Int) -> SourceRange {
    let line = min(firstLine + max(line, 1) - 1, file.lineStarts.count - 1)
    let start = file.lineStarts[line]
    let scalars = Array(file.line(containing: start).unicodeScalars)
    let column = min(max(column, 1) - 1, scalars.count)
    let offset = start + scalars[..<column].reduce(0) { $0 + UTF8.width($1) }
    let length = scalars[column...].wordOfYAML.reduce(0) { $0 + UTF8.width($1) }
    return SourceRange(offset, offset + length)
  }
}

extension ArraySlice<Unicode.Scalar> {
  /// A key or a value on its line: up to a `:`, a comment or, in brackets and quotes, all of them.
  fileprivate var wordOfYAML: ArraySlice<Unicode.Scalar> {
    var end = startIndex
    let isQuoted = first == "\"" || first == "'"
    let isList = first == "[" || first == "{"
    while end < endIndex {
      let next = end + 1 < endIndex ? self[end + 1] : " "
      if isQuoted, end > startIndex, self[end] == first { return self[...end] }
      if !isQuoted, self[end].isBlank, next == "#" { break }
      if !isQuoted, !isList, self[end] == ":", next.isBlank { break }
      end += 1
    }
    while end > startIndex, self[end - 1].isBlank { end -= 1 }
    return self[..<end]
  }
}
