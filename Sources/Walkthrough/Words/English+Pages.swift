/// What stands around captions and questions.
extension English {
  var firstStep: String { "First step" }
  var previousStep: String { "Previous step" }
  var previous: String { "Previous" }
  var nextStep: String { "Next step" }
  var next: String { "Next" }
  var lastStep: String { "Last step" }
  var keys: String { "Keys" }
  var keyList: [String] {
    [
      "→ or Page Down: next step", "← or Page Up: previous step", "Home and End: first and last step", "?: this list",
    ]
  }
  var close: String { "Close" }

  var circuit: String { "The circuit" }
  var ruleWithNumbers: String { "The rule with numbers" }
  var allWires: String { "All wires" }
  var allWiresOfFirstIteration: String { "All wires in the first iteration" }
  var wireColumns: (wire: String, formula: String, value: String, gradient: String) {
    ("wire", "formula", "value", "gradient")
  }
  var stepByStep: String { "Step by step" }
  func lossByIteration(_ losses: [String]) -> String { "The loss by iteration: \(losses.joined(separator: ", "))" }
  var lossCaption: String { "The loss by iteration, before each update." }
  func loss(_ loss: String, ofIteration number: Int) -> String { "Iteration \(number): loss \(loss)" }

  func predicting(_ title: String) -> String { "Predict: \(title)" }
  func field(for name: String, isNewValue: Bool) -> String {
    "\(isNewValue ? "new value of" : "gradient sent back along") \(name)"
  }
  func numbers(_ shape: String) -> String { "\(shape) numbers" }
  func howToWrite(_ shape: String, isVector: Bool) -> String {
    "\(numbers(shape)), \(isVector ? "in a row or a column" : "a row a line")"
  }
  var howToWriteNumber: String { "Write a number such as −4, 0.5, −8/2 or 1e-3." }
  func howToWriteNumbers(_ shape: String, isVector: Bool) -> String {
    "Write \(numbers(shape)), such as \(isVector ? "1, 2" : "1 2 in one line and 3 4 in the next")."
  }
  func theRule(_ rule: String) -> String { "The rule: \(rule)." }
  var chooseAnswer: String { "Choose one of the answers." }
  var check: String { "Check" }
  var show: String { "Show me" }
  var solution: String { "Solution" }
  var rule: String { "The rule" }
  var whatAnswersShow: String { "What your answers show" }
  func score(right: String, of all: String, unanswered: String) -> String {
    "\(right) of \(all) right at the first try, \(unanswered) not answered."
  }
  var noKnownMistake: String { "No mistake that is known by its number." }
  func once(_ mistake: String) -> String { "\(mistake): once" }
  func twice(_ mistake: String) -> String { "\(mistake): twice" }
  func often(_ mistake: String, _ times: String) -> String { "\(mistake): \(times) times" }
  func item(_ number: String, of count: String) -> String { "\(number) of \(count)" }
  var saveAnswers: String { "Save the answers" }
  var startAgain: String { "Start again" }
  var answersAsJSON: String { "The answers as JSON" }
  var answersToHandIn: String { "The answers as JSON, to hand in" }
  func worksheet(_ title: String) -> String { "Worksheet: \(title)" }
  func solutions(_ title: String) -> String { "Solutions: \(title)" }
  func name(_ blank: String) -> String { "Name: \(blank)" }

  func prompt(_ prompt: String, ofElement element: String, isNewValue: Bool) -> String {
    "\(prompt) Give the element \(element) of the \(isNewValue ? "new value" : "gradient"), counted from 0."
  }
  func question(_ name: String, inIteration number: Int, isUpdate: Bool) -> String {
    "\(name), iteration \(number)\(isUpdate ? ", update" : "")"
  }
}
