/// A table as spreadsheets write it: fields between commas, semicolons or tabs, in quotes where they hold any of these.
///
///     let table = try CSVTable("name;points\n\"Smith; Bob\";3\n")
///     table.rows[1].fields    // ["Smith; Bob", "3"]
///     table.rows[1].line      // 2
///
/// RFC 4180 with what Excel and others do besides: any line end, a byte order mark, blanks around quotes, a line `sep=;`.
/// SwiftCSV, the package for this, brings all of Foundation, which every start of the command would pay for, and does not say
/// in which line an error is.
public struct CSVTable: Sendable {
  /// A record, which may go over several lines.
  public struct Row: Sendable {
    /// The line, from 1, in which it begins: a field in quotes may have line ends in it.
    public let line: Int
    /// What stands between the separators, without quotes around it.
    public let fields: [String]

    /// Whether nothing stands in it.
    public var isBlank: Bool { fields.allSatisfy { $0.allSatisfy(\.isWhitespace) } }
  }

  /// What is no table, and in which line.
  public struct Fault: Error, Equatable {
    /// From 1, as editors count them.
    public let line: Int
    /// What is wrong, as a sentence without a full stop.
    public let message: String
    /// The text of the line.
    public let text: String

    /// - Parameters:
    ///   - line: from 1.
    ///   - message: what is wrong, without a full stop.
    ///   - text: what stands in the line.
    public init(line: Int, message: String, text: String) {
      (self.line, self.message, self.text) = (line, message, text)
    }
  }

  /// In the order of the file, blank ones among them.
  public let rows: [Row]
  /// What stands between the fields; a comma where there is but one column.
  public let separator: Character

  /// - Throws: `Fault` for a quote that is not closed, or one in the middle of a field.
  public init(_ text: String) throws(Fault) {
    // A byte order mark is no part of the first field.
    var characters = Array(text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text)[
      ...]
    var line = 1
    if characters.starts(with: "sep="), let stated = characters.dropFirst(4).first,
      characters.dropFirst(5).first?.isNewline ?? true
    {
      separator = stated
      characters = characters.dropFirst(6)
      line = 2
    } else {
      separator = Self.separator(of: characters)
    }
    var reader = CSVReader(characters, line: line, separator: separator)
    var rows: [Row] = []
    while let row = try reader.row() { rows.append(row) }
    self.rows = rows
  }

  /// The one that stands most often in the first line that is not blank, outside of quotes.
  private static func separator(of characters: ArraySlice<Character>) -> Character {
    var counts: [Character: Int] = [:]
    var isQuoted = false
    var isBlank = true
    for character in characters {
      if character == "\"" { isQuoted.toggle() }
      if isQuoted { continue }
      if character.isNewline, !isBlank { break }
      if !character.isWhitespace { isBlank = false }
      if [",", ";", "\t"].contains(character) { counts[character, default: 0] += 1 }
    }
    // Of equals the first of these.
    var best: Character = ","
    for candidate: Character in [";", "\t"] where counts[candidate, default: 0] > counts[best, default: 0] {
      best = candidate
    }
    return best
  }
}

/// Reads a table row by row.
struct CSVReader {
  private var rest: ArraySlice<Character>
  private var line: Int
  private let separator: Character
  private let lineStart: (Int) -> ArraySlice<Character>

  init(_ text: ArraySlice<Character>, line: Int, separator: Character) {
    (rest, self.line, self.separator) = (text, line, separator)
    lineStart = { place in
      let start = text[..<place].lastIndex(where: \.isNewline).map { $0 + 1 } ?? text.startIndex
      return text[start...].prefix { !$0.isNewline }
    }
  }

  /// The next row; nil at the end of the text.
  mutating func row() throws(CSVTable.Fault) -> CSVTable.Row? {
    guard !rest.isEmpty else { return nil }
    let start = line
    var fields: [String] = []
    while true {
      fields.append(try field())
      guard let end = rest.popFirst() else { break }
      if end.isNewline {
        line += 1
        break
      }
    }
    return CSVTable.Row(line: start, fields: fields)
  }

  /// A field without the blanks around it; what ends it is left.
  private mutating func field() throws(CSVTable.Fault) -> String {
    skipBlanks()
    guard rest.first == "\"" else {
      let field = rest.prefix { $0 != separator && !$0.isNewline }
      rest = rest[field.endIndex...]
      return String(field.trimmed)
    }
    let (opening, openingLine) = (rest.startIndex, line)
    rest.removeFirst()
    var field = ""
    while let character = rest.popFirst() {
      if character.isNewline { line += 1 }
      guard character == "\"" else {
        field.append(character)
        continue
      }
      if rest.first == "\"" {
        field.append("\"")
        rest.removeFirst()
        continue
      }
      skipBlanks()
      guard rest.first.map({ $0 == separator || $0.isNewline }) ?? true else {
        throw fault("there is text after a closing quote; double the quotes within a field", at: rest.startIndex, line)
      }
      return field
    }
    throw fault("a quote is opened and never closed", at: opening, openingLine)
  }

  private mutating func skipBlanks() {
    rest = rest.drop { $0.isWhitespace && !$0.isNewline && $0 != separator }
  }

  private func fault(_ message: String, at place: Int, _ line: Int) -> CSVTable.Fault {
    CSVTable.Fault(line: line, message: message, text: String(lineStart(place)))
  }
}

extension ArraySlice<Character> {
  /// Without blanks at its end.
  fileprivate var trimmed: ArraySlice<Character> {
    lastIndex { !$0.isWhitespace }.map { self[...$0] } ?? []
  }
}
