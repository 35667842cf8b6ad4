/// What is looked for in libgvc's lines, as bytes: there are as many lines as there are letters in a book.
struct SVGWords {
  static let lineEnd = UInt8(ascii: "\n")

  let svg = Array("<svg ".utf8), viewBox = Array(" viewBox=".utf8), graph = Array("<g id=\"graph0\"".utf8)
  let group = Array("<g id=".utf8), end = Array("</".utf8)
  private let text = Array("<text".utf8)
  /// The XML declaration, comments and tooltips, which stay behind.
  private let asides = ["<?xml", "<!", " \"http", "<title>"].map { Array($0.utf8) }
  private let commentEnd = Array("-->".utf8)
  private let noBreak = Array("\u{A0}".utf8), font = Array(" font-family=\"DejaVu Sans\"".utf8)
  private let value, gradient: [UInt8]
  private let valueName = Array(" class=\"value\"".utf8), gradientName = Array(" class=\"gradient\"".utf8)
  private let transparent = Array("stroke=\"transparent\"".utf8), none = Array("stroke=\"none\"".utf8)

  init(_ theme: Theme) {
    value = Array(" fill=\"\(theme.value)\"".utf8)
    gradient = Array(" fill=\"\(theme.gradient)\"".utf8)
  }

  func isContent(_ line: ArraySlice<UInt8>) -> Bool {
    !asides.contains { line.starts(with: $0) } && !line.suffix(3).elementsEqual(commentEnd)
  }

  func content(_ line: ArraySlice<UInt8>) -> [UInt8] { line.starts(with: text) ? text(line) : shape(line) }

  /// The font is said once for the whole picture; values and gradients are named as such. A blank at the beginning of a
  /// text, as in ` = 3` after a name, is dropped by Chromium whatever `xml:space` says.
  private func text(_ line: ArraySlice<UInt8>) -> [UInt8] {
    line.withUnsafeBufferPointer { bytes in
      var content: [UInt8] = []
      content.reserveCapacity(bytes.count + gradientName.count)
      var start = 0
      var place = 0
      // Up to where the text itself begins, from attribute to attribute.
      while place < bytes.count, bytes[place] != UInt8(ascii: ">") {
        defer { place += 1 }
        guard bytes[place] == UInt8(ascii: " ") else { continue }
        let attribute = bytes[place...]
        if attribute.starts(with: font) {
          content += bytes[start..<place]
          place += font.count - 1
          start = place + 1
        } else if let name = attribute.starts(with: value)
          ? valueName : attribute.starts(with: gradient) ? gradientName : nil
        {
          content += bytes[start..<place]
          content += name
          start = place
        }
      }
      guard place + 1 < bytes.count, bytes[place + 1] == UInt8(ascii: " ") else { return content + bytes[start...] }
      content += bytes[start...place]
      content += noBreak
      content += bytes[(place + 2)...]
      return content
    }
  }

  /// SVG knows no transparent stroke.
  private func shape(_ line: ArraySlice<UInt8>) -> [UInt8] {
    var content = Array(line)
    if let place = content.firstPlace(of: transparent) {
      content.replaceSubrange(place..<place + transparent.count, with: none)
    }
    return content
  }
}

extension Collection<UInt8> where Index == Int {
  /// Where some bytes first stand in a row.
  func firstPlace(of other: [UInt8]) -> Int? {
    let place = withContiguousStorageIfAvailable { bytes in
      other.withUnsafeBufferPointer { other in
        var place = 0
        while place <= bytes.count - other.count {
          var length = 0
          while length < other.count, bytes[place + length] == other[length] { length += 1 }
          if length == other.count { return place }
          place += 1
        }
        return -1
      }
    }
    return place.flatMap { $0 < 0 ? nil : startIndex + $0 }
  }
}
