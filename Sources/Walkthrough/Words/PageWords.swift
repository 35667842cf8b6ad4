/// What stands around captions and questions in pages, worksheets, banks and notes. It is plain text: escaping is the
/// form's.
public protocol PageWords: Sendable {
  // Buttons and keys.
  var firstStep: String { get }
  var previousStep: String { get }
  var previous: String { get }
  var nextStep: String { get }
  var next: String { get }
  var lastStep: String { get }
  var keys: String { get }
  /// Which key does what, a line each.
  var keyList: [String] { get }
  var close: String { get }

  // What is in a page.
  var circuit: String { get }
  var ruleWithNumbers: String { get }
  var allWires: String { get }
  var allWiresOfFirstIteration: String { get }
  /// What stands above the columns of all wires: the wire, its formula, its value and its gradient.
  var wireColumns: (wire: String, formula: String, value: String, gradient: String) { get }
  var stepByStep: String { get }
  func lossByIteration(_ losses: [String]) -> String
  var lossCaption: String { get }
  func loss(_ loss: String, ofIteration number: Int) -> String

  // Questions and solutions.
  func predicting(_ title: String) -> String
  /// The sentence of a caption that asks, as a question of its own.
  func question(of caption: Caption) -> String
  /// - Parameters:
  ///   - name: the wire's.
  ///   - isNewValue: whether a step of training is asked for.
  func field(for name: String, isNewValue: Bool) -> String
  /// - Parameter shape: `2 × 3`
  func numbers(_ shape: String) -> String
  func howToWrite(_ shape: String, isVector: Bool) -> String
  var howToWriteNumber: String { get }
  func howToWriteNumbers(_ shape: String, isVector: Bool) -> String
  func theRule(_ rule: String) -> String
  var chooseAnswer: String { get }
  var check: String { get }
  var show: String { get }
  var solution: String { get }
  var rule: String { get }
  var whatAnswersShow: String { get }
  func score(right: String, of all: String, unanswered: String) -> String
  var noKnownMistake: String { get }
  func once(_ mistake: String) -> String
  func twice(_ mistake: String) -> String
  func often(_ mistake: String, _ times: String) -> String
  func item(_ number: String, of count: String) -> String
  var saveAnswers: String { get }
  var startAgain: String { get }
  var answersAsJSON: String { get }
  var answersToHandIn: String { get }
  func worksheet(_ title: String) -> String
  func solutions(_ title: String) -> String
  /// - Parameter blank: where a name is written.
  func name(_ blank: String) -> String

  // Question banks.
  /// The prompt of a question that asks for one element: `[0, 1]`.
  func prompt(_ prompt: String, ofElement element: String, isNewValue: Bool) -> String
  /// The name of a question of a training.
  func question(_ name: String, inIteration number: Int, isUpdate: Bool) -> String
}
