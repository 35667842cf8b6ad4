/// Text as it stands in Markdown and in the front matter before it.
enum MarkdownText {
  /// A text's characters as such: no emphasis, link, tag or heading.
  static func escape(_ text: String) -> String {
    var escaped = ""
    for character in line(text) {
      if #"\`*_{}[]<>#+!|~^$&@"#.contains(character) { escaped.append("\\") }
      escaped.append(character)
    }
    return escaped
  }

  /// In a cell of a table a bar would end the cell.
  static func cell(_ text: String) -> String { text.replacing("|", with: "\\|") }

  private static func line(_ text: String) -> String { text.split(whereSeparator: \.isNewline).joined(separator: " ") }

  /// A text as a string of YAML.
  static func quoted(_ text: String) -> String {
    "\"" + line(text).replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
