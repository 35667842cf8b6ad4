/// Finds front matter and reads its YAML.
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
    do throws(YAMLError) {
      guard let root = try YAMLNode.root(of: yaml) else { return }
      guard case .mapping(let pairs) = root.content else {
        return report("front matter is made of lines 'key: value'", at: range(of: root.place))
      }
      var names: Set<String> = []
      for (key, value) in pairs {
        if let name = key.text, !names.insert(name).inserted {
          report("the front matter has '\(name)' twice", at: range(of: key.place))
        } else {
          read(key, value)
        }
      }
    } catch {
      report(error)
    }
  }

  private mutating func read(_ key: YAMLNode, _ value: YAMLNode) {
    let keyRange = range(of: key.place)
    guard let name = key.text, let known = FrontMatter.Key(rawValue: name) else {
      let name = key.text ?? file[keyRange]
      let keys = FrontMatter.Key.allCases.map(\.rawValue)
      let hint = Suggestion.hint(for: name, among: keys) ?? "the keys are \(keys.joined(separator: ", "))"
      return report("front matter has no key '\(name)'", at: keyRange, hint: hint)
    }
    set(known, to: FrontMatterValue(value, at: range(of:)), keyRange: keyRange)
  }

  mutating func report(_ message: String, at range: SourceRange, hint: String? = nil) {
    diagnostics.append(Diagnostic(message, at: range, hint: hint))
  }

  private mutating func report(_ error: YAMLError) {
    let place: SourceRange
    switch error.spot {
    case .place(let spot): place = range(of: spot)
    case .byte(let offset):
      let start = min(file.lineStarts[firstLine] + offset, bodyStart)
      place = SourceRange(start, start + 1)
    }
    // What people run into is a colon in a title.
    let hint = error.problem.hasPrefix("mapping values") ? "put the value in quotes" : nil
    report("the front matter is not valid YAML: \(error.problem)", at: place, hint: hint)
  }

  /// The stretch from a place in the YAML to the end of the key or the value that stands there.
  private func range(of place: YAMLNode.Place) -> SourceRange { range(line: place.line, column: place.column) }

  private func range(line: Int, column: Int) -> SourceRange {
    let line = min(firstLine + line, file.lineStarts.count - 1)
    let start = file.lineStarts[line]
    let scalars = Array(file.line(containing: start).unicodeScalars)
    let column = min(column, scalars.count)
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
