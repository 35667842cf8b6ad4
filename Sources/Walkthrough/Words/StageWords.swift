public import Notation

/// What the frames of close-ups say besides captions: headings, formula bars, feet, and what pictures are to those who do not
/// see them.
public protocol StageWords: Sendable {
  // The heading: which step of how many.
  func place(_ place: StagePlace) -> String
  /// - Parameter place: by `place`.
  func place(_ place: String, inIteration number: Int, of count: Int) -> String

  // The formula bar, where it shows no statement.
  /// - Parameter name: of the wire; nil where that is an expression too long to name it.
  func isUsed(_ name: MathText?, times count: Int) -> MathText
  var seedForEachOutput: MathText { get }
  /// - Parameter isNarrow: whether there is room for little.
  func size(functions: Int, splitters: Int, isNarrow: Bool) -> MathText
  var gradientsAtInputs: MathText { get }

  // The foot: one sentence.
  func opening(outputs: [String]) -> String
  var computesAndStores: String { get }
  func splitterRule(branches count: Int) -> String
  var questionToFunction: String { get }
  var questionToSplitter: String { get }
  func questionOfUpdate(_ name: String) -> String
  func trainingStep(rate: String, isLast: Bool) -> String
  func resultsAfter(steps count: Int) -> String

  // In the picture.
  func moreInputs(_ count: Int) -> String
  func moreBranches(_ count: Int) -> String
  func moreResults(_ count: Int) -> String
  /// Of what has no room where it belongs.
  var seeBelow: String { get }
  func seed(of name: MathText) -> MathText
  func new(_ name: MathText) -> MathText

  // What is seen, for those who do not see it; names are nil where nobody gave a short one.
  func input(_ name: String?) -> String
  func constant(_ name: String?) -> String
  func splitterNode(of name: String?) -> String
  func functionNode(_ statement: String) -> String
  /// - Parameters:
  ///   - value: nil while it is not known.
  ///   - gradient: nil while it is not known.
  func wire(_ name: String?, value: String?, gradient: String?) -> String
  func tensor(ofShape shape: String) -> String
}

/// Which step of how many a frame shows.
public enum StagePlace: Sendable {
  /// Counted from 1.
  case forwardStep(Int)
  case forwardDone
  case seed
  /// Counted from 1.
  case question(Int, of: Int)
  case backwardStep(BackwardPlace)
  case results
  case trainingStep
}
