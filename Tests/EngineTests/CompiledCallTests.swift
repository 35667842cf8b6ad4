import Engine
import Notation
import TestSupport
import Testing

/// Calls that a rule does not understand, as a person reads the errors.
@Suite struct CompiledCallTests {
  private func errors(_ text: String) throws -> String {
    do {
      _ = try Circuit(Circuits.parse(text, name: "f"))
      return ""
    } catch let error as Diagnostics {
      return error.rendered
    }
  }

  @Test(
    "shapes and parameters that do not fit are reported at their place",
    arguments: [
      (
        "x = [1, 2]\nf = x + [1, 2, 3]",
        "f:2:5: error: the shapes (2,) and (3,) do not fit together\n  2 | f = x + [1, 2, 3]\n    |     ^~~~~~~~~~~~~"
      ),
      (
        "W = [[1, 2]]\nx = [1, 2, 3]\nf = sum(W @ x)",
        "f:3:9: error: the shapes (1, 2) and (3,) do not fit together: a row of the first has 2 numbers, a column of the second 3\n  3 | f = sum(W @ x)\n    |         ^~~~~"
      ),
      (
        "x = [1, 2]\nf = x[5]",
        "f:2:5: error: there is no element 5 among 2: they are counted from 0 to 1\n  2 | f = x[5]\n    |     ^~~~"
      ),
      (
        "x = [1, 2]\nf = x[0, 1]",
        "f:2:5: error: there are 2 indices, and the shape (2,) has one axis\n  2 | f = x[0, 1]\n    |     ^~~~~~~"
      ),
      (
        "x = 1\nq = x[0]\nr = q * 2\nf = r + q",
        "f:2:5: error: a number has no elements\n  2 | q = x[0]\n    |     ^~~~"
      ),
      ("x = 1\nf = x[0]", "f:2:5: error: a number has no elements\n  2 | f = x[0]\n    |     ^~~~"),
      (
        "x = [1, 2]\nf = cross_entropy(x, 4)",
        "f:2:22: error: a class number of cross_entropy is a whole number from 0 to 1\n  2 | f = cross_entropy(x, 4)\n    |                      ^"
      ),
      (
        "x = [[1, 2], [3, 4]]\nf = cross_entropy(x, 1)",
        "f:2:22: error: cross_entropy of logits of the shape (2, 2) takes a class number for each row, such as [0, 1]\n  2 | f = cross_entropy(x, 1)\n    |                      ^"
      ),
      (
        "x = [1, 2]\nk = 1\nf = nll(x, k)",
        "f:3:12: error: the second argument of nll is a class number written out, such as 0\n  3 | f = nll(x, k)\n    |            ^ write nll(…, 0) for the first class"
      ),
      (
        "x = [1, 2]\nf = sum(x, axis=1)",
        "f:2:5: error: a tensor of the shape (2,) has no axis 1: its only axis is 0\n  2 | f = sum(x, axis=1)\n    |     ^~~~~~~~~~~~~~"
      ),
      (
        "x = [1, 2]\nf = sum(x, axis=0.5)",
        "f:2:5: error: 'axis' is a whole number\n  2 | f = sum(x, axis=0.5)\n    |     ^~~~~~~~~~~~~~~~ write axis=0 for the first"
      ),
      (
        "x = [1, 2]\nf = max(x, 1, axis=0)",
        "f:2:5: error: an axis goes with one tensor, and max is given 2\n  2 | f = max(x, 1, axis=0)\n    |     ^~~~~~~~~~~~~~~~~ write max(x, axis=0)"
      ),
      (
        "x = [1, 2, 3]\nf = sum(reshape(x, 2, 2))",
        "f:2:9: error: the 3 numbers of the shape (3,) do not fill the shape (2, 2)\n  2 | f = sum(reshape(x, 2, 2))\n    |         ^~~~~~~~~~~~~~~~"
      ),
      (
        "x = [1, 2]\nk = 2\nf = sum(reshape(x, k))",
        "f:3:20: error: an extent of the new shape is a whole number written out\n  3 | f = sum(reshape(x, k))\n    |                    ^"
      ),
      // Inside of a composite the place is that of the call.
      (
        "g(a, b) = a @ b\nx = [1, 2]\ny = [1, 2, 3]\nf = g(x, y)",
        "f:4:5: error: the shapes (2,) and (3,) do not fit together: a row of the first has 2 numbers, a column of the second 3\n  4 | f = g(x, y)\n    |     ^~~~~~~"
      ),
    ])
  func mistakes(text: String, expected: String) throws { #expect(try errors(text) == expected) }

  @Test("functions called from Swift have the same errors")
  func swift() throws {
    var builder = CircuitBuilder()
    let x = builder.input("x", Tensor([1, 2], shape: [2]))
    #expect(throws: CallFault.self) { try builder.apply("summ", x) }
    #expect(throws: CallFault.self) { try builder.apply("sum", x, x) }
    #expect(throws: CallFault.self) { try builder.apply("sum", x, parameters: ["axes": 0]) }
    #expect(throws: CallFault.self) { try builder.apply("nll", x, x) }
    #expect(throws: ShapeMismatch.self) { try builder.apply("sum", x, parameters: ["axis": 1]) }
    let scaled = try builder.apply("multiply", x, numbers: [Tensor([3, 4], shape: [2])])
    let sum = try builder.apply("sum", scaled)
    let f = try builder.apply("ln", sum, name: "f")
    let circuit = builder.build(output: f)
    #expect(abs(try AnnotatedCircuit(circuit).value("f") - 2.3978952727983707) < 1e-15)
    #expect(circuit.statement(of: 2).mathText.plain == "x × [3, 4]")
  }
}
