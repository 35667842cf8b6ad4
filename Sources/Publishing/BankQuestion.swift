/// A question as it stands in a bank, and the category to which it belongs.
public struct BankQuestion: Sendable, Equatable {
  /// The names of the categories from the outermost on, below that of Backwire.
  public let category: [String]
  /// The question written out.
  public let text: String

  public init(category: [String], text: String) { (self.category, self.text) = (category, text) }
}
