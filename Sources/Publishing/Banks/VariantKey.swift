import Engine
import Engine
import Renderer
public import Walkthrough

/// The seeds of variants by their names.
public enum VariantName {
  /// - Parameters:
  ///   - number: of all variants of an exercise.
  ///   - name: of one of them.
  public static func seed(_ number: UInt64, _ name: String) -> UInt64 {
    var hash = ContentHash()
    hash.add(number)
    hash.add(name)
    return hash.value
  }
}

/// What the teacher needs of all variants: their inputs and the right answers, a line each, as CSV.
public struct VariantKey: Sendable {
  private var lines: [String] = []

  /// An empty key, to which variants are added.
  public init() {}

  /// - Parameters:
  ///   - name: of the variant.
  ///   - found: its inputs.
  public mutating func add(_ name: String, _ found: InputSearch.Inputs) {
    let walkthrough = found.walkthrough
    let questions = walkthrough.steps.flatMap { step in walkthrough.questions(at: step).map { (step, $0) } }
    if lines.isEmpty {
      let names = WireNames(walkthrough.circuit)
      let asked = questions.map { "step \($0.index): \(names[$1.wire])" }
      lines.append(CSVText.line(["variant"] + found.values.keys.sorted() + asked + ["mistakes that do not show"]))
    }
    let inputs = found.values.keys.sorted().compactMap { found.values[$0].map(TensorText.written) }
    let answers = questions.map { TensorText.written($1.answer) }
    lines.append(CSVText.line([name] + inputs + answers + ["\(found.coincidences)"]))
  }

  /// A header, and a line for each variant in the order in which they were added; lines end as RFC 4180 wants them.
  public func csv() -> String { lines.map { $0 + "\r\n" }.joined() }
}
