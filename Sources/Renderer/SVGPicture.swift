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
    let words = SVGWords(theme)
    var size = ""
    var head: [[UInt8]] = []
    var groups: [Group] = []
    var open: Group?
    var rest: [[UInt8]] = []
    var start = drawn.startIndex
    while start < drawn.endIndex {
      let end = drawn[start...].firstIndex(of: SVGWords.lineEnd) ?? drawn.endIndex
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
        if open?.content.isEmpty == false { open?.content.append(SVGWords.lineEnd) }
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
