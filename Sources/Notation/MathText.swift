/// Typeset mathematics: text in runs, names in italics, everything else upright.
///
///     MathText(name: "w_1") + " = −3"     // w₁ = −3, the w₁ in italics
///
/// Scripts are Unicode characters (w₁, x², x⁽¹⁾), since SVG viewers disagree on how to lower and shrink text.
public struct MathText: Hashable, Sendable, ExpressibleByStringInterpolation {
  public enum Style: Hashable, Sendable {
    case upright, italic
    /// What a line leads up to, such as the sum that it works out.
    case strong
  }

  public struct Run: Hashable, Sendable {
    public var text: String
    public var style: Style
  }

  public private(set) var runs: [Run] = []

  public init() {}

  public init(stringLiteral value: String) { append(value, .upright) }

  public init(_ text: String, _ style: Style = .upright) { append(text, style) }

  /// The text without its styles: what captions, alt texts and the trace say.
  public var plain: String { runs.map(\.text).joined() }

  public var isEmpty: Bool { runs.isEmpty }

  public mutating func append(_ text: String, _ style: Style) {
    guard !text.isEmpty else { return }
    if let last = runs.indices.last, runs[last].style == style {
      runs[last].text += text
    } else {
      runs.append(Run(text: text, style: style))
    }
  }

  public static func += (left: inout MathText, right: MathText) {
    for run in right.runs { left.append(run.text, run.style) }
  }

  public static func + (left: MathText, right: MathText) -> MathText {
    var sum = left
    sum += right
    return sum
  }

  public struct StringInterpolation: StringInterpolationProtocol {
    var text = MathText()
    public init(literalCapacity: Int, interpolationCount: Int) {}
    public mutating func appendLiteral(_ literal: String) { text.append(literal, .upright) }
    public mutating func appendInterpolation(_ part: MathText) { text += part }
    public mutating func appendInterpolation(_ part: String) { text.append(part, .upright) }
    public mutating func appendInterpolation(_ part: Int) { text.append(String(part), .upright) }
  }

  public init(stringInterpolation: StringInterpolation) { self = stringInterpolation.text }
}

extension [MathText] {
  /// The texts one after the other with a separator between them.
  public func joined(separator: MathText) -> MathText {
    var all = MathText()
    for (index, text) in enumerated() {
      if index > 0 { all += separator }
      all += text
    }
    return all
  }
}
