import Walkthrough

/// The questions of one walkthrough, or of one variant of it, by what a quiz draws from.
///
/// A quiz in Moodle draws at random from a category. So the variants of a question share one of their own, and every student
/// gets other numbers for the same question. A single walkthrough is one category.
struct BankCategories {
  let title: String
  /// The name of the variant; nil where there is but one walkthrough.
  let variant: String?

  /// The category of the questions that ask for one and the same number.
  func of(_ number: QuestionBank.Number) -> [String] { variant == nil ? [title] : [title, number.wire] }

  /// The category of the questions of a kind about the rule.
  func of(_ question: ConceptQuestion) -> [String] { variant == nil ? [title] : [title, question.kind.rawValue] }

  /// A question's name, different for every variant.
  func name(_ name: String) -> String { variant.map { "\(name) · \($0)" } ?? name }
}
