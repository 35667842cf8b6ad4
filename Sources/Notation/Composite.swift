/// A function that the circuit itself defines: `neuron(x, w, b) = sigmoid(w * x + b)`.
///
/// Each call adds the nodes of its formula as one group.
public struct Composite: Sendable, Equatable {
  public let name: String
  public let nameRange: SourceRange
  /// Its inputs, which are all that its formula can read.
  public let parameters: [String]
  public let formula: Formula
  /// What the lecturer wrote in `## notes` at this statement.
  public let notes: [String]
}
