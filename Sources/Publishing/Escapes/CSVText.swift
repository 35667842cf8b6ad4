/// Cells as they stand in a table of RFC 4180.
enum CSVText {
  /// A row without its line end.
  static func line(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") }

  private static func cell(_ text: String) -> String {
    text.contains { ",\"\n".contains($0) } ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
  }
}
