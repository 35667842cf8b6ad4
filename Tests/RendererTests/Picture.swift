import Engine

/// An SVG frame as a test reads it.
struct Picture {
  struct Label {
    var value: [String] = []
    var valueY = -Double.infinity
    var gradient: [String] = []
    var gradientY: Double?
  }

  let viewBox: String
  /// The centre and the radii of every node's outline.
  var circles: [String] = []
  /// By wire, the points of its line but for a few at either end.
  var middles: [String: [String]] = [:]
  /// By wire, what is written at it.
  var labels: [WireID: Label] = [:]

  init(_ svg: String) {
    viewBox = svg.firstMatch(of: /viewBox="([^"]+)"/).map { String($0.1) } ?? ""
    var group = ""
    for line in svg.split(separator: "\n") {
      if let match = line.firstMatch(of: /<g id="bw[0-9a-f]+-(\w+)"/) {
        group = String(match.1)
        if let wire = Self.wire(labelledBy: group) { labels[wire] = Label() }
      } else if line.hasPrefix("</g>") {
        group = ""
      } else if let match = line.firstMatch(of: /<ellipse.* (cx=.*ry="[^"]+")/) {
        circles.append(String(match.1))
      } else if let match = line.firstMatch(of: /<path.* d="([^"]+)"/) {
        let points = match.1.split(whereSeparator: { "MC ".contains($0) }).map { String($0) }
        middles[group] = Array(points.dropFirst(4).dropLast(4))
      } else if let match = line.firstMatch(of: /<text.* y="([^"]+)".*>([^<]*)<\/text>/) {
        write(String(match.2), y: Double(match.1) ?? 0, isGradient: line.contains("class=\"gradient\""), at: group)
      }
    }
  }

  /// The wire at which a group of SVG writes, by the group's id.
  private static func wire(labelledBy group: String) -> WireID? {
    group.hasPrefix("l") ? Int(group.dropFirst()).map { WireID($0) } : nil
  }

  private mutating func write(_ text: String, y: Double, isGradient: Bool, at group: String) {
    guard let wire = Self.wire(labelledBy: group), var label = labels[wire] else { return }
    if isGradient {
      label.gradient.append(text)
      label.gradientY = min(y, label.gradientY ?? y)
    } else {
      // `q`, ` = 3` and ` =` before a grid: the numbers are what is asked for.
      label.value.append(text.split(separator: "= ").last.map { String($0) } ?? text)
      label.valueY = max(y, label.valueY)
    }
    labels[wire] = label
  }
}
