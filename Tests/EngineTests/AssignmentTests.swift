import Engine
import Notation
import TestSupport
import Testing

/// Assignments to a part of a tensor, and to several names at once, as Python means them.
@Suite struct AssignmentTests {
  /// The gradient of each input, row by row, against what PyTorch 2.13 finds in float64.
  @Test(
    "what is overwritten receives nothing, and what is put there all of it",
    arguments: [
      ("y = [1, 2, 3]\ny[0] = 5\nf = sum(y * y)", ["y": [0, 4, 6]]),
      ("x = [1, 2, 3, 4]\nd = [10, 20]\nx[1:3] += d\nf = sum(x ** 2)", ["x": [2, 24, 46, 8], "d": [24, 46]]),
      ("x = [[1, 2], [3, 4]]\na = 2\nx[:, 0] = a * x[0]\nf = sum(x * x)", ["x": [8, 20, 0, 8], "a": [20]]),
      ("x = [1, 2, 3]\nx[-1] *= 2\nx[0] -= 4\nf = sum(x ** 2)", ["x": [-6, 4, 24]]),
      ("x = [1, 2, 3]\nfor t in range(2):\n  x[2] = x[t] * x[2]\nf = x[2]", ["x": [6, 3, 2]]),
      ("x = [1, 2, 3]\nfor t in range(1, 3):\n  x[t] = x[t - 1] * x[t]\nf = x[2 * 1]", ["x": [6, 3, 2]]),
      ("def f(v):\n  v[0] = 3 * v[1]\n  return sum(v)\nx = [1, 2]\ny = f(x)", ["x": [0, 4]]),
    ] as [(String, [String: [Double]])])
  func parts(text: String, gradients: [String: [Double]]) throws {
    try expect(text, gradients)
  }

  @Test(
    "several names are assigned at once, from the values before",
    arguments: [
      ("a, b = 2, 3\nf = a * b", ["a": [3], "b": [2]]), ("(a, b) = (2, 3)\nf = a - b", ["a": [1], "b": [-1]]),
      ("a, b = 2, 3\na, b = b, a + b\nf = a * a + b", ["a": [1], "b": [7]]),
      ("x = [2, 3]\na, b = x\nf = a * a * b", ["x": [12, 4]]),
      ("x = [1, 2, 3, 4]\np, q = torch.split(x, 2)\nf = sum(p * q)", ["x": [3, 4, 1, 2]]),
      ("u, v = 1, 1\nfor i in range(3):\n  u, v = v, u + v\nf = u * v", ["u": [11], "v": [19]]),
      ("def f(a, b):\n  a, b = a + b, a - b\n  return a * b\nx = 3\ny = 2\nz = f(x, y)", ["x": [6], "y": [-4]]),
    ] as [(String, [String: [Double]])])
  func tuples(text: String, gradients: [String: [Double]]) throws {
    try expect(text, gradients)
  }

  private func expect(_ text: String, _ gradients: [String: [Double]]) throws {
    let annotated = try Circuits.annotated(text)
    for (name, expected) in gradients {
      let wire = try #require(annotated.circuit.wire(named: name))
      #expect(annotated.gradients[wire]?.elements == expected, "∂f/∂\(name)")
    }
  }

  @Test(
    "what cannot be assigned is told",
    arguments: [
      (
        "x = [1, 2]\na, b, c = x\nf = a",
        "test.circuit:2:1: error: there are 3 names for 2 values\n  2 | a, b, c = x\n    | ^~~~~~~ name each value once"
      ),
      (
        "y[0] = 5\nf = y[0]",
        "test.circuit:1:1: error: 'y' is used in its own statement\n  1 | y[0] = 5\n    | ^ give 'y' a value on a line above"
      ),
      (
        "x = [1, 2]\nx[3] = 5\nf = sum(x)",
        "test.circuit:2:1: error: there is no element 3 among 2: they are counted from 0 to 1\n  2 | x[3] = 5\n    | ^~~~~~~~"
      ),
    ])
  func faults(text: String, told: String) throws {
    do throws(Diagnostics) {
      _ = try Circuit(
        CircuitSource.parse(SourceFile(name: "test.circuit", text: text), vocabulary: FunctionList.vocabulary))
      Issue.record("it is understood")
    } catch {
      #expect(error.rendered == told)
    }
  }
}
