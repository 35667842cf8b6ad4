import Publishing
import Walkthrough

/// `backwire check --questions`: which mistakes a circuit's questions can expose, and inputs that expose more.
enum QuestionCheck {
  /// Prints what the questions of a circuit show.
  /// - Returns: whether other inputs or another seed would show more.
  static func report(_ path: String, suggests: Bool) throws(Failure) -> Bool {
    let file = try CircuitFile(path: path, isQuiet: true)
    let walkthrough = file.walkthrough()
    let report = QuestionReport(walkthrough)
    print("\(path):")
    print(report.text(), terminator: "")
    if suggests { suggest(path, walkthrough) }
    return report.canBeMended
  }

  private static func suggest(_ path: String, _ walkthrough: Walkthrough) {
    let found = InputSearch(walkthrough, mayChangeSeed: true).inputs(seed: 1)
    var options = PublishingOptions()
    options.inputs = found.assignments
    options.seed = found.seedText(otherThan: walkthrough.annotated.seed)
    let words = options.commandLine.joined(separator: " ")
    let left = found.coincidences
    print(
      left == 0
        ? "with these inputs every mistake that numbers can tell apart gives one of its own:"
        : "the best inputs found leave \(left) \(left == 1 ? "mistake" : "mistakes") hidden or alike:")
    print("  backwire render \(path) \(words)")
  }
}
