import Notation
import Testing

@Suite struct StatementHeadingTests {
  @Test(arguments: [
    ("x 3", "f:1:1: error: '=' is missing after 'x'\n  1 | x 3\n    | ^ write x = 3"),
    (
      "x == 3", "f:1:3: error: '==' compares, and a name is assigned with one '='\n  1 | x == 3\n    |   ^~ write x = …"
    ),
    ("x =", "f:1:3: error: there is nothing to the right of '='\n  1 | x =\n    |   ^"),
    ("= 3", "f:1:1: error: there is no name to the left of '='\n  1 | = 3\n    | ^ write name = …"),
    ("3 = x", "f:1:1: error: what stands to the left of '=' is not a name\n  1 | 3 = x\n    | ^ write name = …"),
    ("1 + 2", "f:1:1: error: this expression has no name\n  1 | 1 + 2\n    | ^~~~~ write name = 1 + 2"),
    (
      "pi = 3",
      "f:1:1: error: 'pi' is the constant π and cannot be assigned\n  1 | pi = 3\n    | ^~ choose another name"
    ),
    ("π = 3", "f:1:1: error: 'π' is the constant π and cannot be assigned\n  1 | π = 3\n    | ^ choose another name"),
    (
      "x += 3",
      "f:1:3: error: 'x' has no value that '+=' could change\n  1 | x += 3\n    |   ^~ write x = … above this line"
    ),
    (
      "g(a, 1) = a * 2\nf = g(1, 2)",
      "f:1:1: error: the inputs of a composite are names\n  1 | g(a, 1) = a * 2\n    | ^~~~~~~ write g(a, b) = …"
    ),
    (
      "x = y = 3\nz = y",
      "f:1:7: error: a statement has one '='\n  1 | x = y = 3\n    |       ^ put each assignment on a line of its own"
    ),
  ])
  func `Every statement that assigns nothing has its own words`(text: String, expected: String) {
    #expect(errors(text) == expected)
  }

  @Test func `The name of a parameter is no wire anywhere else`() {
    #expect(
      errors("x = [1, 2]\nb = max(x, x, axis=0)\nf = max(x, axis)")
        == "f:3:12: error: there is no wire named 'axis'\n  3 | f = max(x, axis)\n    |            ^~~~")
  }
}
