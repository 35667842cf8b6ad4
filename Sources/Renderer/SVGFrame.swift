import Engine
import Notation
import Walkthrough

/// A frame as libgvc wrote it, made fit for a page: a title and a description for those who do not see it, ids that no
/// other picture has, names for what a wire or a node does, and no tooltips.
struct SVGFrame {
  private let walkthrough: Walkthrough
  private let step: Step
  private let caption: Caption
  private let theme: Theme

  init(_ walkthrough: Walkthrough, _ step: Step, _ caption: Caption, _ theme: Theme) {
    self.walkthrough = walkthrough
    self.step = step
    self.caption = caption
    self.theme = theme
  }

  func compose(_ drawn: String) -> [UInt8] {
    let roles = walkthrough.litWires(at: step)
    var size = ""
    var body: [Line] = []
    for line in drawn.split(separator: "\n") {
      if line.hasPrefix("<svg ") || line.hasPrefix(" viewBox=") {
        size += attributes(["width", "height", "viewBox"], of: line)
      } else if line.hasPrefix("<g id=\"graph0\"") {
        body.append(.text("<g" + attributes(["transform"], of: line) + ">"))
      } else if line.hasPrefix("<g id=") {
        let id = value(of: "id", in: line) ?? ""
        body.append(.group(id: id, names: names(of: id, roles)))
      } else if isContent(line) {
        body.append(.text(content(line)))
      }
    }
    let hash = "bw" + ContentHash.hex(size + body.map { $0.written(prefix: "") }.joined() + caption.sentence)
    let title = "\(walkthrough.title), frame \(step.index) of \(walkthrough.steps.count - 1)"
    let head = """
      <svg xmlns="http://www.w3.org/2000/svg"\(size) role="img" xml:space="preserve" \
      aria-labelledby="\(hash)-title \(hash)-desc" font-family="'DejaVu Sans', Verdana, sans-serif">
      <title id="\(hash)-title">\(XML.escape(title))</title>
      <desc id="\(hash)-desc">\(XML.escape(caption.sentence))</desc>

      """
    return Array((head + body.map { $0.written(prefix: hash) }.joined(separator: "\n") + "\n").utf8)
  }

  private enum Line {
    case text(String)
    case group(id: String, names: String)

    func written(prefix: String) -> String {
      switch self {
      case .text(let text): text
      case .group(let id, let names): "<g id=\"\(prefix)-\(id)\" class=\"\(names)\">"
      }
    }
  }

  /// The XML declaration, comments and tooltips stay behind.
  private func isContent(_ line: Substring) -> Bool {
    !["<?xml", "<!", " \"http", "<title>"].contains { line.hasPrefix($0) }
      && !line.hasSuffix("-->")
  }

  /// The font is said once for the whole picture; values and gradients are named as such.
  private func content(_ line: Substring) -> String {
    // SVG knows no transparent stroke.
    guard line.hasPrefix("<text") else { return String(line).replacing("stroke=\"transparent\"", with: "stroke=\"none\"") }
    var text = String(line).replacing(" font-family=\"DejaVu Sans\"", with: "")
    for (name, color) in [("value", theme.value), ("gradient", theme.gradient)] {
      text = text.replacing(" fill=\"\(color)\"", with: " class=\"\(name)\" fill=\"\(color)\"")
    }
    return text
  }

  /// What the elements of a node, a wire or the writing at a wire are called, with what they do in this step.
  private func names(of id: String, _ roles: [Int: Walkthrough.Role]) -> String {
    guard let kind = id.first, let index = Int(id.dropFirst()) else { return "part" }
    switch kind {
    case "n":
      let name =
        switch walkthrough.circuit.nodes[index].kind {
        case .input: "node input"
        case .constant: "node constant"
        case .function: "node function"
        case .splitter: "node splitter"
        }
      return step.node == index ? name + " active" : name
    case "w": return "wire" + (roles[index].map { " active \($0)" } ?? "")
    case "c": return "composite"
    case "l": return "annotation" + (roles[index].map { " active \($0)" } ?? "")
    default: return "end"
    }
  }

  private func attributes(_ names: [String], of line: Substring) -> String {
    names.compactMap { name in value(of: name, in: line).map { " \(name)=\"\($0)\"" } }.joined()
  }

  private func value(of name: String, in line: Substring) -> String? {
    guard let start = line.firstRange(of: "\(name)=\"")?.upperBound, let end = line[start...].firstIndex(of: "\"")
    else { return nil }
    return String(line[start..<end])
  }
}

/// Text as it stands in XML.
enum XML {
  static func escape(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }
}
