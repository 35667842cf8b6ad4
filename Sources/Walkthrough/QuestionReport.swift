public import Engine
import Notation

/// Which mistakes the questions of a walkthrough can expose, and which look like the right answer.
///
///     QuestionReport(walkthrough).text()     // step 2, wire q: hides that the upstream gradient was forgotten …
public struct QuestionReport: Sendable {
  public struct Entry: Sendable {
    public let step: Step
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

  public let entries: [Entry]
  private let walkthrough: Walkthrough

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
    var lines: [String] = []
    for entry in entries {
      let circuit = walkthrough.circuit
      // The step of an update has no node at work; its wire is an input's.
      let node = entry.step.node ?? circuit.wires[entry.wire].producer
      let name = circuit.isSplitter(node) ? "splitter node" : walkthrough.called(node).plain
      lines.append("step \(entry.step.index), \(name), wire \(walkthrough.symbol(of: entry.wire).plain)")
      func add(_ words: String, _ mistakes: [Mistake]) {
        if !mistakes.isEmpty { lines.append("  \(words): \(mistakes.map(\.name).joined(separator: "; "))") }
      }
      let count = entry.exposed.count + entry.hidden.count + entry.alwaysHidden.count
      lines.append("  exposes \(entry.exposed.count) of \(count) mistakes")
      add("hides", entry.hidden)
      add("hides whatever the inputs", entry.alwaysHidden)
      for (one, other) in entry.confused { lines.append("  takes for one: \(one.name); \(other.name)") }
    }
    if !neverExposed.isEmpty {
      lines.append("no question exposes: \(neverExposed.map(\.name).joined(separator: "; "))")
    }
    return lines.map { $0 + "\n" }.joined()
  }
}
