/// The guard before libgvc's HTML-like labels: `<IMG>` would open files, and 2.42 copies links and the names of fonts into
/// the SVG unescaped. Everything but tags and attributes of the picture is refused; whether the markup is well formed is
/// for libgvc to say.
enum Markup {
  private static let tags = Names([
    "TABLE", "TR", "TD", "HR", "VR", "BR", "FONT", "B", "I", "U", "O", "S", "SUB", "SUP",
  ])
  private static let colors = Names(["COLOR", "BGCOLOR"])
  private static let attributes = Names([
    "ALIGN", "BALIGN", "BORDER", "CELLBORDER", "CELLPADDING", "CELLSPACING", "COLSPAN", "COLUMNS", "FIXEDSIZE",
    "HEIGHT", "POINT-SIZE", "PORT", "ROWS", "ROWSPAN", "SIDES", "STYLE", "VALIGN", "WIDTH",
  ])

  static func check(_ markup: String) throws(GraphvizError) {
    var rest = Array(markup.utf8)[...]
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[(start + 1)...]
      if rest.first == UInt8(ascii: "/") { rest = rest.dropFirst() }
      let tag = takeName(&rest)
      guard tags.contains(tag) else { throw refused("the tag <\(text(tag).uppercased())>") }
      try checkAttributes(&rest)
    }
  }

  /// Checks `NAME="value"` up to the end of a tag. In what XML does not allow here there is nothing to guard against.
  private static func checkAttributes(_ rest: inout ArraySlice<UInt8>) throws(GraphvizError) {
    while let next = rest.first, next != UInt8(ascii: ">") {
      guard isNamePart(next) else {
        rest = rest.dropFirst()
        continue
      }
      let name = takeName(&rest)
      let value = takeValue(&rest)
      if colors.contains(name) {
        let color = text(value)
        guard Attribute.isColor(color) else { throw refused("\(text(name).uppercased())=\"\(color)\"") }
      } else {
        guard attributes.contains(name),
          value.allSatisfy({ isNamePart($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: ",") })
        else { throw refused("\(text(name).uppercased())=\"\(text(value))\"") }
      }
    }
  }

  private static func takeName(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    let name = rest.prefix(while: isNamePart)
    rest = rest[name.endIndex...]
    return name
  }

  /// What stands between the next pair of quotes.
  private static func takeValue(_ rest: inout ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    rest = rest.drop { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "=") }
    guard let quote = rest.first, quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") else { return [] }
    let value = rest.dropFirst().prefix { $0 != quote }
    rest = rest[value.endIndex...].dropFirst()
    return value
  }

  private static func isNamePart(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private static func refused(_ what: String) -> GraphvizError {
    GraphvizError(.labelling, "\(what) is not for the labels of a circuit")
  }

  private static func text(_ bytes: ArraySlice<UInt8>) -> String { String(decoding: bytes, as: UTF8.self) }

  /// Names in capitals, looked up as bytes in whatever case: every tag of every label comes by here.
  private struct Names {
    let all: [[UInt8]]

    init(_ names: [String]) { all = names.map { Array($0.utf8) } }

    func contains(_ name: ArraySlice<UInt8>) -> Bool {
      all.contains { known in
        known.count == name.count && zip(known, name).allSatisfy { $0 == ($1 >= 0x61 ? $1 - 0x20 : $1) }
      }
    }
  }
}
