/// A function that the circuit itself defines: `neuron(x, w, b) = sigmoid(w * x + b)`, or in several statements, as
/// `def neuron(x, w, b):` with a `return`.
///
/// Each call adds the nodes of its formula as one group.
public struct Composite: Sendable, Equatable {
  /// What it is called by, in formulas and in `fold`.
  public let name: String
  /// Where the text defines it, for errors about it.
  public let nameRange: SourceRange
  /// Its inputs, which are all that its formula can read.
  public let parameters: [String]
  /// What is worked out before the formula, in turn: the statements before a definition's `return`.
  public let locals: [Local]
  /// What a call is worth, in its inputs and locals.
  public let formula: Formula
  /// What the lecturer wrote in `## notes` at this statement.
  public let notes: [String]

  /// A statement inside a definition: a name that the statements below it can read.
  public struct Local: Sendable, Equatable {
    /// Known inside of the definition only.
    public let name: String
    /// What it is worth, in the inputs and the locals before it.
    public let formula: Formula
    /// What the lecturer wrote in `## notes` at this statement.
    public let notes: [String]
  }
}
