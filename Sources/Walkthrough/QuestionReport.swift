public import Engine
import Notation

/// Which mistakes the questions of a walkthrough can expose, and which look like the right answer.
///
///     QuestionReport(walkthrough).text()     // step 2, wire q: hides that the upstream gradient was forgotten …
public struct QuestionReport: Sendable {
  /// A question, and what it can tell of the mistakes that can be made there.
  public struct Entry: Sendable {
    /// The step whose answer it asks for.
    public let step: Step
    /// The wire along which the gradient in question goes back.
    public let wire: WireID
    /// Mistakes that give a number of their own.
    public let exposed: [Mistake]
    /// Mistakes that give the right number here, and would not at other inputs or with another seed.
    public let hidden: [Mistake]
    /// Mistakes that give the right number whatever the inputs are.
    public let alwaysHidden: [Mistake]
    /// Mistakes that give each other's number here.
    public let confused: [(Mistake, Mistake)]
  }

  /// In the order of the steps, and of the wires within each.
  public let entries: [Entry]
  private let walkthrough: Walkthrough

  /// Looks at every question of a walkthrough, and at the same questions with other inputs.
  public init(_ walkthrough: Walkthrough) {
    self.walkthrough = walkthrough
    let unavoidable = walkthrough.unavoidableCoincidences(anySeed: true)
    entries = walkthrough.steps.flatMap { step in
      walkthrough.questions(at: step).map { question in
        let found = question.coincidences
        let right = found.filter { $0.other == nil }
        let given = Set(question.mistaken.map(\.mistake))
        return Entry(
          step: step, wire: question.wire,
          exposed: Mistake.allCases.filter { mistake in
            given.contains(mistake) && !right.contains { $0.mistake == mistake }
          },
          hidden: right.filter { !unavoidable.contains($0) }.map(\.mistake),
          alwaysHidden: right.filter(unavoidable.contains).map(\.mistake),
          confused: found.compactMap { found in
            guard let other = found.other, !unavoidable.contains(found) else { return nil }
            return (found.mistake, other)
          })
      }
    }
  }

  /// Whether other inputs or another seed would show more.
  public var canBeMended: Bool { entries.contains { !$0.hidden.isEmpty } }

  /// Mistakes that can be made in the circuit and that no question exposes.
  public var neverExposed: [Mistake] {
    let exposed = Set(entries.flatMap(\.exposed))
    let made = Set(entries.flatMap { $0.hidden + $0.alwaysHidden })
    return Mistake.allCases.filter { made.contains($0) && !exposed.contains($0) }
  }

  /// The report for people, a few lines for each question.
  public func text() -> String {
    let words = walkthrough.words
    var lines: [String] = []
    for entry in entries {
      // A step of training is at no node.
      let node = entry.step.node ?? walkthrough.circuit.wires[entry.wire].producer
      let isSplitter = walkthrough.circuit.isSplitter(node)
      lines.append(
        words.reportHeading(
          step: entry.step.index, at: isSplitter ? nil : walkthrough.called(node).plain,
          wire: walkthrough.symbol(of: entry.wire).plain))
      let count = entry.exposed.count + entry.hidden.count + entry.alwaysHidden.count
      lines.append(words.exposes(entry.exposed.count, of: count))
      if !entry.hidden.isEmpty { lines.append(words.hides(entry.hidden, whateverInputs: false)) }
      if !entry.alwaysHidden.isEmpty { lines.append(words.hides(entry.alwaysHidden, whateverInputs: true)) }
      for (one, other) in entry.confused { lines.append(words.confuses(one, other)) }
    }
    if !neverExposed.isEmpty { lines.append(words.exposesNowhere(neverExposed)) }
    return lines.map { $0 + "\n" }.joined()
  }
}
