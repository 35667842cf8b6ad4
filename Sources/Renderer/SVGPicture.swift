/// A picture as libgvc wrote it, taken apart: what stands before the wires and nodes, a group for each of them, and what
/// stands behind.
///
/// Pieces are lines without the last line end, in UTF-8. Colours and places are libgvc's; ids and names are not in them.
struct SVGPicture {
  struct Group {
    /// What the group draws: `w3`, `n0`, `l3`.
    let id: String
    /// All lines of the group after the first.
    var content: [UInt8]
  }

  /// Width, height and view box as attributes.
  let size: String
  /// The group that moves everything to its place, the background, and the caption where there is one: by line.
  let head: [[UInt8]]
  let groups: [Group]
  let tail: [[UInt8]]

  init(_ drawn: [UInt8], _ theme: Theme) {
    let words = Words(theme)
    var size = ""
    var head: [[UInt8]] = []
    var groups: [Group] = []
    var open: Group?
    var rest: [[UInt8]] = []
    var start = drawn.startIndex
    while start < drawn.endIndex {
      let end = drawn[start...].firstIndex(of: Words.lineEnd) ?? drawn.endIndex
      let line = drawn[start..<end]
      start = end + 1
      if line.isEmpty { continue }
      if line.starts(with: words.svg) || line.starts(with: words.viewBox) {
        size += Self.attributes(["width", "height", "viewBox"], of: line)
      } else if line.starts(with: words.graph) {
        head.append(Array("<g\(Self.attributes(["transform"], of: line))>".utf8))
      } else if line.starts(with: words.group) {
        open = Group(id: Self.value(of: "id", in: line) ?? "", content: [])
      } else if words.isContent(line) {
        let content = words.content(line)
        let isEnd = line.starts(with: words.end)
        guard open != nil else {
          if groups.isEmpty && !isEnd { head.append(content) } else { rest.append(content) }
          continue
        }
        if open?.content.isEmpty == false { open?.content.append(Words.lineEnd) }
        open?.content += content
        guard isEnd, let group = open else { continue }
        groups.append(group)
        open = nil
      }
    }
    self.size = size
    self.head = head
    self.groups = groups
    tail = rest
  }

  /// Width, height and view box as attributes, for a picture of so many pixels from side to side.
  func size(ofWidth pixels: Int?) -> String {
    let box = Self.value(of: "viewBox", in: Array(size.utf8)[...])?.split(separator: " ").compactMap { Double($0) }
    guard let pixels, let box, box.count == 4, box[2] > 0 else { return size }
    let height = Int((Double(pixels) * box[3] / box[2]).rounded())
    return " width=\"\(pixels)\" height=\"\(height)\"" + Self.attributes(["viewBox"], of: Array(size.utf8)[...])
  }

  private static func attributes(_ names: [String], of line: ArraySlice<UInt8>) -> String {
    names.compactMap { name in value(of: name, in: line).map { " \(name)=\"\($0)\"" } }.joined()
  }

  private static func value(of name: String, in line: ArraySlice<UInt8>) -> String? {
    let name = Array("\(name)=\"".utf8)
    guard let start = line.firstPlace(of: name).map({ $0 + name.count }),
      let end = line[start...].firstIndex(of: UInt8(ascii: "\""))
    else { return nil }
    return String(decoding: line[start..<end], as: UTF8.self)
  }
}

/// What is looked for in libgvc's lines, as bytes: there are as many lines as there are letters in a book.
private struct Words {
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
  fileprivate func firstPlace(of other: [UInt8]) -> Int? {
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
