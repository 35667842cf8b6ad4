import Notation
import Testing

@Suite struct CircuitSourceTests {
  @Test func `The last statement's wire is the output`() throws {
    let source = try parse("x = -2\ny = 5\nq = x + y\n")
    #expect(source.outputName == "q")
    #expect(source.file[source.outputRange] == "q")
    #expect(source.warnings.isEmpty)
  }

  @Test func `The front matter may name another output`() throws {
    let source = try parse("---\noutput: q\n---\nx = 1\nq = 2 * x\nr = q + x")
    #expect(source.outputName == "q")
    #expect(source.outputRange.start == 12)
  }

  @Test func `What the output does not depend on is warned about`() throws {
    let source = try parse("x = 1\nz = 2\ny = z\nf = 3 * x")
    #expect(
      source.warnings.map { $0.rendered(in: source.file) } == [
        "f:2:1: warning: 'f' does not depend on 'z': it is drawn without a gradient\n  2 | z = 2\n    | ^",
        "f:3:1: warning: 'f' does not depend on 'y': it is drawn without a gradient\n  3 | y = z\n    | ^",
      ])
  }

  @Test func `All errors of a file are reported in one go, in the order of their places`() {
    #expect(
      errors("---\ntitel: t\n---\nx = 1 $ 2\ny = zz\nx = )\n") == """
        f:2:1: error: front matter has no key 'titel'
          2 | titel: t
            | ^~~~~ did you mean 'title'?
        f:4:7: error: '$' is not understood
          4 | x = 1 $ 2
            |       ^
        f:5:5: error: there is no wire named 'zz'
          5 | y = zz
            |     ^~
        f:6:1: error: 'x' is assigned twice, first on line 4
          6 | x = )
            | ^ give this wire a name of its own
        f:6:5: error: ')' closes no bracket
          6 | x = )
            |     ^ delete it
        """)
  }

  @Test func `Errors beyond number are counted, not printed`() {
    let rendered = errors(String(repeating: "?\n", count: 250))
    #expect(rendered.hasSuffix("… and 150 more"))
  }
}
