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

  @Test(arguments: [
    ("[1, -2, pi/2]", "[1.0, -2.0, divide(pi, 2.0)]"), ("[[1, 2], [3, 4]]", "[[1.0, 2.0], [3.0, 4.0]]"),
    ("x @ y.T", "matmul(x, transpose(y))"), ("x @ yᵀ", "matmul(x, transpose(y))"), ("-x.T", "negate(transpose(x))"),
    ("x[0]", "element(x, 0.0)"), ("x[1, -1]", "element(x, 1.0, -1.0)"),
    ("(x + y)[0].T", "transpose(element(add(x, y), 0.0))"),
    ("2 ** x[0]", "power(2.0, element(x, 0.0))"), ("x * y @ z", "matmul(multiply(x, y), z)"),
    ("max(x, y, axis=-1) + 1", "add(max(x, y, axis=-1.0), 1.0)"),
    ("max(x, y, axis=1 + 1)", "max(x, y, axis=add(1.0, 1.0))"),
    ("-[1, 2]", "negate([1.0, 2.0])"), ("[[1, 2,], [3, 4,],]", "[[1.0, 2.0], [3.0, 4.0]]"),
  ])
  func `Vectors, elements, transposes and parameters are Python's`(expression: String, expected: String) throws {
    #expect(try structure(expression) == expected)
  }

  @Test func `A part's range covers what it was read from, without the brackets around it`() throws {
    let source = try parse("---\ntitle: t\n---\nx = 1\nf = (x + 2) * sin(-x)")
    let parts = source.definitions[1].formula.parts
    #expect(parts.map { source.file[$0.range] } == ["x", "2", "x + 2", "x", "-x", "sin(-x)", "(x + 2) * sin(-x)"])
  }

  @Test(arguments: [
    ("(", ")"), ("-", ""), ("sin(", ")"), ("2 ** ", ""), ("", " + x"), ("", "²"), ("", ".T"), ("", "[0]"),
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
    ("x 2", "f:2:7: error: an operator is missing before '2'\n  2 | f = x 2\n    |       ^ write x * 2 for a product"),
    (
      "x if x",
      "f:2:7: error: 'if' is not understood\n  2 | f = x if x\n    |       ^~ write where(condition, a, b) for a if condition else b"
    ),
    (
      "0 < x < 1",
      "f:2:5: error: a comparison has two sides\n  2 | f = 0 < x < 1\n    |     ^~~~~~~~~ write (a < b) and (b < c) for a < b < c"
    ),
    ("|x", "f:2:5: error: this '|' is never closed\n  2 | f = |x\n    |     ^ close it with '|'"),
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
      "f:2:6: error: a ',' stands only between the arguments of a function and the numbers of a vector\n  2 | f = 1, 5\n    |      ^ write 1.5 with a decimal point"
    ),
    (
      "x = 2",
      "f:2:7: error: a statement has one '='\n  2 | f = x = 2\n    |       ^ put each assignment on a line of its own"
    ),
    ("max x", "f:2:5: error: the argument of 'max' stands in brackets\n  2 | f = max x\n    |     ^~~~~ write max(x)"),
    ("sin(x, x)", "f:2:5: error: 'sin' takes 1 argument, not 2\n  2 | f = sin(x, x)\n    |     ^~~~~~~~~"),
    ("max(x)", "f:2:5: error: 'max' takes 2 or more arguments, not 1\n  2 | f = max(x)\n    |     ^~~~~~"),
    ("round()", "f:2:5: error: 'round' takes 1 or 2 arguments, not 0\n  2 | f = round()\n    |     ^~~~~~~"),
    ("sin(x,)", "f:2:11: error: an argument is missing before ')'\n  2 | f = sin(x,)\n    |           ^"),
    ("sin(x, axis=0)", "f:2:12: error: 'sin' has no parameter 'axis'\n  2 | f = sin(x, axis=0)\n    |            ^~~~"),
    (
      "max(x, x, axsi=0)",
      "f:2:15: error: 'max' has no parameter 'axsi'\n  2 | f = max(x, x, axsi=0)\n    |               ^~~~ did you mean 'axis'?"
    ),
    (
      "max(x, x + axis=0)",
      "f:2:20: error: to the left of '=' stands the name of a parameter, such as axis\n  2 | f = max(x, x + axis=0)\n    |                    ^"
    ),
    ("[1, [2]]", "f:2:9: error: numbers and rows do not mix in a matrix\n  2 | f = [1, [2]]\n    |         ^~~"),
    (
      "[[1, 2], [3]]",
      "f:2:14: error: the rows of a matrix have one length: this one has 1, the first 2\n  2 | f = [[1, 2], [3]]\n    |              ^~~"
    ),
    ("[]", "f:2:5: error: this vector has no numbers\n  2 | f = []\n    |     ^~"),
    ("[1, 2", "f:2:5: error: this '[' is never closed\n  2 | f = [1, 2\n    |     ^ close it with ']'"),
    ("[1, 2)", "f:2:10: error: '[' is closed by ')'\n  2 | f = [1, 2)\n    |          ^ write ']'"),
    ("[1 2]", "f:2:8: error: a ',' is missing before '2'\n  2 | f = [1 2]\n    |        ^ write 1, 2"),
    (
      "x[0:1:2:3]",
      "f:2:7: error: a slice has a start, a stop and a step\n  2 | f = x[0:1:2:3]\n    |       ^~~~~~~ write x[start:stop:step]"
    ),
    (
      "max(x, x, axis=0, axis=1)",
      "f:2:23: error: 'axis' is given twice\n  2 | f = max(x, x, axis=0, axis=1)\n    |                       ^~~~~~ leave one of them out"
    ),
    (
      "x.sine()",
      "f:2:7: error: there is no function named 'sine'\n  2 | f = x.sine()\n    |       ^~~~ did you mean 'sin'?"
    ),
    (
      "[1:2]",
      "f:2:7: error: ':' is not understood\n  2 | f = [1:2]\n    |       ^ it stands in an index, such as x[1:3]; write the numbers of a vector out"
    ),
    (
      "x + [0::2]",
      "f:2:11: error: ':' is not understood\n  2 | f = x + [0::2]\n    |           ^ it stands in an index, such as x[1:3]; write the numbers of a vector out"
    ),
    (
      "[1, ..., 2]",
      "f:2:9: error: '...' is not understood\n  2 | f = [1, ..., 2]\n    |         ^~~ it stands in an index, such as x[1:3]; write the numbers of a vector out"
    ),
    (
      "sin(...)",
      "f:2:9: error: '...' is not understood\n  2 | f = sin(...)\n    |         ^~~ it stands in an index, such as x[1:3]; write the numbers of a vector out"
    ),
    ("x[]", "f:2:6: error: an index is missing\n  2 | f = x[]\n    |      ^~ write [0] for the first element"),
    ("x[1/2]", "f:2:7: error: an index is a whole number, such as 0 or -1\n  2 | f = x[1/2]\n    |       ^~~"),
    ("x.sin", "f:2:6: error: '.sin' is not understood\n  2 | f = x.sin\n    |      ^~~~ write sin(…)"),
  ])
  func `Every mistake in an expression has its own words`(expression: String, expected: String) {
    #expect(errors("x = 1\nf = \(expression)") == expected)
  }

  @Test func `An expression is read on after a mistake`() {
    #expect(
      errors("x = 1\nf = x 2 + zz + sin(x, x) +") == """
        f:2:7: error: an operator is missing before '2'
          2 | f = x 2 + zz + sin(x, x) +
            |       ^ write x * 2 for a product
        f:2:11: error: there is no wire named 'zz'
          2 | f = x 2 + zz + sin(x, x) +
            |           ^~
        f:2:16: error: 'sin' takes 1 argument, not 2
          2 | f = x 2 + zz + sin(x, x) +
            |                ^~~~~~~~~
        f:2:26: error: an operand is missing after '+'
          2 | f = x 2 + zz + sin(x, x) +
            |                          ^
        """)
  }
}
