import Engine
import TestSupport
import Testing

@Suite struct SeveralOutputsTests {
  @Test("each output starts a backward pass, and what meets is added")
  func two() throws {
    let annotated = try Circuits.annotated(
      "---\noutput: [p, q]\nseed: {p: 1, q: 0.5}\n---\nx = 2\ny = 3\np = x * y\nq = x + y\n")
    #expect(try annotated.gradient("x") == 3.5)
    #expect(try annotated.gradient("y") == 2.5)
    let circuit = annotated.circuit
    #expect(circuit.outputs.map { circuit.id(of: $0) } == ["p", "q"])
    let rows = circuit.outputs.map { annotated.shownGradients(ofOutput: $0) }
    let inputs = try ["x", "y"].map { try #require(circuit.wire(named: $0)) }
    #expect(rows.map { row in inputs.map { row[$0]?.scalar } } == [[3, 2], [1, 1]])
  }

  @Test("an output on the way to another leaves by a branch of its own, whose seed the splitter adds")
  func onTheWay() throws {
    let annotated = try Circuits.annotated(
      "---\noutput: [p, q]\n---\nx = 2\np = x * x\nq = 3 * p\n")
    #expect(try annotated.gradient("x") == 16)
    #expect(try annotated.gradient("p") == 4)
    #expect(annotated.circuit.id(of: annotated.circuit.outputs[0]) == "p⁽²⁾")
    #expect(Verification.checks(of: annotated).isEmpty == false)
  }

  @Test("a wire on the way to neither is told apart")
  func unread() throws {
    let source = try Circuits.parse("---\noutput: [p, q]\n---\nx = 2\np = x * x\nq = 3 * x\nr = x + 1\n")
    #expect(source.warnings.map(\.message) == ["'p, q' does not depend on 'r': it is drawn without a gradient"])
  }
}
