import Engine
import TestSupport
import Testing

/// Functions that give values and send nothing back, and the choices that they serve.
@Suite struct FlatRulesTests {
  @Test(
    "what is flat has its value, and sends 0",
    arguments: [
      ("round(x)", 2.5, 2), ("round(x)", 3.5, 4), ("round(x)", -1.2, -1), ("floor(x)", -1.2, -2), ("ceil(x)", 1.2, 2),
      ("sign(x)", -3, -1), ("sign(x)", 0, 0), ("x > 1", 2, 1), ("x >= 2", 2, 1), ("x < 2", 2, 0), ("x <= 2", 2, 1),
      ("x == 2", 2, 1), ("x != 2", 2, 0), ("not x", 0, 1), ("x > 0 and x < 1", 0.5, 1), ("x < 0 or x > 1", 0.5, 0),
      ("not x > 1", 2, 0), ("x + 1 > 2 * x", 2, 0),
    ] as [(String, Double, Double)])
  func flat(expression: String, x: Double, value: Double) throws {
    let annotated = try Circuits.annotated("x = \(x)\nf = \(expression)\n")
    #expect(try annotated.value("f") == value)
    #expect(try annotated.gradient("x") == 0)
  }

  @Test("a straight-through estimator has the value of the rounding and the gradient of its input")
  func straightThrough() throws {
    let annotated = try Circuits.annotated("x = 1.4\ny = x + stop_gradient(round(x) - x)\nf = y ** 2\n")
    #expect(try annotated.value("f") == 1)
    #expect(try annotated.gradient("x") == 2)
  }

  @Test(
    "a wire cut holds what stop_gradient takes as given", arguments: ["x * stop_gradient(x)", "x * detach(x**2) - x"])
  func stopGradient(expression: String) throws {
    let annotated = try Circuits.annotated("x = 3\nf = \(expression)\n")
    for check in Verification.checks(of: annotated) { #expect(check.verdict == .agrees, "\(check)") }
  }

  @Test("no infinite slope before a stop makes a gradient of it")
  func blocked() throws {
    let annotated = try Circuits.annotated("x = 0\nw = 2\nf = w * (1 + stop_gradient(sqrt(x)))\n")
    #expect(try annotated.gradient("x") == 0)
    #expect(try annotated.gradient("w") == 1)
  }

  @Test("an infinity that is written may end in a softmax, a maximum or a choice")
  func infinities() throws {
    let masked = try Circuits.annotated("x = [1, 2]\nf = sum(softmax(where([1, 0] == 1, x, -inf)) * x)\n")
    #expect(try masked.value("f") == 1)
    let greatest = try Circuits.annotated("x = [1, 2]\nf = max(x + [0, -inf])\n")
    #expect(try greatest.value("f") == 1)
    #expect(throws: PassError.self) { try Circuits.annotated("x = 0\nf = 1 + exp(log(x))\n") }
    #expect(throws: PassError.self) { try Circuits.annotated("x = 1\nf = x - inf\n") }
  }

  @Test("there is no step away from an infinity, and verifying says so")
  func verifiedInfinities() throws {
    let annotated = try Circuits.annotated("x = [1, 2]\nmask = [0, -inf]\nf = sum(softmax(x + mask) * x)\n")
    let checks = Verification.checks(of: annotated)
    #expect(!checks.contains { $0.verdict == .disagrees })
    #expect(checks.contains { $0.verdict == .noValueBeside })
  }

  private let rules = TensorRulesTests()

  @Test("choices send the upstream gradient to the branch that was taken")
  func choices() throws {
    for name in ["where", "masked_fill"] {
      for shapes in [[[], [], []], [[2, 3], [3], []], [[2, 1], [3], [2, 3]]] as [[Shape]] {
        try rules.check(try rules.bound(name, shapes), shapes)
      }
    }
    for name in ["tril", "triu"] {
      for diagonal in [-2.0, -1, 0, 1, 2] {
        for shape in [[2, 2], [2, 3], [3, 2], [2, 2, 3]] as [Shape] {
          try rules.check(try rules.bound(name, [shape], parameters: ["diagonal": diagonal]), [shape])
        }
      }
    }
  }
}
