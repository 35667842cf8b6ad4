import Notation

@testable import Walkthrough

/// A language that says nothing: what is left of a caption then is no word of any language.
struct Silence: Words {
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
  func questionAtFunction(_ called: String, stored: [String], upstream: String, wire: String) -> String { wire }
  func questionAtSplitter(_ name: String, parts: [String]) -> String { name }
  func ruleOfProduct(_ arithmetic: String) -> String { arithmetic }
  func ruleOfSum(_ arithmetic: String) -> String { arithmetic }
  func right(_ rule: String, alike: [String]) -> String { ([rule] + alike).joined(separator: " ") }
  func wrong(_ rule: String, alike: [String]) -> String { ([rule] + alike).joined(separator: " ") }
  func tryAgain(alike: [String]) -> String { either(alike) }
  func either(_ alike: [String]) -> String { alike.joined(separator: " ") }
  func wrongShape(_ given: String, expected: String) -> String { given }
  func name(of mistake: Mistake) -> String { "" }
  var localGradient: String { "" }
  /// All that it is told with, and so more than a language would say.
  func told(_ done: WronglyDone) -> String {
    Mirror(reflecting: done).children.flatMap { Mirror(reflecting: $0.value).children.map { "\($0.value)" } }
      .joined(separator: " ")
  }
  func sameToAll(example: (called: String, sent: [(gradient: String, wire: String)])?, sum: String?) -> ConceptQuestion
  {
    ConceptQuestion(kind: .sameToAll, prompt: sum ?? "", options: [])
  }
  func factors(of called: String, wire: String, local: String, output: String, rule: String) -> ConceptQuestion {
    ConceptQuestion(kind: .factors, prompt: [called, wire, local, output, rule].joined(separator: " "), options: [])
  }
  func storedInputs(of called: String, locals: [String]) -> ConceptQuestion {
    ConceptQuestion(kind: .storedInputs, prompt: ([called] + locals).joined(separator: " "), options: [])
  }
  func splitterQuestion(_ name: String, parts: [String], sum: String) -> ConceptQuestion {
    ConceptQuestion(kind: .splitter, prompt: ([name, sum] + parts).joined(separator: " "), options: [])
  }
  func reportHeading(step: Int, at called: String?, wire: String) -> String { "\(called ?? "") \(wire)" }
  func exposes(_ count: Int, of all: Int) -> String { "" }
  func hides(_ mistakes: [Mistake], whateverInputs: Bool) -> String { "" }
  func confuses(_ one: Mistake, _ other: Mistake) -> String { "" }
  func exposesNowhere(_ mistakes: [Mistake]) -> String { "" }
  func headings(of table: Caption.Table) -> [String] { Array(repeating: "", count: 5) }
}
