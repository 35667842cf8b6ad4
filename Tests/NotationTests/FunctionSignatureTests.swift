import Notation
import Testing

@Suite struct FunctionSignatureTests {
  @Test func `A vocabulary finds a function by its name and by its aliases`() {
    #expect(vocabulary.signature(named: "log")?.name == "log")
    #expect(vocabulary.signature(named: "ln")?.name == "log")
    #expect(vocabulary.signature(named: "cosh") == nil)
    #expect(vocabulary.names.prefix(5) == ["sin", "exp", "sqrt", "log", "ln"])
  }
}
