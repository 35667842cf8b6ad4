public import Notation

/// What captions say, as whole sentences with places. Names and formulas come typeset, numbers as they are shown.
public protocol CaptionWords: Sendable {
  // The forward pass, node by node and as a whole.
  func splitterComputes(_ name: MathText, value: String, count: Int) -> Caption
  /// - Parameter stored: `x = 3`, the inputs that are stored for the backward pass.
  func functionComputes(_ called: MathText, value: String, stored: [MathText]) -> Caption
  /// - Parameter outputs: `f = −12`
  func forwardPassDone(outputs: [MathText]) -> Caption

  // The seed.
  func nothingToSeed(output: MathText) -> Caption
  /// - Parameter derivative: ∂f/∂f
  func seedOfOne(output: MathText, derivative: MathText) -> Caption
  func seed(output: MathText, upstream: String) -> Caption
  func seeds(_ seeds: [(output: MathText, upstream: String)]) -> Caption

  // The backward pass.
  /// - Parameters:
  ///   - terms: `1 + 2 =`, with a space behind it.
  ///   - gradient: ∂f/∂x, as `gradient(of:)` may call it.
  func splitterAdds(
    _ name: MathText, at place: BackwardPlace, uses: WireUses, gradient: MathText, terms: String, sum: String
  ) -> Caption
  /// - Parameters:
  ///   - isProduct: whether all it sends back are products with local gradients.
  ///   - received: what each input wire receives: `1 × (−4) = −4`.
  func functionSends(
    _ called: MathText, at place: BackwardPlace, upstream: String, isProduct: Bool,
    received: [(wire: MathText, told: String)]
  ) -> Caption
  /// - Parameters:
  ///   - lines: the same results in lines.
  ///   - rows: of several outputs, the rows of the Jacobian; none where it is not asked for.
  func results(_ results: [MathText], lines: [MathText], rows: [MathText]) -> Caption
  func noResults() -> Caption

  // What is asked.
  func askFunction(_ called: MathText, at place: BackwardPlace, upstream: String, wires: [MathText]) -> Caption
  func askSplitter(
    _ name: MathText, at place: BackwardPlace, uses: WireUses, gradient: MathText, parts: [String], blank: String
  ) -> Caption
  /// - Parameter given: `w = 1`, and the like: all that has to be known.
  func askUpdate(_ name: MathText, given: [MathText], optimizer: TrainingPlan.Optimizer, blank: String) -> Caption

  /// The same question alone.
  func questionOfUpdate(_ name: MathText, given: [MathText], optimizer: TrainingPlan.Optimizer) -> String

  // Steps of training.
  func update(_ name: MathText, lines: [MathText]) -> Caption
  /// The caption of a step in an iteration, from 1; what is asked stays at the beginning.
  func iteration(_ number: Int, of count: Int, _ caption: Caption) -> Caption
  func leftOver(_ name: MathText, _ gradient: String) -> MathText
  func isStep(_ number: Int) -> MathText
  /// - Parameter value: nil where it was asked for above, on the same paper.
  func known(_ gradient: MathText, _ value: String?) -> MathText
  var keptGradients: String { get }
  /// - Parameter terms: `m̂ = 1, v̂ = 2`
  func corrected(_ terms: MathText) -> MathText

  // Remarks.
  var foldedComposite: String { get }
  /// - Parameters:
  ///   - kind: NaN or ∞.
  ///   - reason: the arithmetic that gave it.
  func born(_ kind: String, _ reason: String) -> String
  func born(_ kind: String, at called: MathText, _ reason: String) -> String
  func origin(_ kind: String, at called: MathText, isInBackwardPass: Bool, _ reason: String) -> String
  func jacobian(_ derivative: MathText, _ matrix: String) -> String

  // Parts of sentences and of tables.
  /// What ∂f/∂x is called where the output is part of something larger that has no name here.
  func gradient(of name: MathText) -> MathText
  /// `a, b and c`
  func list(_ items: [String]) -> String
  /// A product that is added up over the copies of an input that was broadcast.
  func summed(_ product: MathText, overCopies count: Int) -> MathText
  /// A local gradient of an input that was broadcast.
  func local(_ rule: MathText, overCopies count: Int) -> MathText
  func headings(of table: Caption.Table) -> [String]
}

/// A step's number among the steps of the backward pass, from 1, and how many there are.
public struct BackwardPlace: Sendable {
  /// From 1.
  public let number: Int
  /// Of how many.
  public let count: Int
}

/// How often a wire is used, and how many of its uses are on the way to the output.
public struct WireUses: Sendable {
  /// Branches of its splitter.
  public let count: Int
  /// Those on which something comes back.
  public let live: Int
}
