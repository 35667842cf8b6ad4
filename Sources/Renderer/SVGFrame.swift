import Walkthrough

/// A frame put together: a title and a description for those who do not see it, ids that no other picture has, and
/// names for what a wire or a node does.
struct SVGFrame {
  let walkthrough: Walkthrough
  let step: Step
  /// The step in one plain sentence.
  let sentence: String
  let settings: FrameSettings

  /// - Parameters:
  ///   - size: width, height and view box as attributes.
  ///   - groups: those of wires and nodes, in the order in which they are drawn.
  func compose(size: String, head: [[UInt8]], groups: [Group], tail: [[UInt8]]) -> [UInt8] {
    let (start, end) = (Array(head.joined(separator: [Self.lineEnd])), Array(tail.joined(separator: [Self.lineEnd])))
    var hash = ContentHash()
    hash.add(size)
    hash.add(start)
    // Each group was hashed once, and stands in many frames.
    for group in groups { hash.add(group.hash) }
    hash.add(end)
    hash.add(sentence)
    if let other = settings.counterpart { hash.add(other.name) }
    let prefix = "bw" + hash.hex
    let title = "\(walkthrough.title), frame \(step.index) of \(walkthrough.steps.count - 1)"
    var bytes = Array(
      """
      <svg xmlns="http://www.w3.org/2000/svg"\(size) id="\(prefix)" role="img" xml:space="preserve" \
      aria-labelledby="\(prefix)-title \(prefix)-desc" font-family="'DejaVu Sans', Verdana, sans-serif">
      <title id="\(prefix)-title">\(XML.escape(title))</title>
      <desc id="\(prefix)-desc">\(XML.escape(sentence))</desc>
      \(settings.asides(of: prefix))
      """.utf8)
    bytes.reserveCapacity(bytes.count + groups.reduce(start.count + end.count + 2) { $0 + $1.bytes.count + 28 })
    bytes += start
    bytes.append(Self.lineEnd)
    let before = Self.opening + Array(prefix.utf8)
    for group in groups {
      bytes += before
      bytes += group.bytes
      bytes.append(Self.lineEnd)
    }
    bytes += end
    bytes.append(Self.lineEnd)
    return bytes
  }

  private static let opening = Array("<g id=\"".utf8)
  private static let lineEnd = UInt8(ascii: "\n")

  /// A wire's or a node's group as it stands in a frame.
  struct Group {
    /// From the place on at which the frame's own prefix ends.
    let bytes: [UInt8]
    let hash: UInt64
    let id: String
    let names: String
    /// All lines but the first.
    var content: [UInt8] { Array(bytes.drop { $0 != UInt8(ascii: "\n") }.dropFirst()) }
    /// The lines that draw something: all but the first and the last.
    var lines: [String] {
      content.split(separator: UInt8(ascii: "\n")).dropLast().map { String(decoding: $0, as: UTF8.self) }
    }

    init(_ id: String, names: String, content: [UInt8]) {
      self.id = id
      self.names = names
      bytes = Array("-\(id)\" class=\"\(names)\">\n".utf8) + content
      hash = ContentHash(bytes).value
    }
  }
}

extension FrameSettings {
  /// What an SVG says besides the drawing, by lines: its stamp, and the colours that it takes in the dark.
  func asides(of prefix: String) -> String {
    let metadata = stamp.isEmpty ? "" : "<metadata>\(XML.escape(stamp))</metadata>\n"
    guard let counterpart else { return metadata }
    let rules = drawnTheme.recolored(to: counterpart, in: "#" + prefix)
    return metadata + "<style>@media (prefers-color-scheme:dark){\(rules)}</style>\n"
  }
}
