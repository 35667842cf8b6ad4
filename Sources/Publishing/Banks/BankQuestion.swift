/// A question as it stands in a bank, and the category to which it belongs.
public struct BankQuestion: Sendable, Hashable {
  /// The names of the categories from the outermost on, below that of Backwire.
  public let category: [String]
  /// The question written out.
  public let text: String

  /// The category as Moodle knows it. A slash in a name is doubled; one alone would begin a category within the category.
  ///
  /// Nothing else is escaped, in GIFT neither: what Moodle would take for an escape there stays one in the name.
  var path: String {
    let names = category.map { name in
      String(name.map { $0.isNewline ? " " : $0 }).replacing("/", with: "//")
    }
    return "$course$/top/Backwire/" + names.joined(separator: "/")
  }

  public init(category: [String], text: String) { (self.category, self.text) = (category, text) }
}
