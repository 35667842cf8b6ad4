/// Typeset mathematics: text in runs, names in italics, everything else upright.
///
///     MathText(name: "w_1") + " = −3"     // w₁ = −3, the w₁ in italics
///
/// Scripts are Unicode characters (w₁, x², x⁽¹⁾), since SVG viewers disagree on how to lower and shrink text.
public struct MathText: Hashable, Sendable, ExpressibleByStringInterpolation {
  /// How letters stand.
  public enum Style: Hashable, Sendable {
    case upright, italic
    /// What a line leads up to, such as the sum that it works out.
    case strong
  }

  /// Letters of one style.
  public struct Run: Hashable, Sendable {
    /// One character at least.
    public var text: String
    /// How these letters stand.
    public var style: Style
  }

  /// No two neighbours have the same style.
  public private(set) var runs: [Run] = []

  /// No letters, to append to.
  public init() {}

  /// A literal, in upright letters.
  public init(stringLiteral value: String) { append(value, .upright) }

  /// All letters in one style.
  public init(_ text: String, _ style: Style = .upright) { append(text, style) }

  /// The text without its styles: what captions, alt texts and the trace say.
  public var plain: String { runs.map(\.text).joined() }

  /// Whether there are no letters.
  public var isEmpty: Bool { runs.isEmpty }

  /// Adds letters at the end; to the last run, where they are of its style.
  public mutating func append(_ text: String, _ style: Style) {
    guard !text.isEmpty else { return }
    if let last = runs.indices.last, runs[last].style == style {
      runs[last].text += text
    } else {
      runs.append(Run(text: text, style: style))
    }
  }

  /// Adds another text at the end, with its styles.
  public static func += (left: inout MathText, right: MathText) {
    for run in right.runs { left.append(run.text, run.style) }
  }

  /// The one text and then the other, with their styles.
  public static func + (left: MathText, right: MathText) -> MathText {
    var sum = left
    sum += right
    return sum
  }

  /// A literal with texts inside, which keep their styles.
  public struct StringInterpolation: StringInterpolationProtocol {
    var text = MathText()
    /// Reserves nothing: texts are short.
    public init(literalCapacity: Int, interpolationCount: Int) {}
    /// Upright letters.
    public mutating func appendLiteral(_ literal: String) { text.append(literal, .upright) }
    /// A text with its styles.
    public mutating func appendInterpolation(_ part: MathText) { text += part }
    /// Upright letters.
    public mutating func appendInterpolation(_ part: String) { text.append(part, .upright) }
    /// A whole number, upright.
    public mutating func appendInterpolation(_ part: Int) { text.append(String(part), .upright) }
  }

  /// The pieces in their order.
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
