/// Text as it stands in GIFT.
enum GIFTText {
  /// Text in which every character stands for itself.
  static func escape(_ text: String) -> String {
    var escaped = ""
    for character in text {
      if #"\~=#{}:"#.contains(character) { escaped.append("\\") }
      escaped.append(character.isNewline ? " " : character)
    }
    return escaped
  }
}
