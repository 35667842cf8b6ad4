/// What questions and their diagnoses say, as whole sentences with places. Formulas come as plain text, numbers as they are
/// shown, arithmetic with its result: `1 × 3 = 3`.
public protocol QuestionWords: Sendable {
  // What is asked of a node.
  /// - Parameter stored: `x = 3`
  func questionAtFunction(_ called: String, stored: [String], upstream: String, wire: String) -> String
  func questionAtSplitter(_ name: String, parts: [String]) -> String
  /// The function node rule with numbers.
  func ruleOfProduct(_ arithmetic: String) -> String
  func ruleOfSum(_ arithmetic: String) -> String

  // What an answer shows.
  /// - Parameter alike: what mistakes that give the same number did, by `told`.
  func right(_ rule: String, alike: [String]) -> String
  func wrong(_ rule: String, alike: [String]) -> String
  /// What is said of the first wrong answer, without the right one.
  func tryAgain(alike: [String]) -> String
  /// What one mistake or another did.
  func either(_ alike: [String]) -> String
  func wrongShape(_ given: String, expected: String) -> String
  /// What was done wrong, as a summary lists it.
  func name(of mistake: Mistake) -> String
  /// What the local gradient is called in arithmetic that has no numbers.
  var localGradient: String { get }
  /// What was done in place of the rule, with its numbers.
  func told(_ done: WronglyDone) -> String

  // Questions about the rule.
  func sameToAll(example: (called: String, sent: [(gradient: String, wire: String)])?, sum: String?) -> ConceptQuestion
  func factors(of called: String, wire: String, local: String, output: String, rule: String) -> ConceptQuestion
  /// - Parameter locals: `∂f/∂q = z`
  func storedInputs(of called: String, locals: [String]) -> ConceptQuestion
  func splitterQuestion(_ name: String, parts: [String], sum: String) -> ConceptQuestion

  // The report on questions.
  /// - Parameter called: nil for a splitter node.
  func reportHeading(step: Int, at called: String?, wire: String) -> String
  func exposes(_ count: Int, of all: Int) -> String
  func hides(_ mistakes: [Mistake], whateverInputs: Bool) -> String
  func confuses(_ one: Mistake, _ other: Mistake) -> String
  func exposesNowhere(_ mistakes: [Mistake]) -> String
}

/// What someone did in place of the rule. Texts are formulas and numbers, and no words.
public enum WronglyDone: Sendable {
  // At function nodes; the arithmetic with its result.
  case timesOwnValue(String)
  case timesOutput(String)
  case plusLocal(String)
  case localAlone(String)
  case upstreamUnchanged(String)
  /// - quotient: `3 / 2 =`, with a space behind it; empty for tensors.
  case upstreamSplit(quotient: String, share: String)
  case wrongSign(String)
  /// - product: `1 × 3 =`, with a space behind it; empty for tensors.
  case localAtOutput(String, product: String, answer: String)

  // At matrix products.
  case withoutTranspose(product: String, answer: String)
  case wrongOrder(product: String, answer: String)

  // At splitter nodes.
  case onlyBranch(String, gradient: String)
  case productOfBranches(String)
  case withoutBranch(String, sum: String)

  // At steps of training.
  case stepAdded(String)
  case withoutRate(String)
  case changeAlone(String)
  case plainStep(String)
}
