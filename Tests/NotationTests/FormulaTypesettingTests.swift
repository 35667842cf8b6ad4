import Notation
import Testing

@Suite struct FormulaTypesettingTests {
  @Test(arguments: [
    ("x + y - z", "x + y − z"), ("x - (y - z)", "x − (y − z)"), ("x + (y + z)", "x + (y + z)"),
    ("(x + y) * z", "(x + y) × z"), ("x * y / z", "x × y / z"), ("x / (y * z)", "x / (y × z)"),
    ("-x", "−x"), ("-(x + y)", "−(x + y)"), ("-x * y", "−x × y"), ("-(x * y)", "−(x × y)"), ("- -x", "−(−x)"),
    ("x * -2", "x × (−2)"), ("x + -2", "x + (−2)"), ("-2 + x", "−2 + x"), ("x + -y * z", "x + (−y) × z"),
    ("x - -2 * y", "x − (−2) × y"), ("max(-x, -2)", "max(−x, −2)"),
    ("x ** 2", "x²"), ("-x ** 2", "−x²"), ("(-x) ** 2", "(−x)²"), ("(-2) ** 2", "(−2)²"), ("x ** -1", "x⁻¹"),
    ("x ** (y - 1)", "xʸ⁻¹"), ("x ** -y", "x⁻ʸ"), ("x ** 0.5", "x^0.5"), ("x ** (1/2)", "x^(1/2)"), ("x ** pi", "x^π"),
    ("(x ** 2) ** 3", "(x²)³"), ("x ** y ** 2", "x^(y²)"), ("(x + y) ** 2", "(x + y)²"), ("sin(x) ** 2", "(sin(x))²"),
    ("2 * pi", "2 × π"), ("pi / 2", "π/2"), ("1/2 * x", "1/2 × x"), ("x * (1/2)", "x × (1/2)"), ("1 / x", "1 / x"),
    ("sqrt(x)", "√x"), ("sqrt(x + y)", "√(x + y)"), ("sqrt(x) ** 2", "(√x)²"), ("exp(-x)", "exp(−x)"),
    ("1e-7 * x", "(1×10⁻⁷) × x"), ("1e-7 + x", "1×10⁻⁷ + x"), ("x - 1e-7", "x − 1×10⁻⁷"),
    ("x * 1e20", "x × (1×10²⁰)"), ("x / 1e-7", "x / (1×10⁻⁷)"), ("x * 3.14159265", "x × 3.14159265"),
  ])
  func `A formula has no more brackets than its structure needs`(expression: String, expected: String) throws {
    #expect(try parse("x = 1\ny = 1\nz = 1\nf = \(expression)").definitions[3].formula.mathText.plain == expected)
  }

  @Test func `The absolute value is its own brackets`() {
    let absolute = Formula.call("abs", [.call("subtract", [.name("x"), .name("y")])])
    #expect(Formula.call("power", [absolute, .number(2)]).mathText.plain == "|x − y|²")
  }

  @Test func `A symbol with a superscript is in brackets under a power`() {
    #expect(Formula.call("power", [.name("x⁽¹⁾"), .number(2)]).mathText.plain == "(x⁽¹⁾)²")
    #expect(Formula.call("power", [.name("w1"), .number(2)]).mathText.plain == "w₁²")
  }

  @Test func `Cases are listed, and in brackets inside anything else`() {
    let half = Formula.call("divide", [.number(1), .number(2)])
    let zero = Formula.number(0)
    let inner = Formula.choose(.name("x"), .equal, zero, then: half, else: zero)
    let step = Formula.choose(.name("x"), .greater, zero, then: .number(1), else: inner)
    #expect(step.mathText.plain == "1 if x > 0, 1/2 if x = 0, else 0")
    #expect(Formula.call("multiply", [.name("u"), step]).mathText.plain == "u × (1 if x > 0, 1/2 if x = 0, else 0)")
    #expect(
      Formula.choose(.name("x"), .less, zero, then: inner, else: .number(-1)).mathText.plain
        == "(1/2 if x = 0, else 0) if x < 0, else −1")
  }

  @Test func `Names are in italics, everything else upright`() {
    let text = Formula.call("exp", [.name("x")]).mathText
    #expect(text.runs.map(\.style) == [.upright, .italic, .upright])
  }

  @Test func `No depth overflows the stack`() {
    let chain = (0...100_000).map { index in
      index == 0 ? Formula.Part(.name("x")) : Formula.Part(.choose(.less), [0, 0, 0, index - 1])
    }
    #expect(Formula(parts: chain).mathText.plain.hasSuffix(", else x"))
  }
}
