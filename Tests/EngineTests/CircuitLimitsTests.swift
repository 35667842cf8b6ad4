import Engine
import Notation
import TestSupport
import Testing

@Suite struct CircuitLimitsTests {
  private func errors(_ text: String, _ limits: CircuitLimits) throws -> String {
    do {
      _ = try Circuit(Circuits.parse(text, name: "f"), limits: limits)
      return ""
    } catch let error as Diagnostics {
      return error.rendered
    }
  }

  @Test("a circuit may be as large as its limits", arguments: ["x = 1\ny = 2\nf = x * y", "x = [1, 2]\nf = sum(x)"])
  func within(text: String) throws { #expect(try errors(text, CircuitLimits(nodes: 3, elements: 3)).isEmpty) }

  @Test(
    "beyond a limit it says which, and what its caller can do",
    arguments: [
      (
        "x = 1\nf = x * x * x * x\ng = f * f",
        "f:2:5: error: the circuit has more than 3 nodes\n  2 | f = x * x * x * x\n    |     ^~~~~~~~~~~~~ ask for more"
      ),
      (
        "g(a) = a * a * a\nh(a) = g(g(a))\nx = 1\nf = h(x)",
        "f:4:5: error: the circuit has more than 3 nodes\n  4 | f = h(x)\n    |     ^~~~ ask for more"
      ),
      (
        "x = [1, 2, 3]\nf = outer(x, x)",
        "f:2:5: error: with the shape (3, 3) the wires carry more than 10 numbers\n  2 | f = outer(x, x)\n    |     ^~~~~~~~~~~ widen it"
      ),
      (
        "x = [1, 2, 3, 4, 5, 6]\nf = x * 2",
        "f:2:5: error: with the shape (6,) the wires carry more than 10 numbers\n  2 | f = x * 2\n    |     ^~~~~ widen it"
      ),
      (
        "x = [[1, 2, 3, 4]] * [[1], [2], [3], [4]]\nf = sum(x)",
        "f:1:5: error: with the shape (4, 4) the wires carry more than 10 numbers\n  1 | x = [[1, 2, 3, 4]] * [[1], [2], [3], [4]]\n    |     ^~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~ widen it"
      ),
    ])
  func beyond(text: String, expected: String) throws {
    let limits = CircuitLimits(nodes: 3, elements: 10, nodesAdvice: "ask for more", elementsAdvice: "widen it")
    #expect(try errors(text, limits) == expected)
  }

  @Test("a shape of more numbers than there are is beyond every limit")
  func overflow() throws {
    let ones = "[" + Array(repeating: "1", count: 1000).joined(separator: ", ") + "]"
    let shapes = (0..<8).map { axis in
      "a\(axis) = reshape(x, \((0..<8).map { $0 == axis ? "1000" : "1" }.joined(separator: ", ")))\n"
    }
    let text = "x = \(ones)\n\(shapes.joined())f = sum(max(\((0..<8).map { "a\($0)" }.joined(separator: ", "))))"
    #expect(try errors(text, CircuitLimits(elements: .max - 1)).contains("the wires carry more than"))
  }

  @Test("composites that double with every line meet the limit before they are worked through")
  func doubling() throws {
    let lines = (1...60).map { "g\($0)(a) = g\($0 - 1)(g\($0 - 1)(a))" }
    let text = (["g0(a) = a * a"] + lines + ["x = 1", "f = g60(x)"]).joined(separator: "\n")
    #expect(
      try errors(text, CircuitLimits(nodes: 1000)).contains("f:63:5: error: the circuit has more than 1000 nodes"))
  }

  @Test("a long sum of numbers is one constant, shown as what it comes to")
  func longSums() throws {
    let text = "x = 1\nf = x * (1" + String(repeating: " + 1", count: 2000) + ")"
    let circuit = try Circuit(Circuits.parse(text))
    #expect(circuit.statement(of: circuit.nodes.endIndex.advanced(by: -1)).mathText.plain == "x × 2001")
  }
}
