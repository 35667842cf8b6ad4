import Notation

@testable import Walkthrough

/// What pages and close-ups say in a language that says nothing.
extension Silence {
  func place(_ place: StagePlace) -> String { "" }
  func place(_ place: String, inIteration number: Int, of count: Int) -> String { "" }
  func isUsed(_ name: MathText?, times count: Int) -> MathText { "" }
  var seedForEachOutput: MathText { "" }
  func size(functions: Int, splitters: Int, isNarrow: Bool) -> MathText { "" }
  var gradientsAtInputs: MathText { "" }
  func opening(outputs: [String]) -> String { "" }
  var computesAndStores: String { "" }
  func splitterRule(branches count: Int) -> String { "" }
  var questionToFunction: String { "" }
  var questionToSplitter: String { "" }
  func questionOfUpdate(_ name: String) -> String { "" }
  func trainingStep(rate: String, isLast: Bool) -> String { "" }
  func resultsAfter(steps count: Int) -> String { "" }
  func moreInputs(_ count: Int) -> String { "" }
  func moreBranches(_ count: Int) -> String { "" }
  func moreResults(_ count: Int) -> String { "" }
  var seeBelow: String { "" }
  func seed(of name: MathText) -> MathText { "" }
  func new(_ name: MathText) -> MathText { "" }
  func input(_ name: String?) -> String { "" }
  func constant(_ name: String?) -> String { "" }
  func splitterNode(of name: String?) -> String { "" }
  func functionNode(_ statement: String) -> String { "" }
  func wire(_ name: String?, value: String?, gradient: String?) -> String { "" }
  func tensor(ofShape shape: String) -> String { "" }
  var firstStep: String { "" }
  var previousStep: String { "" }
  var previous: String { "" }
  var nextStep: String { "" }
  var next: String { "" }
  var lastStep: String { "" }
  var keys: String { "" }
  var keyList: [String] { [] }
  var close: String { "" }
  var circuit: String { "" }
  var ruleWithNumbers: String { "" }
  var allWires: String { "" }
  var allWiresOfFirstIteration: String { "" }
  var wireColumns: (wire: String, formula: String, value: String, gradient: String) { ("", "", "", "") }
  var stepByStep: String { "" }
  func lossByIteration(_ losses: [String]) -> String { "" }
  var lossCaption: String { "" }
  func loss(_ loss: String, ofIteration number: Int) -> String { "" }
  func predicting(_ title: String) -> String { "" }
  func question(of caption: Caption) -> String { "" }
  func field(for name: String, isNewValue: Bool) -> String { "" }
  func numbers(_ shape: String) -> String { "" }
  func howToWrite(_ shape: String, isVector: Bool) -> String { "" }
  var howToWriteNumber: String { "" }
  func howToWriteNumbers(_ shape: String, isVector: Bool) -> String { "" }
  func theRule(_ rule: String) -> String { "" }
  var chooseAnswer: String { "" }
  func score(right: String, of all: String, unanswered: String) -> String { "" }
  var noKnownMistake: String { "" }
  func once(_ mistake: String) -> String { "" }
  func twice(_ mistake: String) -> String { "" }
  func often(_ mistake: String, _ times: String) -> String { "" }
  func item(_ number: String, of count: String) -> String { "" }
  var check: String { "" }
  var show: String { "" }
  var solution: String { "" }
  var rule: String { "" }
  var whatAnswersShow: String { "" }
  var saveAnswers: String { "" }
  var startAgain: String { "" }
  var answersAsJSON: String { "" }
  var answersToHandIn: String { "" }
  func worksheet(_ title: String) -> String { "" }
  func solutions(_ title: String) -> String { "" }
  func name(_ blank: String) -> String { "" }
  func prompt(_ prompt: String, ofElement element: String, isNewValue: Bool) -> String { "" }
  func question(_ name: String, inIteration number: Int, isUpdate: Bool) -> String { "" }
}
