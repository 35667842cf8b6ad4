import Notation
import Testing

@Suite struct ScopeTests {
  @Test(arguments: [
    (
      "z = 1\nf = 2 * zz",
      "f:2:9: error: there is no wire named 'zz'\n  2 | f = 2 * zz\n    |         ^~ did you mean 'z'?"
    ),
    ("x = 1\nf = y", "f:2:5: error: there is no wire named 'y'\n  2 | f = y\n    |     ^"),
    ("X = 1\nf = x", "f:2:5: error: there is no wire named 'x'\n  2 | f = x\n    |     ^ did you mean 'X'?"),
    ("f = e", "f:1:5: error: there is no wire named 'e'\n  1 | f = e\n    |     ^ write exp(1) for Euler's number"),
    ("f = 1 + sin", "f:1:9: error: 'sin' is a function, not a wire\n  1 | f = 1 + sin\n    |         ^~~ write sin(x)"),
    ("f = max", "f:1:5: error: 'max' is a function, not a wire\n  1 | f = max\n    |     ^~~ write max(x, y)"),
    (
      "f = sinn(1)",
      "f:1:5: error: there is no function named 'sinn'\n  1 | f = sinn(1)\n    |     ^~~~ did you mean 'sin'?"
    ),
    (
      "x = 1\nf = x(2)",
      "f:2:5: error: 'x' is a wire and cannot be called\n  2 | f = x(2)\n    |     ^ write x * (…) for a product"
    ),
    (
      "σ = 1\nf = σ(2)",
      "f:2:5: error: 'σ' is a wire and cannot be called\n  2 | f = σ(2)\n    |     ^ write sigmoid(…) for the function"
    ),
    (
      "f = x\nx = 1",
      "f:1:5: error: 'x' is assigned on line 2, below its use\n  1 | f = x\n    |     ^ move line 2 above this one"
    ),
    (
      "f = f + 1",
      "f:1:5: error: 'f' is used in its own statement\n  1 | f = f + 1\n    |     ^ give 'f' a value on a line above"
    ),
    (
      "x = 1\n\nx = 2",
      "f:3:1: error: 'x' is assigned twice, first on line 1\n  3 | x = 2\n    | ^ give this wire a name of its own"
    ),
    (
      "sin(a) = a\ny = torch.sin(2)",
      "f:2:11: error: 'sin' is the library's here, and the circuit's own on line 1\n  2 | y = torch.sin(2)\n    |           ^~~ give the definition another name"
    ),
  ])
  func `Every wrong use of a name has its own words`(text: String, expected: String) {
    #expect(errors(text) == expected)
  }

  @Test func `A wire may have the one-letter alias of a function`() throws {
    #expect(try parse("σ = 2\nf = σ * 3").definitions.map(\.name) == ["σ", "f"])
  }

  @Test
  func `A wire and a composite may have the name of a function, which is still called by it where no composite has it`()
    throws
  {
    let source = try parse("max = 3\nf = max(max, 2) * max\n")
    #expect(source.definitions.map(\.formula.mathText.plain) == ["3", "max(max, 2) × max"])
    #expect(try parse("sin(a) = a\nf = sin(1)").composites.map(\.name) == ["sin"])
  }

  @Test func `A name is reported once a statement`() {
    #expect(errors("f = q * q") == "f:1:5: error: there is no wire named 'q'\n  1 | f = q * q\n    |     ^")
  }

  @Test func `A name whose statement is faulty counts as assigned`() {
    #expect(
      errors("x = 3 +\ny = x * 2") == "f:1:7: error: an operand is missing after '+'\n  1 | x = 3 +\n    |       ^")
  }
}
