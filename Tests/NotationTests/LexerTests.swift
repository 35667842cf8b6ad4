import Notation
import Testing

@Suite struct LexerTests {
  @Test(arguments: ["x_1", "_", "Δw", "θ̂", "名前", "x2y", "é"])
  func `Names are letters, digits and underscores of any language`(name: String) throws {
    #expect(try parse("\(name) = 1\nf = \(name)").definitions[0].name == name)
  }

  @Test(arguments: [("3", 3), (".5", 0.5), ("3.", 3), ("1e-7", 1e-7), ("1.5E+3", 1500), ("0e999", 0), ("007", 7)])
  func `Numbers are read`(text: String, value: Double) throws {
    #expect(try parse("x = \(text)").definitions[0].formula.asNumber == value)
  }

  @Test(arguments: ["x = 1\r\nf = x", "x = 1\rf = x", "\u{FEFF}x = 1\nf = x\n", "x\t=\u{A0}1\nf = x"])
  func `Line ends, byte order marks and blanks of any system are read`(text: String) throws {
    #expect(try parse(text).definitions.map(\.name) == ["x", "f"])
  }

  @Test(arguments: [
    ("x = 1e999", "f:1:5: error: the number is too large for a computer's numbers\n  1 | x = 1e999\n    |     ^~~~~"),
    (
      "x = 1e-999", "f:1:5: error: the number is too small for a computer's numbers\n  1 | x = 1e-999\n    |     ^~~~~~"
    ),
    ("x = 1_000", "f:1:5: error: a number is written without '_'\n  1 | x = 1_000\n    |     ^~~~~ write 1000"),
    ("x = 1.2.3", "f:1:5: error: a number has one decimal point\n  1 | x = 1.2.3\n    |     ^~~~~"),
    (
      "x = [1 2; 3 4]",
      "f:1:8: error: a ',' is missing before '2'\n  1 | x = [1 2; 3 4]\n    |        ^ write 1, 2\nf:1:9: error: ';' parts no rows\n  1 | x = [1 2; 3 4]\n    |         ^ write [[1, 2], [3, 4]] for a matrix"
    ),
    ("x = 2 € 3", "f:1:7: error: '€' is not understood\n  1 | x = 2 € 3\n    |       ^"),
    ("x = 2–3", "f:1:6: error: '–' is not understood\n  1 | x = 2–3\n    |      ^ write '-'"),
    ("x: 3", "f:1:2: error: ':' is not understood\n  1 | x: 3\n    |  ^"),
    ("x = 2⁻ⁿ", "f:1:6: error: '⁻ⁿ' is not understood\n  1 | x = 2⁻ⁿ\n    |      ^~ write 2 ** (-n)"),
    (
      "x = \"a b\"",
      "f:1:5: error: text in quotes is not understood\n  1 | x = \"a b\"\n    |     ^~~~~ a note is written ## text"
    ),
    (
      "x = 3\0",
      "f:1:6: error: an invisible character (U+0000) cannot stand in a circuit\n  1 | x = 3␀\n    |      ^ delete it"
    ),
    (
      "x = 3\u{200B}",
      "f:1:6: error: an invisible character (U+200B) cannot stand in a circuit\n  1 | x = 3\u{200B}\n    |      ^ delete it"
    ),
    ("x = \u{301}3", "f:1:5: error: '\u{301}' is not understood\n  1 | x = \u{301}3\n    |     ^"),
  ])
  func `Characters that mean nothing are reported with what to write`(text: String, expected: String) {
    #expect(errors(text) == expected)
  }
}
