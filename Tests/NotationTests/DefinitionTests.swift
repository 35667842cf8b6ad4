import Notation
import Testing

@Suite struct DefinitionTests {
  @Test(arguments: ["3", "-2", "pi/2", "2 ** 3 - 1", "-(1 + π²)"])
  func `Arithmetic of numbers declares an input wire`(expression: String) throws {
    #expect(try parse("x = \(expression)").definitions[0].isNumber)
  }

  @Test(arguments: ["sqrt(2)", "x", "2 * x"])
  func `Anything else makes a function node`(expression: String) throws {
    #expect(try !parse("x = 1\nf = \(expression)").definitions[1].isNumber)
  }

  @Test func `A definition knows where it stands`() throws {
    let source = try parse("x = 1\n  f = (x +\n 2) ## note")
    #expect(source.file[source.definitions[1].nameRange] == "f")
    #expect(source.file[source.definitions[1].range] == "f = (x +\n 2)")
  }
}
