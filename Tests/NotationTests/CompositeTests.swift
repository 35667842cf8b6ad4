import Notation
import Testing

@Suite struct CompositeTests {
  @Test func `A composite has its inputs, its formula and its notes`() throws {
    let source = try parse(
      "neuron(x, w, b) = sigmoid(w * x + b)  ## one unit\nx = 1\ny = neuron(x, 2, neuron(x, 1, 0))")
    let composite = try #require(source.composites.first)
    #expect(composite.name == "neuron")
    #expect(composite.parameters == ["x", "w", "b"])
    #expect(composite.formula.mathText.plain == "sigmoid(w × x + b)")
    #expect(composite.notes == ["one unit"])
    #expect(source.definitions.map(\.name) == ["x", "y"])
    #expect(source.definitions[1].formula.mathText.plain == "neuron(x, 2, neuron(x, 1, 0))")
  }

  @Test func `A composite that nothing calls is told`() throws {
    let source = try parse("g(a) = a * 2\nh(a) = g(a) + 1\nx = 1\nf = x * 3\n")
    #expect(source.warnings.map(\.message) == ["'h' is never called, and not drawn"])
    let output = try parse("x = 1\nL(x) = x * 2\n")
    #expect(output.warnings.map(\.message) == ["'L' is never called; it is taken as the output L(x)"])
  }

  @Test(arguments: [
    (
      "g(a) = a * w\nx = 2\nf = g(x)",
      "f:1:12: error: 'w' is no input of the composite 'g'\n  1 | g(a) = a * w\n    |            ^"
    ),
    (
      "g(rate) = rat * 2\nf = g(1)",
      "f:1:11: error: 'rat' is no input of the composite 'g'\n  1 | g(rate) = rat * 2\n    |           ^~~ did you mean 'rate'?"
    ),
    (
      "g(a, a) = a\nf = g(1, 2)",
      "f:1:6: error: 'a' is an input twice\n  1 | g(a, a) = a\n    |      ^ give this input a name of its own"
    ),
    (
      "g(a) = g(a)\nf = g(1)",
      "f:1:8: error: 'g' is called in its own statement\n  1 | g(a) = g(a)\n    |        ^ a composite is made of other functions"
    ),
    (
      "f = g(1)\ng(a) = a",
      "f:1:5: error: 'g' is defined on line 2, below its call\n  1 | f = g(1)\n    |     ^ move line 2 above this one"
    ),
    (
      "g(a) = a\ng = 1",
      "f:2:1: error: 'g' is assigned twice, first on line 1\n  2 | g = 1\n    | ^ give this wire a name of its own"
    ),
    ("g(a, b) = a + b\nf = g(1)", "f:2:5: error: 'g' takes 2 arguments, not 1\n  2 | f = g(1)\n    |     ^~~~"),
    ("g(a) = a\nx = 1\nf = g", "f:3:5: error: 'g' is a composite, not a wire\n  3 | f = g\n    |     ^ write g(x)"),
    (
      "gate(a) = a\nf = gat(1)",
      "f:2:5: error: there is no function named 'gat'\n  2 | f = gat(1)\n    |     ^~~ did you mean 'gate'?"
    ),
    (
      "g(a) = a * 2",
      "f:1:1: error: no statement calls a composite: there is no wire\n  1 | g(a) = a * 2\n    | ^ write y = g(…)"
    ),
    (
      "---\nfold: [gat]\n---\ngate(a) = a\nf = gate(1)",
      "f:2:7: error: there is no composite named 'gat'\n  2 | fold: [gat]\n    |       ^~~~~ did you mean 'gate'?"
    ),
  ])
  func `Every mistake about composites has its own words`(text: String, expected: String) {
    #expect(errors(text) == expected)
  }
}
