import Engine
import TestSupport
import Testing
import Walkthrough

@Suite struct TrainingWalkthroughTests {
  private static func walkthrough(_ settings: String = "", asking: Walkthrough.Asking? = nil) throws -> Walkthrough {
    let text =
      "---\ntrain: {wires: [w, b], rate: 0.05, steps: 3\(settings)}\n---\nw = 1\nb = 0.5\nL = (w * 2 + b - 1) ** 2\n"
    let source = try Circuits.parse(text)
    let annotated = try Circuits.annotated(text)
    let training = try Training(#require(source.training), from: annotated.circuit)
    return Walkthrough(annotated, title: "t", asking: asking, training: training)
  }

  private static func updates(_ walkthrough: Walkthrough) -> [String] {
    walkthrough.steps.filter { if case .update = $0.kind { true } else { false } }
      .map { walkthrough.caption(of: $0).lines.map(\.plain).joined(separator: "; ") }
  }

  @Test("each iteration is told from the new values, and after its results the updates")
  func chapters() throws {
    let walkthrough = try Self.walkthrough()
    #expect(walkthrough.steps.map(\.index) == Array(walkthrough.steps.indices))
    #expect(walkthrough.steps.map(\.chapter).last == 2)
    let told = walkthrough.steps.map { walkthrough.caption(of: $0).sentence }
    #expect(
      told[0] == "Iteration 1 of 3: The forward pass is done: every wire has its value, and the output is L = 2.25.")
    #expect(
      told.contains(
        "Iteration 2 of 3: The forward pass is done: every wire has its value, and the output is L = 0.5625."))
    #expect(
      Self.updates(walkthrough) == [
        "w ← w − η ∂L/∂w = 1 − 0.05 × 6 = 0.7", "b ← b − η ∂L/∂b = 0.5 − 0.05 × 3 = 0.35",
        "w ← w − η ∂L/∂w = 0.7 − 0.05 × 3 = 0.55", "b ← b − η ∂L/∂b = 0.35 − 0.05 × 1.5 = 0.275",
        "w ← w − η ∂L/∂w = 0.55 − 0.05 × 1.5 = 0.475", "b ← b − η ∂L/∂b = 0.275 − 0.05 × 0.75 = 0.2375",
      ])
  }

  @Test("the wires of a step show what they carry in its iteration")
  func values() throws {
    let walkthrough = try Self.walkthrough()
    let wire = try #require(walkthrough.circuit.wire(named: "w"))
    #expect((0..<3).map { walkthrough.inChapter($0).valueText(of: wire) } == ["1", "0.7", "0.55"])
    #expect((0..<3).map { walkthrough.inChapter($0).gradientText(of: wire) } == ["6", "3", "1.5"])
  }

  @Test("what the optimizer keeps is told line by line")
  func optimizers() throws {
    #expect(
      Self.updates(try Self.walkthrough(", optimizer: momentum"))[2]
        == "v ← 0.9 v + ∂L/∂w = 0.9 × 6 + 3 = 8.4; w ← w − η v = 0.7 − 0.05 × 8.4 = 0.28")
    #expect(
      Self.updates(try Self.walkthrough(", zero_grad: false"))[2]
        == "w.grad = 6 + 3 = 9; w ← w − η w.grad = 0.7 − 0.05 × 9 = 0.25")
    let adam = Self.updates(try Self.walkthrough(", optimizer: adam"))
    #expect(
      adam[0]
        == "m ← 0.9 m + 0.1 ∂L/∂w = 0.6,   v ← 0.999 v + 0.001 (∂L/∂w)² = 0.036; "
        + "without the pull of their beginning at 0: m̂ = 6, v̂ = 36; "
        + "w ← w − η m̂ / (√v̂ + 1×10⁻⁸) = 1 − 0.05 × 1 = 0.95")
  }

  @Test("an update is asked for, and its mistakes are known")
  func questions() throws {
    let walkthrough = try Self.walkthrough(asking: .inTurn)
    let ask = try #require(walkthrough.steps.first { if case .askUpdate = $0.kind { true } else { false } })
    let question = try #require(walkthrough.questions(at: ask).first)
    #expect(question.diagnosis(of: Tensor(0.7)).isRight)
    #expect(question.diagnosis(of: Tensor(1.3)).mistakes == [.ascended])
    #expect(question.diagnosis(of: Tensor(-5)).mistakes == [.forgotRate])
    #expect(question.diagnosis(of: Tensor(0.3)).mistakes == [.onlyTheChange])
    #expect(walkthrough.pairs.count.isMultiple(of: 2))
  }

  @Test("several outputs are told as one backward pass with a seed for each")
  func outputs() throws {
    let annotated = try Circuits.annotated(
      "---\noutput: [p, q]\nseed: {p: 1, q: 0.5}\n---\nx = 2\ny = 3\np = x * y\nq = x + y\n")
    let walkthrough = Walkthrough(annotated, showsJacobians: true)
    let told = walkthrough.steps.map { walkthrough.caption(of: $0) }
    #expect(
      told[0].sentence == "The forward pass is done: every wire has its value, and the outputs are p = 6 and q = 5.")
    #expect(
      told[1].sentence
        == "The seeds: each output wire starts a backward pass into the same circuit; p receives 1 and q receives 0.5.")
    #expect(
      told.last?.lines.map(\.plain) == [
        "gradient of x = 3.5,   gradient of y = 2.5", "∂p/∂x = 3, ∂p/∂y = 2", "∂q/∂x = 1, ∂q/∂y = 1",
      ])
  }
}
