import Engine
import TestSupport
import Testing

@Suite struct RoundedTests {
  @Test(
    "a rounding error of zero is shown as 0, a small number as it is",
    arguments: [
      ("x = pi/2\nf = cos(x) * 2\n", true), ("x = 0.1\nf = x + 0.2 - 0.3\n", true),
      ("x = 1e-20\nf = x * 3\n", false), ("x = 0.3\nf = x - 0.2\n", false), ("x = 40\nf = exp(-x)\n", false),
    ])
  func shown(text: String, isZero: Bool) throws {
    let annotated = try Circuits.annotated(text)
    let output = annotated.circuit.output
    #expect(annotated.values[output].scalar != 0)
    #expect((annotated.shownValue(of: output).scalar == 0) == isZero)
  }

  @Test("the local gradient of a sine at the top of its wave is shown as 0")
  func sine() throws {
    let annotated = try Circuits.sample("sine")
    let node = try #require(annotated.circuit.backwardOrder.first)
    #expect(annotated.shownLocalGradients(of: node).map(\.tensor?.scalar) == [0])
    #expect(annotated.shownGradient(of: 0)?.scalar == 0)
  }

  @Test("every sample is computed alike with and without error bounds", arguments: Circuits.sampleNames)
  func agreement(sample: String) throws {
    let annotated = try Circuits.sample(sample)
    for wire in annotated.circuit.wires.indices {
      let shown = annotated.shownValue(of: wire).scalar
      #expect(shown == 0 || shown == annotated.values[wire].scalar)
    }
  }
}
