/// The text of a node or of the caption.
public enum Label: Sendable, Hashable {
  /// Text shown as it is; a line break is one.
  case plain(String)
  /// Graphviz's HTML-like markup: tables, fonts, bold and italic. Text in it is escaped with `Label.escaped(_:)`.
  case html(String)

  /// Text as it stands in HTML-like markup to show literally.
  public static func escaped(_ text: String) -> String {
    if text.isPlain(without: "&<>\"]") { return text }
    var escaped = ""
    for scalar in text.unicodeScalars where scalar.isDrawable {
      switch scalar {
      case "&": escaped += "&amp;"
      case "<": escaped += "&lt;"
      case ">": escaped += "&gt;"
      case "\"": escaped += "&quot;"
      // expat waits whether a "]" begins "]]>", and hands it over too late for libgvc where a tag follows.
      case "]": escaped += "&#93;"
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
      var clean = markup
      if !markup.isPlain(without: #"\"#) {
        clean = ""
        for scalar in markup.unicodeScalars where scalar.isDrawable {
          clean.unicodeScalars.append(scalar)
          if scalar == "\\" { clean.unicodeScalars.append(scalar) }
        }
      }
      // Up to Graphviz 12 a string is HTML or not by its content alone, wherever in the graph it stands. With a tag it
      // can equal no plain text, whose < are escaped.
      return clean.isEmpty || clean.utf8.contains(UInt8(ascii: "<")) ? clean : "<FONT>\(clean)</FONT>"
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

extension String {
  /// Whether all of it may be drawn and none of it is on a list of ASCII characters, as is so of nearly every label. Told
  /// from the bytes, since all labels of all frames come by here; characters beyond U+EFFF are left to a closer look.
  fileprivate func isPlain(without list: StaticString) -> Bool {
    var text = self
    return text.withUTF8 { bytes in
      var before: UInt8 = 0
      for byte in bytes {
        // The controls from U+0080 on are C2 80 to C2 9F.
        if byte < 0x20 || byte == 0x7F || byte >= 0xEF || (before == 0xC2 && byte < 0xA0) { return false }
        for place in 0..<list.utf8CodeUnitCount where list.utf8Start[place] == byte { return false }
        before = byte
      }
      return true
    }
  }
}
