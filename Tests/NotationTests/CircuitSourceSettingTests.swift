import Notation
import Testing

@Suite struct CircuitSourceSettingTests {
  /// A text to which x, y and z are given.
  private static func parse(_ text: String) throws(Diagnostics) -> CircuitSource {
    let numbers = try CircuitSource.parse(SourceFile(name: "set", text: "x = 1\ny = 2\nz = 3"), vocabulary: vocabulary)
    return try .parse(SourceFile(name: "f", text: text), vocabulary: vocabulary, given: numbers.definitions)
  }

  private static let statements = [("x", "x=7"), ("y", "y=[1,2]"), ("z", "z=9")]

  @Test func `A wire that the text reads and does not assign is the one that was given`() throws {
    let source = try Self.parse("q = x + y\nf = q * x")
    #expect(source.definitions.map(\.name) == ["x", "y", "q", "f"])
    #expect(source.givenCount == 2)
    #expect(source.definitions.prefix(2).map { source.file.position(of: $0.nameRange).column } == [5, 9])
    #expect(source.warnings.isEmpty)
  }

  @Test func `A wire that the text assigns stays the text's, and so does the rule that it stands above its use`() throws
  {
    #expect(try Self.parse("x = 5\nf = x * x").givenCount == 0)
    #expect(throws: Diagnostics.self) { try Self.parse("f = x * x\nx = 5") }
  }

  @Test func `A composite reads a wire that is given like one of the text`() throws {
    let source = try Self.parse("double(a) = a * x\nf = double(y)")
    #expect(source.composites.map(\.parameters) == [["a", "x"]])
    #expect(source.givenCount == 2)
  }

  @Test(arguments: [
    ("f = x * y", "x=7\ny=[1,2]\nf = x * y"),
    ("---\ntitle: t\n---\n## a note\nf = x\n", "---\ntitle: t\n---\nx=7\n## a note\nf = x\n"),
    ("x = -2  # two\ny = [1,\n  2]\nf = x * y", "x=7  # two\ny=[1,2]\nf = x * y"),
    ("a = 1\nf = a", "a = 1\nf = a"),
  ])
  func `The text takes the numbers that it is set to`(text: String, expected: String) throws {
    #expect(try Self.parse(text).text(setting: Self.statements) == expected)
  }
}
