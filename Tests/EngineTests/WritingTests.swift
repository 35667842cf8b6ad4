import Engine
import Notation
import TestSupport
import Testing

/// What the nodes know of the text that states them.
@Suite struct WritingTests {
  struct Known: Sendable, CustomTestStringConvertible {
    let text: String
    /// Of the function nodes, in the order of the forward pass.
    let writings: [String]
    var testDescription: String { text }
  }

  static let known = [
    Known(text: "x = 2\ny = 3\nf = (x + y)*  y", writings: ["x + y", "(x + y)*  y"]),
    Known(text: "x = 2\nf = -x ** 2 + sin( x )", writings: ["x ** 2", "-x ** 2", "sin( x )", "-x ** 2 + sin( x )"]),
    Known(
      text: "W = [[1, 2], [3, 4]]\nf = sum(W.T @ W) · 2",
      writings: ["W.T", "W.T @ W", "sum(W.T @ W)", "sum(W.T @ W) · 2"]),
    Known(text: "x = 2\ny = x\nf = exp(\n  x\n) * y", writings: ["x", "exp(\n  x\n)", "exp(\n  x\n) * y"]),
    Known(
      text: "x = 2\nneuron(a, b) = tanh(a * b)\nf = neuron(x, 3 * x) + 1",
      writings: ["3 * x", "a * b", "tanh(a * b)", "neuron(x, 3 * x) + 1"]),
    Known(
      text: "---\nfold: [neuron]\n---\nx = 2\nneuron(a, b) = tanh(a * b)\nf = neuron(x, 3 * x) + 1",
      writings: ["3 * x", "neuron(x, 3 * x)", "neuron(x, 3 * x) + 1"]),
  ]

  @Test("a function node knows its expression as it was written", arguments: known)
  func writing(known: Known) throws {
    let circuit = try Circuit(Circuits.parse(known.text))
    let nodes = circuit.nodes.indices.filter { if case .function = circuit.nodes[$0].kind { true } else { false } }
    #expect(nodes.map { circuit.writing(of: $0) } == known.writings)
    #expect(circuit.file?.text == known.text)
  }

  @Test("a node of a call knows the call, too")
  func call() throws {
    let circuit = try Circuit(Circuits.parse("x = 2\ng(a) = a * 3\nf = 1 + g(x)"))
    let product = try #require(circuit.nodes.indices.first { circuit.writing(of: $0) == "a * 3" })
    let range = try #require(circuit.nodes[product].range)
    #expect(circuit.file?[range] == "g(x)")
  }

  @Test("a circuit that was built without a text has none")
  func built() throws {
    var builder = CircuitBuilder()
    let x = builder.input("x", Tensor(3))
    let f = try builder.apply("square", x, name: "f")
    let circuit = builder.build(output: f)
    #expect(circuit.file == nil && circuit.writing(of: 1) == nil)
  }
}
