/// Numbers in a file beside a circuit: lines of numbers with commas, semicolons, tabs or blanks between them, or an array
/// as NumPy saves it.
struct DataFile {
  let numbers: NumberArray

  /// What is wrong with a file: the message, and what to do about it.
  struct Fault: Error {
    let message: String
    var hint: String?
  }

  /// More numbers than these are no data of a walkthrough.
  static let mostNumbers = 100_000

  init(_ bytes: [UInt8]) throws(Fault) {
    numbers = try bytes.starts(with: NumPyArray.magic) ? NumPyArray(bytes).numbers : Self.table(bytes)
    guard numbers.numbers.count <= Self.mostNumbers else {
      throw Fault(message: "it has \(numbers.numbers.count) numbers, and \(Self.mostNumbers) are the most")
    }
  }

  /// The rows of a text; one row, or one column, is a vector.
  private static func table(_ bytes: [UInt8]) throws(Fault) -> NumberArray {
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Fault(message: "it is neither text nor an array as NumPy saves it", hint: "write np.save(\"x.npy\", x)")
    }
    var rows: [[Double]] = []
    var isFirst = true
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated() {
      let line = line.prefix { $0 != "#" }.trimmed
      guard !line.isEmpty else { continue }
      let cells = Self.cells(line)
      let row = cells.map { Double(String($0.trimmed)) }
      defer { isFirst = false }
      // The names of the columns.
      if isFirst, row.allSatisfy({ $0 == nil }) { continue }
      if let odd = row.firstIndex(of: nil) {
        throw Fault(
          message: "'\(cells[odd].trimmed)' in line \(index + 1), column \(odd + 1), is no number",
          hint: "keep the columns that are numbers")
      }
      if let first = rows.first, first.count != row.count {
        throw Fault(message: "line \(index + 1) has \(row.count) numbers, and the first \(first.count)")
      }
      rows.append(row.compactMap(\.self))
    }
    guard let first = rows.first else { throw Fault(message: "there are no numbers in it") }
    if rows.count == 1, first.count == 1 { return NumberArray(first[0]) }
    if rows.count == 1 { return NumberArray(extents: [first.count], numbers: first) }
    if first.count == 1 { return NumberArray(extents: [rows.count], numbers: rows.flatMap(\.self)) }
    return NumberArray(extents: [rows.count, first.count], numbers: rows.flatMap(\.self))
  }

  private static func cells(_ line: Substring) -> [Substring] {
    for separator in [",", ";", "\t"] as [Character] where line.contains(separator) {
      return line.split(separator: separator, omittingEmptySubsequences: false)
    }
    return line.split(whereSeparator: \.isWhitespace)
  }
}
