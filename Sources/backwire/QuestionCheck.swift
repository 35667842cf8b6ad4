import Publishing
import Walkthrough

/// `backwire check --questions`: which mistakes a circuit's questions can expose, and inputs that expose more.
enum QuestionCheck {
  /// Prints what the questions of a circuit show.
  /// - Returns: whether other inputs or another seed would show more.
  static func report(_ path: String, _ source: SourceOptions, suggests: Bool) throws(Failure) -> Bool {
    let file = try CircuitFile(source.file(path), isQuiet: true)
    let walkthrough = file.workshop.walkthrough()
    let report = QuestionReport(walkthrough)
    try Output.print("\(file.subject.text):\n\(report.text())", terminator: "")
    if suggests { try suggest(path, walkthrough) }
    return report.canBeMended
  }

  private static func suggest(_ path: String, _ walkthrough: Walkthrough) throws(Failure) {
    let found = InputSearch(walkthrough, mayChangeSeed: true).inputs(seed: 1)
    var options = PublishingOptions()
    options.inputs = found.assignments
    options.seed = found.seedText(otherThan: walkthrough.annotated.seed)
    let words = ([path] + options.commandLine).map(ShellWord.quoted).joined(separator: " ")
    let left = found.coincidences
    try Output.print(
      left == 0
        ? "with these inputs every mistake that numbers can tell apart gives one of its own:"
        : "the best inputs found leave \(left) \(left == 1 ? "mistake" : "mistakes") hidden or alike:")
    try Output.print("  backwire render \(words)")
  }
}
