/// Text from elsewhere as it may be shown on a terminal: what would do things to it gives way to a picture.
public enum VisibleText {
  /// A text whose characters all stand for themselves; line ends and tabs stay.
  public static func of(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: \.isCommand) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { $0 == "\n" ? $0 : $0.picture }))
  }

  /// The same for what is to stay in one line, as the name of a file: a line end gives way to its picture, too.
  public static func line(_ text: String) -> String {
    of(String(text.map { $0.isNewline ? "␊" : $0 }))
  }
}

extension Unicode.Scalar {
  /// Whether the character is a command and no text: to a terminal, to a reader of XML, or to turn the order of what
  /// follows around, so that people read something else than what is there. Joiners and marks of direction are text.
  var isCommand: Bool {
    switch value {
    case 0x09: false
    case 0...0x1F, 0x7F...0x9F: true
    case 0x2028, 0x2029: true
    case 0x202A...0x202E, 0x2066...0x2069: true
    default: value & 0xFFFE == 0xFFFE || (0xFDD0...0xFDEF).contains(value)
    }
  }

  /// The character, or for a command a picture of it: ␛, and � where there is none.
  var picture: Unicode.Scalar {
    guard isCommand else { return self }
    if value == 0x7F { return "␡" }
    return value < 0x20 ? Unicode.Scalar(0x2400 + value) ?? "�" : "�"
  }

  /// `U+0007`
  var codePoint: String {
    let digits = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}
