import Walkthrough

/// Questions that a learning platform imports. Those of all variants of a circuit go into one file.
protocol BankForm: TextForm {
  /// The questions of one walkthrough.
  /// - Parameters:
  ///   - edition: what is asked about.
  ///   - variant: the variant's name, where this is one of several that go into one bank.
  /// - Throws: `GraphvizError` when libgvc fails.
  func questions(of edition: Edition, variant: String?) throws -> [BankQuestion]
  /// A file of questions, those of one category in a row.
  func file(_ questions: [BankQuestion], stamp: String) -> String
}

extension BankForm {
  func text(of edition: Edition) throws -> String {
    file(try questions(of: edition, variant: nil), stamp: edition.stamp.text)
  }
}
