/// The bank of all variants of a circuit: the questions of one category stand together, and what is the same in two variants
/// stands there once.
public struct VariantBank: Sendable {
  /// Moodle's XML or GIFT.
  public let form: Form
  private let bank: any BankForm
  private var categories: [[String]] = []
  private var questions: [[String]: [BankQuestion]] = [:]
  private var known: Set<BankQuestion> = []
  private var count = 0

  public init(_ form: Form) {
    guard let bank = form.bank else { preconditionFailure("\(form) is no bank of questions") }
    self.form = form
    self.bank = bank
  }

  /// Adds one variant's questions.
  public mutating func add(_ variant: [BankQuestion]) {
    count += 1
    for question in variant where known.insert(question).inserted {
      if questions[question.category] == nil { categories.append(question.category) }
      questions[question.category, default: []].append(question)
    }
  }

  /// What the file is called, beside the folders of the variants: `product-moodle.xml`.
  public func name(stem: String) -> String { stem + bank.ending }

  /// The whole file.
  public func text() -> String {
    let all = categories.flatMap { questions[$0] ?? [] }
    return bank.file(all, stamp: "Backwire, \(count) \(count == 1 ? "variant" : "variants")")
  }
}
