import Notation
import Testing

@Suite struct ExpressionParserTests {
  @Test(arguments: [
    ("x + y * z", "add(x, multiply(y, z))"),
    ("x - y - z", "subtract(subtract(x, y), z)"),
    ("x / y * z", "multiply(divide(x, y), z)"),
    ("x - (y - z)", "subtract(x, subtract(y, z))"),
    ("-x * y", "multiply(negate(x), y)"),
    ("x ** y ** z", "power(x, power(y, z))"),
    ("x ^ y ^ z", "power(x, power(y, z))"),
    ("-x ** 2", "negate(power(x, 2.0))"),
    ("2 ** -x", "power(2.0, negate(x))"),
    ("2 ** -x ** y * z", "multiply(power(2.0, negate(power(x, y))), z)"),
    ("x ** -2", "power(x, -2.0)"),
    ("x - -y", "subtract(x, negate(y))"),
  ])
  func `Precedence and associativity are Python's`(expression: String, expected: String) throws {
    #expect(try structure(expression) == expected)
  }

  @Test(arguments: [
    ("-2", "-2.0"), ("-2 ** 2", "negate(power(2.0, 2.0))"), ("-2²", "negate(power(2.0, 2.0))"),
    ("(-2) ** 2", "power(-2.0, 2.0)"), ("- -2", "negate(-2.0)"), ("-(2)", "negate(2.0)"), ("-pi", "negate(pi)"),
    ("x -2", "subtract(x, 2.0)"), ("-2 * x", "multiply(-2.0, x)"),
  ])
  func `A minus folds into a bare number unless a power binds to it`(expression: String, expected: String) throws {
    #expect(try structure(expression) == expected)
  }

  @Test(arguments: [
    ("x · y × z ÷ 2 − 1", "x * y * z / 2 - 1"), ("x² + y³", "x ** 2 + y ** 3"), ("-x²", "-(x ** 2)"),
    ("x² ** 3", "(x ** 2) ** 3"), ("2 ** x²", "2 ** (x ** 2)"), ("π", "pi"), ("ln(x)", "log(x)"),
    ("σ(x)", "sigmoid(x)"),
  ])
  func `Pasted signs and aliases mean what is typed for them`(pasted: String, typed: String) throws {
    #expect(try structure(pasted) == structure(typed))
  }

  @Test func `A part's range covers what it was read from, without the brackets around it`() throws {
    let source = try parse("---\ntitle: t\n---\nx = 1\nf = (x + 2) * sin(-x)")
    let parts = source.definitions[1].formula.parts
    #expect(parts.map { source.file[$0.range] } == ["x", "2", "x + 2", "x", "-x", "sin(-x)", "(x + 2) * sin(-x)"])
  }

  @Test(arguments: [
    ("(", ")"), ("-", ""), ("sin(", ")"), ("2 ** ", ""), ("", " + x"), ("", "²"),
  ])
  func `No depth overflows the stack`(before: String, after: String) {
    let count = 100_000
    let source = try? parse(
      "x = 1\nf = " + String(repeating: before, count: count) + "x" + String(repeating: after, count: count))
    // A run of ² is no power; everything else is a formula however deep.
    #expect((source?.definitions[1].formula.mathText.isEmpty == false) == (after != "²"))
  }

  @Test func `Brackets beyond number that are never closed are one error`() {
    #expect(errors("x = " + String(repeating: "(", count: 100_000) + "1").contains("error: this '(' is never closed"))
    #expect(errors("x = 1" + String(repeating: ")", count: 100_000)).contains("error: ')' closes no bracket"))
  }

  @Test(arguments: [
    ("2x", "f:2:6: error: an operator is missing before 'x'\n  2 | f = 2x\n    |      ^ write 2 * x for a product"),
    (
      "2(x)",
      "f:2:6: error: an operator is missing before '('\n  2 | f = 2(x)\n    |      ^ write 2 * (…) for a product"
    ),
    ("x +", "f:2:7: error: an operand is missing after '+'\n  2 | f = x +\n    |       ^"),
    ("* x", "f:2:5: error: an operand is missing before '*'\n  2 | f = * x\n    |     ^"),
    ("x + * x", "f:2:7: error: an operand is missing after '+'\n  2 | f = x + * x\n    |       ^"),
    ("+x", "f:2:5: error: a '+' before an operand does nothing\n  2 | f = +x\n    |     ^ leave it out"),
    ("(x + 1", "f:2:5: error: this '(' is never closed\n  2 | f = (x + 1\n    |     ^ close it with ')'"),
    ("x + 1)", "f:2:10: error: ')' closes no bracket\n  2 | f = x + 1)\n    |          ^ delete it"),
    ("(x]", "f:2:7: error: '(' is closed by ']'\n  2 | f = (x]\n    |       ^ write ')'"),
    ("()", "f:2:5: error: these brackets are empty\n  2 | f = ()\n    |     ^~"),
    (
      "1, 5",
      "f:2:6: error: a ',' stands only between the arguments of a function\n  2 | f = 1, 5\n    |      ^ write 1.5 with a decimal point"
    ),
    (
      "x = 2",
      "f:2:7: error: a statement has one '='\n  2 | f = x = 2\n    |       ^ put each assignment on a line of its own"
    ),
    ("x == 2", "f:2:7: error: comparisons ('==') are not understood\n  2 | f = x == 2\n    |       ^~"),
    ("sin x", "f:2:5: error: the argument of 'sin' stands in brackets\n  2 | f = sin x\n    |     ^~~~~ write sin(x)"),
    ("sin(x, x)", "f:2:5: error: 'sin' takes 1 argument, not 2\n  2 | f = sin(x, x)\n    |     ^~~~~~~~~"),
    ("max(x)", "f:2:5: error: 'max' takes 2 or more arguments, not 1\n  2 | f = max(x)\n    |     ^~~~~~"),
    ("round()", "f:2:5: error: 'round' takes 1 or 2 arguments, not 0\n  2 | f = round()\n    |     ^~~~~~~"),
    ("sin(x,)", "f:2:11: error: an argument is missing before ')'\n  2 | f = sin(x,)\n    |           ^"),
    (
      "max(x, axis=0)",
      "f:2:16: error: named arguments are not understood yet\n  2 | f = max(x, axis=0)\n    |                ^"
    ),
    ("[1, [2]]", "f:2:5: error: vectors and matrices are not understood yet\n  2 | f = [1, [2]]\n    |     ^~~~~~~~"),
    ("x[0]", "f:2:6: error: elements of vectors and matrices are not understood yet\n  2 | f = x[0]\n    |      ^~~"),
    ("x.T", "f:2:6: error: transposes (.T) are not understood yet\n  2 | f = x.T\n    |      ^~"),
    ("x @ x", "f:2:7: error: matrix products (@) are not understood yet\n  2 | f = x @ x\n    |       ^"),
  ])
  func `Every mistake in an expression has its own words`(expression: String, expected: String) {
    #expect(errors("x = 1\nf = \(expression)") == expected)
  }

  @Test func `An expression is read on after a mistake`() {
    #expect(
      errors("x = 1\nf = 2x + zz + sin(x, x) +") == """
        f:2:6: error: an operator is missing before 'x'
          2 | f = 2x + zz + sin(x, x) +
            |      ^ write 2 * x for a product
        f:2:10: error: there is no wire named 'zz'
          2 | f = 2x + zz + sin(x, x) +
            |          ^~
        f:2:15: error: 'sin' takes 1 argument, not 2
          2 | f = 2x + zz + sin(x, x) +
            |               ^~~~~~~~~
        f:2:25: error: an operand is missing after '+'
          2 | f = 2x + zz + sin(x, x) +
            |                         ^
        """)
  }
}
