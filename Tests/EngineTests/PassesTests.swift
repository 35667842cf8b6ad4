import Engine
import Notation
import TestSupport
import Testing

@Suite struct PassesTests {
  @Test("a wire that is used twice passes through a splitter node, x · x included")
  func splitter() throws {
    let annotated = try Circuits.annotated("x = 3\nf = x * x\n")
    let circuit = annotated.circuit
    #expect(circuit.nodes.count == 3)
    #expect(circuit.wires.indices.map(circuit.id) == ["x", "x⁽¹⁾", "x⁽²⁾", "f"])
    #expect(annotated.gradients.map { $0?.scalar } == [6, 3, 3, 1])
  }

  @Test("a constant receives no gradient, and neither does what is made of constants alone")
  func constants() throws {
    let annotated = try Circuits.annotated("x = 3\nf = x * exp(2)\n")
    for (wire, gradient) in zip(annotated.circuit.wires, annotated.gradients) where !wire.dependsOnInputs {
      #expect(gradient == nil)
    }
    #expect(annotated.circuit.wires.count { !$0.dependsOnInputs } == 2)
  }

  @Test("arithmetic of numbers is one constant, shown as it was written")
  func folding() throws {
    let circuit = try Circuits.annotated("x = 3\nf = pi / 2 * x\n").circuit
    #expect(circuit.nodes.count == 3)
    #expect(circuit.statement(of: 2).mathText.plain == "π/2 × x")
  }

  @Test("what the output does not depend on has a value and no gradient")
  func deadEnd() throws {
    let annotated = try Circuits.annotated("---\noutput: f\n---\nx = 3\nf = x * 2\ng = f + x\n")
    #expect(try annotated.value("g") == 9)
    #expect(annotated.gradients[try #require(annotated.circuit.wire(named: "g"))] == nil)
    #expect(try annotated.gradient("x") == 2)
    #expect(try annotated.gradient("f") == 1)
  }

  @Test("an output that is an input wire has the seed as its gradient")
  func inputAsOutput() throws {
    let annotated = try Circuits.annotated("---\nseed: 5\n---\nx = 3\n")
    #expect(try annotated.gradient("x") == 5)
    #expect(annotated.circuit.backwardOrder.isEmpty)
  }

  @Test("a second name for a wire is an identity node")
  func alias() throws {
    let annotated = try Circuits.annotated("x = 3\ny = x\nf = y * x\n")
    #expect(try annotated.gradient("x") == 6)
    #expect(try annotated.gradient("y") == 3)
  }

  @Test("symbols made for wires without a name avoid the letters of the text")
  func letters() throws {
    #expect(try Circuits.annotated("x = 1\nf = (x + 1) * 2\n").circuit.wires.indices.count == 5)
    let circuit = try Circuits.annotated("u1 = 1\nf = (u1 + 1) * 2\n").circuit
    #expect(circuit.wires.indices.map(circuit.id).contains("v₁"))
  }

  @Test("a chain of 100,000 nodes runs in both directions")
  func chain() throws {
    var builder = CircuitBuilder()
    let rule = try #require(FunctionList.rule(named: "negate"))
    var source = builder.input("x", Tensor(2))
    for _ in 0..<100_000 { source = try builder.apply(rule, source) }
    let annotated = try AnnotatedCircuit(builder.build(output: source))
    #expect(annotated.values[annotated.circuit.output] == Tensor(2))
    #expect(annotated.gradients[0] == Tensor(1))
  }

  @Test("tensors that were broadcast receive gradients of their own shape")
  func broadcast() throws {
    var builder = CircuitBuilder()
    let x = builder.input("x", Tensor([1, 2, 3, 4, 5, 6], shape: [2, 3]))
    let b = builder.input("b", Tensor([10, 20, 30], shape: [3]))
    let f = try builder.apply(try #require(FunctionList.rule(named: "multiply")), x, b, name: "f")
    let circuit = builder.build(output: f)
    #expect(throws: PassError.self) { try AnnotatedCircuit(circuit) }
    let annotated = try AnnotatedCircuit(circuit, seed: Tensor(repeating: 1, shape: [2, 3]))
    #expect(annotated.gradients[1] == Tensor([5, 7, 9], shape: [3]))
    #expect(annotated.gradients[0] == Tensor([10, 20, 30, 10, 20, 30], shape: [2, 3]))
    for (element, expected) in [5.0, 7, 9].enumerated() {
      #expect(abs(WireCut(annotated, wire: 1, element: element).slope().slope - expected) < 1e-8)
    }
  }
}
