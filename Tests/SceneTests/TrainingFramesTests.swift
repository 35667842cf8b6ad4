import Engine
import Notation
import TestSupport
import Testing
import Walkthrough

@testable import Scene

@Suite struct TrainingFramesTests {
  private func walkthrough(_ text: String, asking: Walkthrough.Asking? = nil) throws -> Walkthrough {
    let source = try Circuits.parse(text)
    let annotated = try Circuits.annotated(text)
    let training = try source.training.map { try Training($0, from: annotated.circuit) }
    return Walkthrough(annotated, asking: asking, source: source, training: training)
  }

  private func texts(_ walkthrough: Walkthrough, _ kind: Step.Kind, chapter: Int = 0) throws -> [String] {
    let step = try #require(walkthrough.steps.first { $0.kind == kind && $0.chapter == chapter })
    return StageDirector(walkthrough).scene(of: step).items.compactMap { item in
      if case .text(let text, _) = item.shape, !text.isEmpty { text.plain } else { nil }
    }
  }

  private static let neuron = "w = 1\nb = 0.5\nL = (2 * w + b - 1) ** 2\n"

  @Test("the frame of an update has each factor under its name")
  func update() throws {
    let walkthrough = try walkthrough("---\ntrain: {wires: [w, b], rate: 0.05, steps: 3}\n---\n" + Self.neuron)
    let wire = try #require(walkthrough.circuit.wire(named: "w"))
    let said = try texts(walkthrough, .update(wire: wire), chapter: 1)
    #expect(said.contains("iteration 2 of 3 · training step"))
    #expect(said.contains("w ← w − η ∂L/∂w"))
    for text in ["w", "0.7", "−", "η", "0.05", "×", "∂L/∂w", "3", "=", "new w", "0.55"] {
      #expect(said.contains(text), "\(text) is missing in \(said)")
    }
    #expect(said.contains { $0.hasPrefix("A step of 0.05 against the gradient.") })
  }

  @Test("who is asked for an update gets what is given, and a blank")
  func asked() throws {
    let settings = "---\ntrain: {wires: [w], rate: 0.05, steps: 2, momentum: 0.9}\n---\n"
    let walkthrough = try walkthrough(settings + Self.neuron, asking: .inTurn)
    let wire = try #require(walkthrough.circuit.wire(named: "w"))
    let said = try texts(walkthrough, .askUpdate(wire: wire), chapter: 1)
    #expect(said.contains("w = 0.7, ∂L/∂w = 3.6, η = 0.05, μ = 0.9, v = 6"))
    #expect(said.contains("w ←") && said.contains("?") && said.contains("What does w become?"))
    #expect(!said.contains("new w") && !said.contains("9"))
  }

  @Test("of several outputs, each stands with its seed")
  func outputs() throws {
    let walkthrough = try walkthrough(
      "---\noutput: [p, q]\nseed: {q: 0.5}\n---\nx = 2\ny = 3\np = x * y\nq = x + y\n")
    let said = try texts(walkthrough, .seed)
    #expect(said.contains("seed of p = ") && said.contains("seed of q = "))
    #expect(said.contains("a seed for each output"))
    #expect(try texts(walkthrough, .results).contains("gradient of x = "))
    #expect(try texts(walkthrough, .forward).contains("q"))
  }
}
