import Walkthrough

/// Questions that a learning platform imports. Those of all variants of a circuit go into one bank.
protocol BankForm: TextForm {
  /// The questions of one walkthrough.
  /// - Parameters:
  ///   - edition: what is asked about.
  ///   - variant: the variant's name, where this is one of several that go into one bank.
  /// - Throws: `GraphvizError` when libgvc fails.
  func questions(of edition: Edition, variant: String?) throws -> [BankQuestion]
  /// How a file begins.
  func opening(stamp: String) -> String
  /// Says in which category the questions are that follow.
  func heading(_ path: String) -> String
  /// A question between others.
  func written(_ question: String) -> String
  /// How a file ends.
  var closing: String { get }
  /// Whether a category that is the only one is named.
  var namesOnlyCategory: Bool { get }
  /// The questions of a file that was put together of these; nil where it is something else.
  func questions(in bytes: [UInt8]) -> [BankQuestion]?
}

extension BankForm {
  func text(of edition: Edition) throws -> String {
    let questions = try questions(of: edition, variant: nil)
    var text = opening(stamp: edition.stamp.text)
    var category = namesOnlyCategory || Set(questions.map(\.path)).count > 1 ? nil : questions.first?.path
    for question in questions {
      if question.path != category {
        category = question.path
        text += heading(question.path)
      }
      text += written(question.text)
    }
    return text + closing
  }
}
