import Testing

@testable import Notation

@Suite struct WrittenStatementTests {
  @Test(
    "a statement is typeset in the order and with the brackets in which it was written",
    arguments: [
      ("d3 = d2 + 3*d2 + relu(b - a)", "d₃ = d₂ + 3 × d₂ + relu(b − a)"),
      ("y = -(a + b)**2 / x_1", "y = −(a + b)² / x₁"),
      ("S = Q @ K.T / sqrt(2)", "S = Q @ Kᵀ / sqrt(2)"),
      ("m = mean(X, axis=0) * pi", "m = mean(X, axis=0) × π"),
      ("z = x ** n - -3", "z = x^n − −3"),
      (
        "y = 2 * opaque(\"torch.special.erfcx\", a + b[0], c, at=[1, 2], value=3, jacobian=[[1, 2]]) + f(c, at=1)",
        "y = 2 × erfcx(a + b[0], c) + f(c, at=1)"
      ),
    ])
  func typeset(text: String, shown: String) {
    let file = SourceFile(name: "f.circuit", text: text)
    let whole = SourceRange(0, text.utf8.count)
    #expect(WrittenStatement(of: whole, lit: SourceRange(0, 0), in: file).after.plain == shown)
  }

  @Test("the lit part stands apart from what is before it and behind it") func lit() {
    let text = "e = a + 3*b - c"
    let statement = WrittenStatement(
      of: SourceRange(0, 15), lit: SourceRange(8, 11), in: SourceFile(name: "f.circuit", text: text))
    #expect(statement.before.plain == "e = a + ")
    #expect(statement.lit.plain == "3 × b")
    #expect(statement.after.plain == " − c")
  }
}
