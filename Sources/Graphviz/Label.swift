/// The text of a node or of the caption.
public enum Label: Sendable, Hashable {
  /// Text shown as it is; a line break is one.
  case plain(String)
  /// Graphviz's HTML-like markup: tables, fonts, bold and italic. Text in it is escaped with `Label.escaped(_:)`.
  case html(String)

  /// Text as it stands in HTML-like markup to show literally.
  public static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars where scalar.isDrawable {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  var isHTML: Bool {
    if case .html(let markup) = self { !markup.isEmpty } else { false }
  }

  /// The label in libgvc's own escapes. Every backslash is doubled, also in markup: \N, \G and the like would name the
  /// node, the graph, …
  func encoded() throws(GraphvizError) -> String {
    switch self {
    case .plain(let text): return Self.encoded(plain: text)
    case .html(let markup):
      try Markup.check(markup)
      var clean = ""
      for scalar in markup.unicodeScalars where scalar.isDrawable {
        clean.unicodeScalars.append(scalar)
        if scalar == "\\" { clean.unicodeScalars.append(scalar) }
      }
      // Up to Graphviz 12 a string is HTML or not by its content alone, wherever in the graph it stands. With a tag it
      // can equal no plain text, whose < are escaped.
      return clean.isEmpty || clean.contains("<") ? clean : "<FONT>\(clean)</FONT>"
    }
  }

  private static func encoded(plain text: String) -> String {
    var encoded = ""
    for character in text {
      if character.isNewline {
        encoded += #"\n"#
        continue
      }
      for scalar in character.unicodeScalars where scalar.isDrawable {
        switch scalar {
        case "&": encoded += "&amp;"
        case "<": encoded += "&lt;"
        case "\\": encoded += #"\\"#
        default: encoded.unicodeScalars.append(scalar)
        }
      }
    }
    return encoded
  }
}

extension Unicode.Scalar {
  /// Whether XML may contain the character and a line of text has a use for it.
  var isDrawable: Bool {
    value >= 0x20 && !(0x7F...0x9F).contains(value) && value & 0xFFFE != 0xFFFE
  }
}
