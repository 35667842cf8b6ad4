public import Notation

/// What a step says: under the picture as a heading, lines and a table, and everywhere else as one plain sentence.
public struct Caption: Sendable {
  public let heading: MathText
  public var lines: [MathText] = []
  public var table: Table?
  /// The author's notes on the step's statement, and conventions used.
  public var remarks: [String] = []
  /// The step in one plain sentence: alt text, speaker note, line of the trace.
  public let sentence: String

  /// The function node rule with numbers, a row for each input wire.
  public struct Table: Sendable {
    public static let headings = ["wire", "upstream", "local gradient", "upstream × local", "gradient sent back"]
    public let rows: [Row]
  }

  public struct Row: Sendable {
    public let wire: MathText
    public let upstream: String
    /// `∂f/∂q = z = −4`
    public let local: MathText
    /// `1 × (−4) =`
    public let product: String
    public let gradient: String
  }

  init(_ heading: MathText, sentence: String) {
    self.heading = heading
    self.sentence = sentence
  }
}
