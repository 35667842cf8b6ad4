import Notation
import Testing

@Suite struct StatementTests {
  @Test func `A statement continues over line ends inside brackets`() throws {
    let source = try parse("x = 1\nf = max(x,  # the first\n  2 +\n\n  3\n)\ng = f")
    #expect(source.definitions.map(\.name) == ["x", "f", "g"])
    #expect(source.definitions[1].formula.mathText.plain == "max(x, 2 + 3)")
  }

  @Test func `Notes stand above a statement or at its end`() throws {
    let source = try parse("## one\n# comment\n## two\nx = 1 ## three\ny = x ## four\n")
    #expect(source.definitions.map(\.notes) == [["one", "two", "three"], ["four"]])
    #expect(source.warnings.isEmpty)
  }

  @Test func `A note at no statement is warned about`() throws {
    let source = try parse("## stray\n\nx = 1\n")
    #expect(
      source.warnings.map { $0.rendered(in: source.file) } == [
        "f:1:1: warning: this note belongs to no statement\n  1 | ## stray\n    | ^~~~~~~~ put it just above one, or at its end"
      ])
  }

  @Test(arguments: ["x = (1 + 2\ny = x", "x = max(1,\ny = 3\nz = y"])
  func `A bracket that is never closed does not swallow the statements below`(text: String) {
    let rendered = errors(text)
    #expect(rendered.contains("this '(' is never closed"))
    #expect(rendered.split(separator: "\n").count == 3)
  }

  @Test func `Blank lines and comments are no statements`() {
    let expected = "f:1:1: error: there is no statement in this file\n  1 | \n    | ^ write one such as x = 2"
    #expect(errors("") == expected)
    #expect(errors("\n  \n# comment\n") == expected)
  }
}
