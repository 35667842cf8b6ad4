/// The guard before libgvc's HTML-like labels: `<IMG>` would open files, and 2.42 copies links and the names of fonts into
/// the SVG unescaped. Everything but tags and attributes of the picture is refused; whether the markup is well formed is
/// for libgvc to say.
enum Markup {
  private static let tags: Set<String> = [
    "TABLE", "TR", "TD", "HR", "VR", "BR", "FONT", "B", "I", "U", "O", "S", "SUB", "SUP",
  ]
  private static let colors: Set<String> = ["COLOR", "BGCOLOR"]
  private static let attributes: Set<String> = [
    "ALIGN", "BALIGN", "BORDER", "CELLBORDER", "CELLPADDING", "CELLSPACING", "COLSPAN", "COLUMNS", "FIXEDSIZE",
    "HEIGHT", "POINT-SIZE", "PORT", "ROWS", "ROWSPAN", "SIDES", "STYLE", "VALIGN", "WIDTH",
  ]

  static func check(_ markup: String) throws(GraphvizError) {
    var rest = markup.unicodeScalars[...]
    while let start = rest.firstIndex(of: "<") {
      rest = rest[start...].dropFirst()
      if rest.first == "/" { rest = rest.dropFirst() }
      let tag = takeName(&rest)
      guard tags.contains(tag) else { throw refused("the tag <\(tag)>") }
      try checkAttributes(&rest)
    }
  }

  /// Checks `NAME="value"` up to the end of a tag. In what XML does not allow here there is nothing to guard against.
  private static func checkAttributes(_ rest: inout Substring.UnicodeScalarView) throws(GraphvizError) {
    while let next = rest.first, next != ">" {
      guard isNamePart(next) else {
        rest = rest.dropFirst()
        continue
      }
      let name = takeName(&rest)
      let value = takeValue(&rest)
      if colors.contains(name) {
        guard Attribute.isColor(value) else { throw refused("\(name)=\"\(value)\"") }
      } else {
        guard attributes.contains(name), value.unicodeScalars.allSatisfy({ isNamePart($0) || $0 == "." || $0 == "," })
        else { throw refused("\(name)=\"\(value)\"") }
      }
    }
  }

  private static func takeName(_ rest: inout Substring.UnicodeScalarView) -> String {
    let name = rest.prefix(while: isNamePart)
    rest = rest[name.endIndex...]
    return String(name).uppercased()
  }

  /// What stands between the next pair of quotes.
  private static func takeValue(_ rest: inout Substring.UnicodeScalarView) -> String {
    rest = rest.drop { $0 == " " || $0 == "=" }
    guard let quote = rest.first, quote == "\"" || quote == "'" else { return "" }
    let value = rest.dropFirst().prefix { $0 != quote }
    rest = rest[value.endIndex...].dropFirst()
    return String(value)
  }

  private static func isNamePart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-", "_": true
    default: false
    }
  }

  private static func refused(_ what: String) -> GraphvizError {
    GraphvizError(.labelling, "\(what) is not for the labels of a circuit")
  }
}
