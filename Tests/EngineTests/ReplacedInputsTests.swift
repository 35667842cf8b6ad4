import Engine
import TestSupport
import Testing

@Suite struct ReplacedInputsTests {
  @Test("both passes run again from other inputs, and the first circuit stays what it was")
  func replacing() throws {
    let circuit = try Circuits.sample("product").circuit
    let moved = try circuit.replacing(["x": Tensor(1), "z": Tensor(2)])
    #expect(try AnnotatedCircuit(moved).value("f") == 12)
    #expect(try AnnotatedCircuit(moved).gradient("z") == 6)
    #expect(try AnnotatedCircuit(circuit).value("f") == -12)
  }

  @Test("a name that no input has and a value of another shape are errors that say what would do")
  func errors() throws {
    let circuit = try Circuits.sample("product").circuit
    let noInput = #expect(throws: ReplacementError.self) { try circuit.replacing(["q": Tensor(1)]) }
    #expect(noInput?.description == "there is no input wire named 'q'; the inputs are x, y, z")
    let shape = #expect(throws: ReplacementError.self) { try circuit.replacing(["x": Tensor([1, 2], shape: [2])]) }
    #expect(shape?.description == "the input wire 'x' has the shape (), and the new value the shape (2,)")
  }
}
