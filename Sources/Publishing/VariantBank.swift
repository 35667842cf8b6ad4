/// The bank of all variants of a circuit: the questions of one category stand together, and what is the same in two variants
/// stands there once.
public struct VariantBank: Sendable {
  /// Moodle's XML or GIFT.
  public let form: Form
  private var categories: [[String]] = []
  private var questions: [[String]: [BankQuestion]] = [:]
  private var known: Set<BankQuestion> = []
  private var count = 0

  public init(_ form: Form) {
    precondition(form.isBank, "\(form) is no bank of questions")
    self.form = form
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
  public func name(stem: String) -> String { stem + form.suffix }

  /// The whole file.
  public func text() -> String {
    let all = categories.flatMap { questions[$0] ?? [] }
    let stamp = "Backwire, \(count) \(count == 1 ? "variant" : "variants")"
    return form == .moodle ? MoodleBank.file(all, stamp: stamp) : GIFTBank.file(all, stamp: stamp)
  }
}
