public import Notation

/// What a step says: under the picture as a heading, lines and a table, and everywhere else as one plain sentence.
public struct Caption: Sendable {
  /// What the step does, in a few words above everything else.
  public private(set) var heading: MathText
  /// Below the heading, above the table.
  public var lines: [MathText] = []
  /// The function node rule with the step's numbers; nil for a step in which no function node sends anything.
  public private(set) var table: Table?
  /// What stands above the columns of the table; nothing where there is none.
  public private(set) var headings: [String] = []
  /// The author's notes on the step's statement, and conventions used.
  public var remarks: [String] = []
  /// The step in one plain sentence: alt text, speaker note, line of the trace.
  public private(set) var sentence: String

  /// The function node rule with numbers, a row for each input wire.
  public enum Table: Sendable {
    /// All wires of the node carry numbers.
    case numbers([Row])
    /// Some carry vectors or matrices, whose local gradients may be Jacobians.
    case tensors([TensorRow], areJacobians: Bool)

    /// Whether any wire's local gradient is a tensor that can be shown.
    public static func haveLocals(_ rows: [TensorRow]) -> Bool { rows.contains { $0.local != nil } }
  }

  /// The rule at an input wire of a node of numbers.
  public struct Row: Sendable {
    /// As formulas call it.
    public let wire: MathText
    /// The upstream gradient as it is shown.
    public let upstream: String
    /// `∂f/∂q = z = −4`
    public let local: MathText
    /// `1 × (−4) =`
    public let product: String
    /// What is sent back: what the product comes to.
    public let gradient: String
  }

  /// The rule at an input wire of a node with vectors or matrices.
  public struct TensorRow: Sendable {
    /// As formulas call it.
    public let wire: MathText
    /// `∂f/∂z @ xᵀ`
    public let rule: MathText
    /// The upstream gradient, of the shape of the node's output.
    public let upstream: ShownTensor
    /// Nil where the node states no tensor of its own.
    public let local: ShownTensor?
    /// What is sent back, of the shape of the wire.
    public let gradient: ShownTensor
  }

  init(_ heading: MathText, sentence: String, lines: [MathText] = []) {
    self.heading = heading
    self.sentence = sentence
    self.lines = lines
  }

  /// The same with another heading and another sentence.
  func retold(_ heading: MathText, sentence: String) -> Caption {
    var told = self
    (told.heading, told.sentence) = (heading, sentence)
    return told
  }

  mutating func show(_ table: Table, in words: any Words) {
    (self.table, headings) = (table, words.headings(of: table))
  }
}
