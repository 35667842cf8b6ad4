import Notation
import Testing

/// Loops, conditions, definitions and names that are assigned again.
@Suite struct UnrollerTests {
  struct Known: Sendable, CustomTestStringConvertible {
    let text: String
    /// Every wire with its formula.
    let wires: [String]
    var testDescription: String { text }

    init(_ text: String, _ wires: String...) { (self.text, self.wires) = (text, wires) }
  }

  static let loops = [
    Known(
      "x = 2\nfor t in range(3):\n    x = sin(x) + t", "x = 2", "x⁽¹⁾ = sin(x) + 0", "x⁽²⁾ = sin(x⁽¹⁾) + 1",
      "x⁽³⁾ = sin(x⁽²⁾) + 2"),
    Known("x = 2\nfor t in range(1, 6, 2): x = x * t", "x = 2", "x⁽¹⁾ = x × 1", "x⁽²⁾ = x⁽¹⁾ × 3", "x⁽³⁾ = x⁽²⁾ × 5"),
    Known("x = 2\nfor t in range(0):\n  x = sin(x)\nf = x", "x = 2", "f = x"),
    Known("x = 2\nfor a in [x, 3]:\n\tx = x * a\nf = x", "x = 2", "x⁽¹⁾ = x × x", "x⁽²⁾ = x⁽¹⁾ × 3", "f = x⁽²⁾"),
    Known(
      "x = [1, 2]\ns = 0\nfor v in x: s += v ** 2", "x = [1, 2]", "s = 0", "s⁽¹⁾ = s + (x[0])²", "s⁽²⁾ = s⁽¹⁾ + (x[1])²"
    ),
    Known(
      "w = 1\nx = 2\nfor a, b in zip([w, x], (x, w)):\n  y = a - b", "w = 1", "x = 2", "y = w − x", "y⁽¹⁾ = x − w"),
    Known("x = 2\nfor i, a in enumerate([5, 7]):\n  x = x * a - i", "x = 2", "x⁽¹⁾ = x × 5 − 0", "x⁽²⁾ = x⁽¹⁾ × 7 − 1"),
    Known("x = 2\nfor i in reversed(range(2)): x -= i", "x = 2", "x⁽¹⁾ = x − 1", "x⁽²⁾ = x⁽¹⁾ − 0"),
    Known(
      "s = 1\nfor i in range(2):\n  for j in range(i + 1):\n    s = s * (i - j)\nf = s", "s = 1", "s⁽¹⁾ = s × (0 − 0)",
      "s⁽²⁾ = s⁽¹⁾ × (1 − 0)", "s⁽³⁾ = s⁽²⁾ × (1 − 1)", "f = s⁽³⁾"),
    Known(
      "x = 2\nfor t in range(2):\n  x = 2t x\nf = t * x", "x = 2", "x⁽¹⁾ = 2 × 0 × x", "x⁽²⁾ = 2 × 1 × x⁽¹⁾",
      "f = 1 × x⁽²⁾"),
    Known("const n = 2\nx = 3\nfor t in range(n - 1):\n  x = x * n", "n = 2", "x = 3", "x⁽¹⁾ = x × n"),
    Known("n = 1\nx = 3\nfor t in range(n):\n  x = sin(x)", "n = 1", "x = 3", "x⁽¹⁾ = sin(x)"),
  ]

  static let conditions = [
    Known(
      "x = 2\nfor t in range(3):\n  if t == 0:\n    x = sin(x)\n  elif t > 1 or t < 0: x = exp(x)\n  else:\n    x = x * x\nf = x",
      "x = 2", "x⁽¹⁾ = sin(x)", "x⁽²⁾ = x⁽¹⁾ × x⁽¹⁾", "x⁽³⁾ = exp(x⁽²⁾)", "f = x⁽³⁾"),
    Known("const n = 2\nx = 1\nif not n >= 2:\n  f = sin(x)\nelse:\n  f = exp(x)", "n = 2", "x = 1", "f = exp(x)"),
  ]

  static let reassignments = [
    Known("x = 2\nx = sin(x)\nx = x * x\nf = x", "x = 2", "x⁽¹⁾ = sin(x)", "x⁽²⁾ = x⁽¹⁾ × x⁽¹⁾", "f = x⁽²⁾"),
    Known("x = 2\nx *= x + 1\nx -= 3", "x = 2", "x⁽¹⁾ = x × (x + 1)", "x⁽²⁾ = x⁽¹⁾ − 3"),

  ]

  @Test(
    "a loop is unrolled, a condition decided, and a name that is assigned again gets the next index",
    arguments: loops + conditions + reassignments)
  func unrolled(known: Known) throws {
    let source = try parse(known.text)
    #expect(source.definitions.map { "\($0.name) = \($0.formula.mathText.plain)" } == known.wires)
  }

  @Test("a statement knows the turns in which it is carried out, and its place in the text")
  func turns() throws {
    let text = "s = 1\nfor i in range(2):\n  for j in range(2):\n    s = s * j\n"
    let source = try parse(text)
    let last = try #require(source.definitions.last)
    #expect(last.turns.map(\.variables) == [["i"], ["j"]])
    #expect(last.turns.map(\.index) == [1, 1] && last.turns.map(\.count) == [2, 2])
    #expect(source.file[last.range] == "s = s * j" && source.file[last.nameRange] == "s")
    #expect(source.file[last.turns[0].range] == "for i in range(2):")
  }

  @Test("the output that the front matter names is the latest of its name")
  func output() throws {
    #expect(try parse("---\noutput: h\n---\nh = 1\nh = sin(h)\ny = h * h").outputName == "h⁽¹⁾")
  }

  @Test("numbers in a loop and numbers that a loop counts with are constants")
  func constants() throws {
    let source = try parse("n = 2\nx = 3\nfor t in range(n):\n  s = 0\n  s = s + x")
    #expect(source.definitions.filter(\.isConstant).map(\.name) == ["n", "s", "s⁽²⁾"])
  }

  @Test("a definition is a composite, with the statements before its return")
  func definition() throws {
    let source = try parse(
      """
      x = 2
      def g(a: float, b) -> float:
          s = a * b
          for k in range(2):
              s = sin(s) + k
          return s * a  ## the product
      h = lambda a: exp(a)
      f = g(x, h(x))
      """)
    let g = source.composites[0]
    #expect(g.name == "g" && g.parameters == ["a", "b"] && g.notes == ["the product"])
    #expect(
      g.locals.map { "\($0.name) = \($0.formula.mathText.plain)" }
        == ["s = a × b", "s⁽¹⁾ = sin(s) + 0", "s⁽²⁾ = sin(s⁽¹⁾) + 1"])
    #expect(g.formula.mathText.plain == "s⁽²⁾ × a")
    #expect(source.composites[1].name == "h" && source.composites[1].formula.mathText.plain == "exp(a)")
  }

  @Test("a definition returns where a condition says so")
  func earlyReturn() throws {
    let source = try parse("const n = 1\nx = 2\ndef g(a):\n  if n > 0:\n    return sin(a)\n  return a\nf = g(x)")
    #expect(source.composites[0].formula.mathText.plain == "sin(a)")
  }

  @Test(
    "what is wrong with a block is said at its place, once, with what to write",
    arguments: [
      (
        "x = 1\nfor t in range(3)\n  x = sin(x)",
        "f:2:1: error: ':' is missing at the end of this line\n  2 | for t in range(3)\n    | ^~~~~~~~~~~~~~~~~ write for t in range(3):"
      ),
      (
        "x = 1\nfor t in range(3):\nx = sin(x)",
        "f:2:1: error: nothing belongs to this line\n  2 | for t in range(3):\n    | ^~~~~~~~~~~~~~~~~~ indent the lines below it that do"
      ),
      (
        "x = 1\nfor t = 1:3:\n  x = sin(x)",
        "f:2:1: error: this loop is not understood\n  2 | for t = 1:3:\n    | ^~~~~~~~~ write for t in range(3):"
      ),
      (
        "x = 1\nfor t in range(x * sin(x)):\n  x = sin(x)",
        "f:2:16: error: 'x * sin(x)' is not known before numbers flow\n  2 | for t in range(x * sin(x)):\n    |                ^~~~~~~~~~ write a number, or a constant: const n = 3"
      ),
      (
        "x = 1\nfor t in range(1.5):\n  x = sin(x)",
        "f:2:16: error: a loop counts with whole numbers\n  2 | for t in range(1.5):\n    |                ^~~ write for t in range(3):"
      ),
      (
        "x = 1\nfor t in x.rows():\n  x = sin(x)",
        "f:2:10: error: what this loop goes through is not known\n  2 | for t in x.rows():\n    |          ^~~~~~~~ write for t in range(3):"
      ),
      (
        "x = 1\nfor a, b in range(3):\n  x = sin(x)",
        "f:2:1: error: this loop has 2 variables for one value in a turn\n  2 | for a, b in range(3):\n    | ^~~~~~~~~~~~~~~~~~~~~ name each of them"
      ),
      (
        "x = 1\nfor t in range(300):\n  x = zz * x",
        "f:3:7: error: there is no wire named 'zz'\n  3 |   x = zz * x\n    |       ^~"
      ),
      (
        "x = 1\nfor i in range(1000):\n  for j in range(1000):\n    x = sin(x)",
        "f:3:3: error: this makes more than 100000 statements\n  3 |   for j in range(1000):\n    |   ^~~ make fewer turns"
      ),
      (
        "x = 1\nwhile x > 0:\n  x = sin(x)",
        "f:2:1: error: a loop makes a number of turns that is known\n  2 | while x > 0:\n    | ^~~~~~~~~~~ write for t in range(3):"
      ),
      (
        "x = 1\nif x > 0:\n  y = sin(x)\nelse:\n  y = x",
        "f:2:4: error: 'x' is a wire, and an 'if' decides by constants\n  2 | if x > 0:\n    |    ^ write where(condition, a, b) to choose between wires, or const x = …"
      ),
      (
        "x = 1\nelse:\n  y = x",
        "f:2:1: error: no 'if' stands before this 'else'\n  2 | else:\n    | ^~~~~"
      ),
      (
        "x = 1\nreturn x",
        "f:2:1: error: 'return' stands only in a definition\n  2 | return x\n    | ^~~~~~ write output: name in the front matter"
      ),
      (
        "x = 1\ndef g(a, b=x):\n  return a\nf = g(x)",
        "f:2:11: error: what an input is unless it is given is a number\n  2 | def g(a, b=x):\n    |           ^~ leave '=x' out, and give b in each call"
      ),
      (
        "x = 1\ndef g(a):\n  return a, a",
        "f:3:10: error: a definition returns one value\n  3 |   return a, a\n    |          ^~~~ write a definition for each"
      ),
      (
        "x = 1\nfor epoch in range(9):\n  L = x * x\n  L.backward()",
        "f:2:1: error: this loop trains, and is not unrolled\n  2 | for epoch in range(9):\n    | ^~~~~~~~~~~~~~~~~~~~~~ write its body once, and train: {wires: [w], rate: 0.1, steps: 3} in the front matter"
      ),
      (
        "x = 1\ny = 2\nx = 3\nf = x * y",
        "f:3:1: error: 'x' is assigned twice, first on line 1\n  3 | x = 3\n    | ^ give this wire a name of its own"
      ),
      (
        "x = 1\nf = sin(x)\nf = exp(x)",
        "f:3:1: error: 'f' is assigned twice, first on line 2\n  3 | f = exp(x)\n    | ^ give this wire a name of its own"
      ),
    ])
  func faults(text: String, expected: String) {
    #expect(errors(text) == expected)
  }

  @Test("hundreds of nested blocks are read without recursion")
  func depth() {
    let text = (0..<500).map { String(repeating: " ", count: $0) + "for t in range(1):" }.joined(separator: "\n")
    #expect(errors("x = 1\n\(text)\n\(String(repeating: " ", count: 500))x = sin(x)") == "")
  }
}
