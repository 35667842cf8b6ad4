import Engine
import Notation
import TestSupport
import Testing

@Suite struct FoldedCompositeTests {
  /// Composites within composites, with constants, tensors, parameters and a value used twice.
  static let nested = """
    neuron(x, w, b) = sigmoid(w @ x + b)
    scaled(x, k) = k * x * x - x
    loss(z, k) = cross_entropy(scaled(z, 2), k) + sum(neuron(z, [1, -1], 0.5))
    x = [0.5, -1]
    W = [[1, 2], [-1, 0.25]]
    h = neuron(x, W, 0.1)
    f = loss(h, 1) * scaled(h[0], 3)
    """

  private func annotated(_ text: String, folding folded: [String]) throws -> AnnotatedCircuit {
    try AnnotatedCircuit(Circuit(Circuits.parse(text), folding: folded))
  }

  @Test(
    "unfolding changes no value and no gradient",
    arguments: [
      ["neuron"], ["scaled"], ["loss"], ["neuron", "scaled"], ["neuron", "scaled", "loss"],
    ])
  func unfolding(folded: [String]) throws {
    let flat = try annotated(Self.nested, folding: [])
    let other = try annotated(Self.nested, folding: folded)
    #expect(other.circuit.nodes.count < flat.circuit.nodes.count)
    for name in ["x", "W", "h", "f"] {
      let (left, right) = (try #require(flat.circuit.wire(named: name)), try #require(other.circuit.wire(named: name)))
      #expect(flat.values[left] == other.values[right])
      let pairs = zip(try #require(flat.gradients[left]).elements, try #require(other.gradients[right]).elements)
      for (one, two) in pairs { #expect(abs(one - two) <= 1e-14 * max(1, abs(one)), "∂f/∂\(name)") }
    }
  }

  @Test("a folded composite agrees with its wire cuts")
  func wireCuts() throws {
    let checks = Verification.checks(of: try annotated(Self.nested, folding: ["loss", "neuron"]))
    #expect(checks.count > 10)
    #expect(checks.allSatisfy { $0.verdict == .agrees })
  }

  @Test("its statement is the call, and its convention that of a node inside")
  func statement() throws {
    let circuit = try Circuit(Circuits.parse("gate(a, s) = relu(a) * s\nx = 0\nf = gate(x, 1/2)"), folding: ["gate"])
    let annotated = try AnnotatedCircuit(circuit)
    let node = try #require(circuit.backwardOrder.first)
    #expect(circuit.statement(of: node).mathText.plain == "gate(x, 1/2)")
    #expect(annotated.convention(of: node)?.contains("relu has a kink") == true)
  }

  @Test("each call is a group, nested where calls are, and a splitter stands with those that it feeds")
  func groups() throws {
    let circuit = try Circuit(
      Circuits.parse("square2(a) = a * a\nboth(a) = square2(a) + square2(a + 1)\nx = 2\nf = both(x) + x"))
    #expect(circuit.groups.map(\.name) == ["both", "square2", "square2"])
    #expect(circuit.groups.map(\.parent) == [nil, 0, 0])
    let splitters = circuit.nodes.filter { if case .splitter = $0.kind { true } else { false } }
    // Of x, which is read in the first square, in the sum beside it and outside; and of a + 1 in the second.
    #expect(splitters.map(\.group) == [nil, 2])
  }

  @Test("composites that double without end are an error, not a hang")
  func doubling() throws {
    var text = "c0(a) = a + 1\n"
    for level in 1...60 { text += "c\(level)(a) = c\(level - 1)(c\(level - 1)(a))\n" }
    text += "x = 1\nf = c60(x)\n"
    let source = try Circuits.parse(text)
    let errors = [([], "has more than 20000 nodes"), ((0...60).map { "c\($0)" }, "nested too deeply")]
    for (folded, words) in errors {
      #expect {
        try Circuit(source, folding: folded)
      } throws: { ($0 as? Diagnostics)?.rendered.contains(words) == true }
    }
  }
}
