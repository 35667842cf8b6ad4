/// A question as it stands in a bank, and the category to which it belongs.
public struct BankQuestion: Sendable, Hashable {
  /// The category as Moodle knows it: `$course$/top/Backwire/title/x`.
  public let path: String
  /// The question written out.
  public let text: String

  /// - Parameters:
  ///   - path: of the category, as Moodle knows it.
  ///   - text: the question written out.
  public init(path: String, text: String) { (self.path, self.text) = (path, text) }

  /// - Parameter category: the names of the categories from the outermost on, below that of Backwire. A slash in a name is
  ///   doubled; one alone would begin a category within the category. Nothing else is escaped, in GIFT neither: what Moodle
  ///   would take for an escape there stays one in the name.
  init(category: [String], text: String) {
    let names = category.map { name in
      String(name.map { $0.isNewline ? " " : $0 }).replacing("/", with: "//")
    }
    self.init(path: "$course$/top/Backwire/" + names.joined(separator: "/"), text: text)
  }
}
