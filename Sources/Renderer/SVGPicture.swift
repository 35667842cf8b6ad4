/// A picture as libgvc wrote it, taken apart: what stands before the wires and nodes, a group for each of them, and what
/// stands behind.
///
/// Pieces are lines without the last line end, in UTF-8. Colours and places are libgvc's; ids and names are not in them.
struct SVGPicture {
  struct Group {
    /// What the group draws: `w3`, `n0`, `l3`.
    let id: String
    /// All lines of the group after the first.
    let content: [UInt8]
  }

  /// Width, height and view box as attributes.
  let size: String
  /// The group that moves everything to its place, the background, and the caption where there is one.
  let head: [String]
  let groups: [Group]
  let tail: [String]

  init(_ drawn: [UInt8], _ theme: Theme) {
    var size = ""
    var head: [String] = []
    var groups: [Group] = []
    var open: (id: String, lines: [String])?
    var rest: [String] = []
    for line in String(decoding: drawn, as: UTF8.self).split(separator: "\n") {
      if line.hasPrefix("<svg ") || line.hasPrefix(" viewBox=") {
        size += Self.attributes(["width", "height", "viewBox"], of: line)
      } else if line.hasPrefix("<g id=\"graph0\"") {
        head.append("<g" + Self.attributes(["transform"], of: line) + ">")
      } else if line.hasPrefix("<g id=") {
        open = (Self.value(of: "id", in: line) ?? "", [])
      } else if Self.isContent(line) {
        let content = Self.content(line, theme)
        guard open != nil else {
          if groups.isEmpty && !line.hasPrefix("</") { head.append(content) } else { rest.append(content) }
          continue
        }
        open?.lines.append(content)
        guard line.hasPrefix("</g>"), let group = open else { continue }
        groups.append(Group(id: group.id, content: Array(group.lines.joined(separator: "\n").utf8)))
        open = nil
      }
    }
    self.size = size
    self.head = head
    self.groups = groups
    tail = rest
  }

  /// The XML declaration, comments and tooltips stay behind.
  private static func isContent(_ line: Substring) -> Bool {
    !["<?xml", "<!", " \"http", "<title>"].contains { line.hasPrefix($0) }
      && !line.hasSuffix("-->")
  }

  /// The font is said once for the whole picture; values and gradients are named as such.
  private static func content(_ line: Substring, _ theme: Theme) -> String {
    // SVG knows no transparent stroke.
    guard line.hasPrefix("<text") else { return String(line).replacing("stroke=\"transparent\"", with: "stroke=\"none\"") }
    var text = String(line).replacing(" font-family=\"DejaVu Sans\"", with: "")
    for (name, color) in [("value", theme.value), ("gradient", theme.gradient)] {
      text = text.replacing(" fill=\"\(color)\"", with: " class=\"\(name)\" fill=\"\(color)\"")
    }
    return text
  }

  private static func attributes(_ names: [String], of line: Substring) -> String {
    names.compactMap { name in value(of: name, in: line).map { " \(name)=\"\($0)\"" } }.joined()
  }

  private static func value(of name: String, in line: Substring) -> String? {
    guard let start = line.firstRange(of: "\(name)=\"")?.upperBound, let end = line[start...].firstIndex(of: "\"")
    else { return nil }
    return String(line[start..<end])
  }
}
