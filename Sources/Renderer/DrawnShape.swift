/// A line or an area of a drawing, as libgvc wrote it into the SVG.
public struct DrawnShape: Sendable {
  /// Where it runs, in points from the picture's top left corner.
  public enum Outline: Sendable {
    /// A start and curves from there, each with two control points and its end.
    case curve([(x: Double, y: Double)])
    case polygon([(x: Double, y: Double)])
    case ellipse(x: Double, y: Double, width: Double, height: Double)
  }

  /// What is drawn or filled.
  public let outline: Outline
  /// Nil where it is not filled, or not outlined.
  public let fill, stroke: String?
  /// Of the outline, in points.
  public let lineWidth: Double

  /// The shapes of a group, in order. Text is none.
  static func shapes(in content: [UInt8], _ shift: (x: Double, y: Double)) -> [DrawnShape] {
    content.split(separator: UInt8(ascii: "\n")).compactMap { line in
      let element = String(decoding: line, as: UTF8.self)
      guard let outline = outline(of: element, shift) else { return nil }
      let width = value("stroke-width", in: element).flatMap { Double($0) } ?? 1
      return DrawnShape(
        outline: outline, fill: color("fill", in: element), stroke: color("stroke", in: element), lineWidth: width)
    }
  }

  /// Where the first text of a group begins.
  static func textStart(in content: [UInt8], _ shift: (x: Double, y: Double)) -> (x: Double, y: Double)? {
    for line in content.split(separator: UInt8(ascii: "\n")) {
      let element = String(decoding: line, as: UTF8.self)
      guard element.hasPrefix("<text"), let x = number("x", in: element), let y = number("y", in: element) else {
        continue
      }
      return (x + shift.x, y + shift.y)
    }
    return nil
  }

  /// What `translate(…)` moves everything by.
  static func shift(of transform: String) -> (x: Double, y: Double) {
    let numbers = (transform.components(after: "translate(") ?? "").split { " ,)".contains($0) }.compactMap {
      Double($0)
    }
    return numbers.count >= 2 ? (numbers[0], numbers[1]) : (0, 0)
  }

  private static func outline(of element: String, _ shift: (x: Double, y: Double)) -> Outline? {
    let points = { (text: String) in
      let numbers = text.split { !"-.0123456789".contains($0) }.compactMap { Double($0) }
      return stride(from: 0, to: numbers.count - 1, by: 2).map { (numbers[$0] + shift.x, numbers[$0 + 1] + shift.y) }
    }
    if element.hasPrefix("<path"), let path = value("d", in: element) { return .curve(points(path)) }
    if element.hasPrefix("<poly"), let corners = value("points", in: element) { return .polygon(points(corners)) }
    guard element.hasPrefix("<ellipse"), let x = number("cx", in: element), let y = number("cy", in: element),
      let width = number("rx", in: element), let height = number("ry", in: element)
    else { return nil }
    return .ellipse(x: x + shift.x, y: y + shift.y, width: 2 * width, height: 2 * height)
  }

  private static func color(_ name: String, in element: String) -> String? {
    let color = value(name, in: element)
    return color?.hasPrefix("#") == true ? color : nil
  }

  private static func number(_ name: String, in element: String) -> Double? {
    value(name, in: element).flatMap { Double($0) }
  }

  private static func value(_ name: String, in element: String) -> String? {
    element.components(after: " \(name)=\"")?.prefix { $0 != "\"" }.description
  }
}

extension String {
  /// All that follows the first place of a text.
  fileprivate func components(after text: String) -> Substring? { firstRange(of: text).map { self[$0.upperBound...] } }
}
