public import Notation

/// What a step says: under the picture as a heading, lines and a table, and everywhere else as one plain sentence.
public struct Caption: Sendable {
  public private(set) var heading: MathText
  public var lines: [MathText] = []
  public var table: Table?
  /// The author's notes on the step's statement, and conventions used.
  public var remarks: [String] = []
  /// The step in one plain sentence: alt text, speaker note, line of the trace.
  public private(set) var sentence: String

  /// The function node rule with numbers, a row for each input wire.
  public enum Table: Sendable {
    /// All wires of the node carry numbers.
    case numbers([Row])
    /// Some carry vectors or matrices.
    case tensors([TensorRow], local: String)

    public var headings: [String] {
      switch self {
      case .numbers: ["wire", "upstream", "local gradient", "upstream × local", "gradient sent back"]
      case .tensors(let rows, let local):
        ["wire", "what is sent back", "upstream"] + (Self.haveLocals(rows) ? [local] : [])
          + ["gradient sent back"]
      }
    }

    /// Whether any wire's local gradient is a tensor that can be shown.
    public static func haveLocals(_ rows: [TensorRow]) -> Bool { rows.contains { $0.local != nil } }
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

  public struct TensorRow: Sendable {
    public let wire: MathText
    /// `∂f/∂z @ xᵀ`
    public let rule: MathText
    public let upstream: ShownTensor
    /// Nil where the node states no tensor of its own.
    public let local: ShownTensor?
    public let gradient: ShownTensor
  }

  /// The caption with the name of the chapter before its heading and its sentence. What is asked stays at the beginning.
  func within(_ chapter: String) -> Caption {
    let asks = "Predict: "
    var told = self
    told.heading = "\(chapter) · \(heading)"
    told.sentence =
      sentence.hasPrefix(asks) ? "\(asks)\(chapter): \(sentence.dropFirst(asks.count))" : "\(chapter): \(sentence)"
    return told
  }

  init(_ heading: MathText, sentence: String) {
    self.heading = heading
    self.sentence = sentence
  }
}
