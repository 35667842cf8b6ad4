/// What a circuit says about itself, between two lines of `---` before its first statement.
public struct FrontMatter: Sendable, Equatable {
  /// The keys that front matter knows.
  public enum Key: String, CaseIterable, Sendable {
    case title, output, seed, train, digits, fold, direction, theme, view, canvas, lang, constants, nonfinite
  }

  /// Which way values flow in the drawing.
  public enum Direction: String, CaseIterable, Sendable {
    case leftToRight = "LR"
    case topToBottom = "TB"
  }

  /// How much of the circuit a frame shows.
  public enum View: String, CaseIterable, Sendable {
    case whole
    /// The node at work, large, and the whole as a map.
    case close
    /// The whole where all of it can be read from the last row, and close-ups where not.
    case auto
  }

  /// The themes by name.
  public static let themes = ["light", "dark", "print", "auto"]

  /// How many significant digits can be shown.
  public static let digitsRange = 1...15

  /// Stands above the frames; a walkthrough without one is called after its output.
  public var title: String?
  /// The output wire, where it is not the last one; the first of several.
  public var output: String? { outputs.first }
  /// The output wires, where they are named: each starts a backward pass into the same circuit.
  public var outputs: [String] = []
  /// The upstream gradient placed on the output wire, of its shape.
  public var seed: NumberArray?
  /// The upstream gradients placed on output wires by their names.
  public var seeds: [String: NumberArray] = [:]
  /// What is done with the gradients.
  public var train: TrainingPlan?
  /// Significant digits shown.
  public var digits: Int?
  /// Composites to draw as one node.
  public var fold: [String]?
  /// From left to right unless given.
  public var direction: Direction?
  /// One of `themes`.
  public var theme: String?
  /// Whole circuits or close-ups; `auto` unless given.
  public var view: View?
  /// The canvas of a close-up.
  public var canvas: CanvasSize?
  /// The language of the title and the notes, such as `en`.
  public var lang: String?

  /// Names that are constants, though their statements do not say so.
  public var constants: [String]?

  /// Whether to go on where a number is not finite: `nonfinite: show`.
  public var showsNonfinite = false

  /// Where each value stands.
  var ranges: [Key: SourceRange] = [:]

  /// Says nothing: all is as it is unless something is said.
  public init() {}

  /// Where the value of a key stands, for errors about it; empty where it is not given.
  public func range(of key: Key) -> SourceRange { ranges[key] ?? SourceRange(0, 0) }
}
