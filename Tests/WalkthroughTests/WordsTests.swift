import Engine
import Notation
import TestSupport
import Testing

@testable import Walkthrough

/// A language that says nothing: what is left of a caption then is no word of any language.
private struct Silence: Words {
  private func caption(_ places: MathText..., lines: [MathText] = []) -> Caption {
    Caption(places.joined(separator: " "), sentence: places.map(\.plain).joined(separator: " "), lines: lines)
  }

  func splitterComputes(_ name: MathText, value: String, count: Int) -> Caption { caption(name, MathText(value)) }
  func functionComputes(_ called: MathText, value: String, stored: [MathText]) -> Caption {
    caption(called, lines: stored)
  }
  func forwardPassDone(outputs: [MathText]) -> Caption { caption(lines: outputs) }
  func nothingToSeed(output: MathText) -> Caption { caption(output) }
  func seedOfOne(output: MathText, derivative: MathText) -> Caption { caption(output, derivative) }
  func seed(output: MathText, upstream: String) -> Caption { caption(output, MathText(upstream)) }
  func seeds(_ seeds: [(output: MathText, upstream: String)]) -> Caption { caption(lines: seeds.map(\.output)) }
  func splitterAdds(
    _ name: MathText, at place: BackwardPlace, uses: WireUses, gradient: MathText, terms: String, sum: String
  ) -> Caption { caption(name, gradient, MathText(terms + sum)) }
  func functionSends(
    _ called: MathText, at place: BackwardPlace, upstream: String, isProduct: Bool,
    received: [(wire: MathText, told: String)]
  ) -> Caption { caption(called, MathText(upstream), lines: received.map { $0.wire + MathText($0.told) }) }
  func results(_ results: [MathText], lines: [MathText], rows: [MathText]) -> Caption { caption(lines: results + rows) }
  func noResults() -> Caption { caption() }
  func askFunction(_ called: MathText, at place: BackwardPlace, upstream: String, wires: [MathText]) -> Caption {
    caption(called, MathText(upstream), lines: wires)
  }
  func askSplitter(
    _ name: MathText, at place: BackwardPlace, uses: WireUses, gradient: MathText, parts: [String], blank: String
  ) -> Caption { caption(name, gradient, lines: parts.map { MathText($0) }) }
  func askUpdate(_ name: MathText, given: [MathText], optimizer: TrainingPlan.Optimizer, blank: String) -> Caption {
    caption(name, lines: given)
  }
  func questionOfUpdate(_ name: MathText, given: [MathText], optimizer: TrainingPlan.Optimizer) -> String { name.plain }
  func update(_ name: MathText, lines: [MathText]) -> Caption { caption(name, lines: lines) }
  func iteration(_ number: Int, of count: Int, _ caption: Caption) -> Caption { caption }
  func leftOver(_ name: MathText, _ gradient: String) -> MathText { name }
  func isStep(_ number: Int) -> MathText { "" }
  func known(_ gradient: MathText, _ value: String?) -> MathText { gradient }
  var keptGradients: String { "" }
  func corrected(_ terms: MathText) -> MathText { terms }
  var foldedComposite: String { "" }
  func born(_ kind: String, _ reason: String) -> String { "" }
  func born(_ kind: String, at called: MathText, _ reason: String) -> String { "" }
  func origin(_ kind: String, at called: MathText, isInBackwardPass: Bool, _ reason: String) -> String { "" }
  func jacobian(_ derivative: MathText, _ matrix: String) -> String { "" }
  func gradient(of name: MathText) -> MathText { name }
  func list(_ items: [String]) -> String { items.joined(separator: ", ") }
  func summed(_ product: MathText, overCopies count: Int) -> MathText { product }
  func local(_ rule: MathText, overCopies count: Int) -> MathText { rule }
  func headings(of table: Caption.Table) -> [String] { Array(repeating: "", count: 5) }
}

/// All sentences of captions are those of a language.
@Suite struct WordsTests {
  @Test(
    "a caption has no word of English where the language has none: of names, formulas and numbers it is made",
    arguments: Circuits.sampleNames.filter { !$0.hasPrefix("train_") }, [nil, Walkthrough.Asking.inTurn, .onPaper])
  func silence(sample: String, asking: Walkthrough.Asking?) throws {
    let walkthrough = Walkthrough(try Circuits.sample(sample), everyStep: true, asking: asking, words: Silence())
    for step in walkthrough.steps {
      let caption = walkthrough.caption(of: step)
      let said = [caption.heading.plain, caption.sentence] + caption.lines.map(\.plain) + caption.headings
      for text in said {
        let word = text.firstMatch(of: /\b(the|its|each|and|receives|multiplies|adds|gradient|step|pass|node|wire)\b/)
        #expect(word == nil, "\(sample), \(step): \(text)")
      }
    }
  }
}
