/// The pieces of which a bank of questions is put together, for those who cannot hold all of it.
///
///     let bank = BankText(.moodle)
///     file = bank.opening(variants: 100) + bank.heading(question.path) + bank.written(question) + … + bank.closing
public struct BankText: Sendable {
  /// Moodle's XML or GIFT.
  public let form: Form
  private let bank: any BankForm

  /// - Precondition: the form is a bank of questions.
  public init(_ form: Form) {
    guard let bank = form.bank else { preconditionFailure("\(form) is no bank of questions") }
    (self.form, self.bank) = (form, bank)
  }

  /// What the file is called, beside the folders of the variants: `product-moodle.xml`, and `product-moodle-2.xml` for the
  /// second of several.
  public func name(stem: String, part: Int? = nil) -> String {
    guard let part else { return stem + bank.ending }
    let point = bank.ending.lastIndex(of: ".") ?? bank.ending.endIndex
    return stem + bank.ending[..<point] + "-\(part)" + bank.ending[point...]
  }

  /// What stands before all questions, among it how many variants there are.
  public func opening(variants count: Int) -> String {
    bank.opening(stamp: "Backwire, \(count) \(count == 1 ? "variant" : "variants")")
  }

  /// Says in which category the questions are that follow.
  public func heading(_ path: String) -> String { bank.heading(path) }

  /// A question as it stands in the file, from its first line to its last.
  public func written(_ question: BankQuestion) -> String { bank.written(question.text) }

  /// What stands after all questions.
  public var closing: String { bank.closing }

  /// The questions of a bank that was put together so; nil where the text is something else.
  public func questions(in bytes: [UInt8]) -> [BankQuestion]? { bank.questions(in: bytes) }
}
