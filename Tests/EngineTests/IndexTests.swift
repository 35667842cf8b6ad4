import Engine
import Notation
import TestSupport
import Testing

/// Indices as NumPy reads them, and where the gradient of what was picked goes.
@Suite struct IndexTests {
  /// NumPy's own answers for x = arange(24).reshape(2, 3, 4).
  @Test(
    "an index picks what NumPy picks",
    arguments: [
      ("x[1]", [3, 4], [12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23]), ("x[-1, 0]", [4], [12, 13, 14, 15]),
      ("x[0, 1:3, 0]", [2], [4, 8]), ("x[..., 0]", [2, 3], [0, 4, 8, 12, 16, 20]),
      ("x[:, 0, ::2]", [2, 2], [0, 2, 12, 14]),
      ("x[0, ::-1, 3]", [3], [11, 7, 3]), ("x[0, -2:, -1]", [2], [7, 11]), ("x[1, [0, 2, 0], 1]", [3], [13, 21, 13]),
      ("x[:, [0, 2], [1, 3]]", [2, 2], [1, 11, 13, 23]), ("x[0, None, 0, 1]", [1], [1]), ("x[1, 2, 100:] + 0", [], []),
      ("x[0, 0, [[0, 1], [2, 3]]]", [2, 2], [0, 1, 2, 3]),
    ] as [(String, [Int], [Double])])
  func picks(index: String, extents: [Int], expected: [Double]) throws {
    let numbers = "reshape([\((0..<24).map(String.init).joined(separator: ", "))], 2, 3, 4)"
    guard !expected.isEmpty else {
      #expect(throws: Diagnostics.self) { try Circuits.annotated("x = 1\nf = sum(\(numbers)\(index.dropFirst()))\n") }
      return
    }
    let circuit = try Circuits.annotated("w = 1\nf = sum(w * \(numbers)\(index.dropFirst()))\n")
    let product = try #require(circuit.circuit.wires.indices.first { circuit.values[$0].shape == Shape(extents) })
    #expect(circuit.values[product].elements == expected)
  }

  @Test("what is picked twice receives the sum")
  func gathers() throws {
    let annotated = try Circuits.annotated("E = [[1, 2], [3, 4], [5, 6]]\nh = E[[0, 2, 0]]\nf = sum(h * h)\n")
    let wire = try #require(annotated.circuit.wire(named: "E"))
    #expect(annotated.gradients[wire]?.elements == [4, 8, 0, 0, 10, 12])
  }

  @Test(
    "an index that cannot be is told with its mend",
    arguments: [
      ("x[3]", "there is no element 3 among 3: they are counted from 0 to 2", nil),
      ("x[0, 1]", "there are 2 indices, and the shape (3,) has one axis", nil),
      ("x[x > 1]", "a mask picks a number of elements that only the forward pass knows", "write where(mask, x, 0)"),
      ("x[2:1]", "[2:1] picks nothing of the 3 elements along axis 0", nil),
      ("x[::0]", "the step of a slice is not 0", nil), ("x[0.5]", "an index is a whole number, such as 0 or -1", nil),
      ("x[1:2:3:4]", "a slice has a start, a stop and a step", "write x[start:stop:step]"),
    ] as [(String, String, String?)])
  func faults(index: String, message: String, hint: String?) {
    #expect {
      try Circuits.annotated("x = [1, 2, 3]\nf = sum(\(index))\n")
    } throws: { error in
      guard let first = (error as? Diagnostics)?.all.first else { return false }
      return first.message == message && first.hint == hint
    }
  }
}
