/// The attributes a graph, node or edge may have.
///
/// libgvc crashes on some values and copies others into the SVG as they are, or reads files they name. So only these may
/// be set, and only to values of the kind each one takes.
public enum Attribute: String, Sendable, CaseIterable {
  case bgcolor, nodesep, ordering, outputorder, pad, rankdir, ranksep, splines
  case mclimit, newrank, nslimit, nslimit1, remincross, searchsize
  case fixedsize, group, height, peripheries, shape, width
  case arrowhead, arrowsize, arrowtail, constraint, dir, headclip, headport, minlen, tailclip, tailport, weight
  case pos
  case fontcolor, fontsize, labeljust, labelloc, margin
  case `class`, color, fillcolor, id, penwidth, style

  /// Whether the attribute is read when a frame is drawn and not when it is laid out, so that it may change in between.
  ///
  /// `fontcolor` is not: labels keep a pointer to its first value, which setting another would free.
  public var isPaint: Bool {
    switch self {
    case .class, .color, .fillcolor, .id, .penwidth, .style: true
    default: false
    }
  }

  private enum Kind: String {
    case color = "a colour #rrggbb or #rrggbbaa, or transparent"
    case number = "a number from 0 to 1000"
    case numbers = "one or two numbers from 0 to 1000"
    case places = "points with commas between their numbers and spaces between them"
    case words = "names of letters and digits, with commas between"
    case identifier = "letters, digits, _ and -"
    case identifiers = "letters, digits, _ and -, with spaces between"
  }

  private var kind: Kind {
    switch self {
    case .bgcolor, .color, .fillcolor, .fontcolor: .color
    case .arrowsize, .fontsize, .height, .mclimit, .minlen, .nodesep, .nslimit, .nslimit1, .penwidth, .peripheries,
      .ranksep, .searchsize, .weight, .width:
      .number
    case .margin, .pad: .numbers
    case .pos: .places
    case .id: .identifier
    case .class: .identifiers
    default: .words
    }
  }

  /// The value, if it is one that libgvc may see; empty leaves the choice to libgvc.
  func checked(_ value: String) throws(GraphvizError) -> String {
    guard value.isEmpty || Self.isAllowed(value, kind) else {
      throw GraphvizError(.describing, "'\(value)' is no \(rawValue): that takes \(kind.rawValue)")
    }
    return value
  }

  private static func isAllowed(_ value: String, _ kind: Kind) -> Bool {
    switch kind {
    case .color: isColor(value)
    case .number: isNumber(value[...])
    case .numbers:
      value.split(separator: ",", maxSplits: 1, omittingEmptySubsequences: false).allSatisfy { isNumber($0) }
    case .places: isPlaces(value)
    case .words: value.unicodeScalars.allSatisfy { isWord($0) || $0 == "," }
    case .identifier: value.unicodeScalars.allSatisfy(isIdentifier)
    case .identifiers: value.unicodeScalars.allSatisfy { isIdentifier($0) || $0 == " " }
    }
  }

  /// Whether a value is a colour that every version draws: 2.42 crashes on lists such as `red;`.
  static func isColor(_ value: String) -> Bool {
    if value == "transparent" { return true }
    let digits = value.utf8.dropFirst()
    return value.utf8.first == UInt8(ascii: "#") && (digits.count == 6 || digits.count == 8)
      && digits.allSatisfy { (48...57).contains($0) || (65...70).contains($0) || (97...102).contains($0) }
  }

  /// Points such as `10,20.5`, before which `s,` and `e,` say that a line begins and ends there.
  private static func isPlaces(_ value: String) -> Bool {
    value.split(separator: " ", omittingEmptySubsequences: false).allSatisfy { point in
      var numbers = point.split(separator: ",", omittingEmptySubsequences: false)
      if numbers.count == 3, ["s", "e"].contains(numbers[0]) { numbers.removeFirst() }
      return numbers.count == 2 && numbers.allSatisfy { isNumber($0.first == "-" ? $0.dropFirst() : $0, upTo: 100_000) }
    }
  }

  private static func isNumber(_ value: Substring, upTo most: Double = 1000) -> Bool {
    // The characters first: Double also reads nan, inf and hexadecimal.
    guard value.utf8.allSatisfy({ (48...57).contains($0) || $0 == UInt8(ascii: ".") }), let number = Double(value)
    else { return false }
    return number <= most
  }

  private static func isWord(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9": true
    default: false
    }
  }

  private static func isIdentifier(_ scalar: Unicode.Scalar) -> Bool {
    isWord(scalar) || scalar == "_" || scalar == "-"
  }
}
