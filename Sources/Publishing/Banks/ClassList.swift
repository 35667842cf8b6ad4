/// The names in a class list, fit for files: a variant for each.
///
///     try ClassList("name;group\nAnna;1\n\"Smith; Bob\";2\n").names    // ["Anna", "SmithBob"]
///
/// The first line is a header if a column of it is asked for, or if one is called as columns of names are; then the names stand
/// below it. Else they stand in the first column from the first line on.
public struct ClassList: Sendable {
  /// What is wrong with a list: as a sentence without a full stop, with the line and what stands in it where it is about one.
  public struct Fault: Error, Equatable {
    /// From 1; nil where the fault is one of the whole list.
    public let line: Int?
    /// What is wrong, as a sentence without a full stop.
    public let message: String
    /// What stands in that line; nil where the fault is one of the whole list.
    public let text: String?

    /// - Parameters:
    ///   - line: from 1; nil for a fault of the whole list.
    ///   - message: what is wrong, without a full stop.
    ///   - text: what stands in the line.
    public init(line: Int?, message: String, text: String?) {
      (self.line, self.message, self.text) = (line, message, text)
    }
  }

  /// Letters, digits, `-`, `_`, `.` and `@` of the names, in the order of the list.
  public let names: [String]
  /// The header of the column that was read; nil where there is no header.
  public let column: String?

  /// - Parameters:
  ///   - text: the file's.
  ///   - column: the header of the column with the names, or its number from 1.
  ///   - room: how many bytes a name may have.
  /// - Throws: `Fault`.
  public init(_ text: String, column asked: String? = nil, room: Int = 200) throws(Fault) {
    let table: CSVTable
    do { table = try CSVTable(text) } catch {
      throw Fault(line: error.line, message: error.message, text: error.text)
    }
    let rows = table.rows.filter { !$0.isBlank }
    guard let first = rows.first else {
      throw Fault(line: nil, message: "there is no name in this file; write one in each line", text: nil)
    }
    let (place, hasHeader) = try Self.place(of: asked, in: first)
    column = hasHeader ? first.fields[place] : nil
    var names: [String] = []
    var known: [String: CSVTable.Row] = [:]
    for row in rows.dropFirst(hasHeader ? 1 : 0) {
      func fault(_ message: String) -> Fault {
        Fault(line: row.line, message: message, text: row.fields.joined(separator: "\(table.separator)"))
      }
      guard place < row.fields.count else { throw fault("this line has no column \(place + 1)") }
      let name = Self.fileName(row.fields[place])
      guard !name.isEmpty else { throw fault("there is no letter or digit in this name, and no file can be called so") }
      guard name.utf8.count <= room else {
        throw fault("this name is too long for a file: \(name.utf8.count) bytes, and \(room) have room")
      }
      if let other = known.updateValue(row, forKey: Self.folded(name)) {
        let isSame = other.fields[place] == row.fields[place]
        throw fault(
          isSame
            ? "'\(row.fields[place])' stands there twice, also in line \(other.line); every name needs its own"
            : "files called after '\(row.fields[place])' and '\(other.fields[place])' in line \(other.line) "
              + "would be the same; change one of them")
      }
      names.append(name)
    }
    guard !names.isEmpty else {
      throw Fault(line: nil, message: "there is a header in this file, and no name below it", text: nil)
    }
    self.names = names
  }

  /// Where the names stand, from 0, and whether the first row is a header.
  private static func place(of asked: String?, in first: CSVTable.Row) throws(Fault) -> (Int, Bool) {
    let headers = first.fields.map { $0.lowercased() }
    guard let asked else {
      for title in titles { if let place = headers.firstIndex(of: title) { return (place, true) } }
      return (0, false)
    }
    if let place = headers.firstIndex(of: asked.lowercased()) { return (place, true) }
    if let number = Int(asked), number >= 1 {
      guard number <= first.fields.count else {
        throw Fault(
          line: first.line, message: "there is no column \(number), but \(first.fields.count)",
          text: first.fields.joined(separator: " "))
      }
      return (number - 1, titles.contains(headers[number - 1]))
    }
    throw Fault(
      line: first.line,
      message:
        "there is no column '\(asked)'; the columns are \(first.fields.map { "'\($0)'" }.joined(separator: ", "))",
      text: nil)
  }

  /// How columns of names are called, the likeliest first.
  private static let titles = [
    "name", "names", "full name", "fullname", "student", "students", "student name", "username", "user", "login",
    "id number", "student id", "id", "email", "email address", "e-mail", "last name", "surname", "first name",
    "nachname", "vorname", "benutzername", "matrikelnummer", "nom", "nombre", "nome", "cognome",
  ]

  /// What of a name may stand in a file's name.
  private static func fileName(_ field: String) -> String {
    let kept = field.filter { $0.isLetter || $0.isNumber || "-_.@".contains($0) }
    return String(kept.drop { "-.@".contains($0) })
  }

  /// Equal for names that some disks take for the same.
  private static func folded(_ name: String) -> String { name.uppercased().lowercased() }
}
