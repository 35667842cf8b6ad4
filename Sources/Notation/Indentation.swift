/// How far the lines of a text are indented.
struct Indentation {
  private let file: SourceFile

  init(_ file: SourceFile) { self.file = file }

  /// How many columns of blanks begin the line in which an offset lies; a tab leads to the next multiple of eight.
  func width(before offset: Int) -> Int {
    var width = 0
    var place = file.lineStarts[file.lineNumber(of: offset) - file.firstLine]
    while place < offset {
      switch file.bytes[place] {
      case UInt8(ascii: " "): width += 1
      case UInt8(ascii: "\t"): width = (width / 8 + 1) * 8
      default: return width
      }
      place += 1
    }
    return width
  }

  /// The first character from an offset on that is no blank.
  func firstLetter(from offset: Int) -> Int {
    var place = offset
    while place < file.bytes.count, [UInt8(ascii: " "), UInt8(ascii: "\t")].contains(file.bytes[place]) { place += 1 }
    return place
  }
}
