import Foundation
import TestSupport
import Testing

@Suite struct TraceCommandTests {
  @Test("trace writes nothing but data to standard output")
  func text() throws {
    let run = try Command(Command.backwire, ["trace", Circuits.root + "/Samples/product.circuit"])
    #expect(run.code == 0 && run.messages.isEmpty)
    #expect(run.output.hasPrefix("A sum feeds a product\n\n 0  The forward pass is done"))
  }

  @Test("a warning goes to standard error")
  func warning() throws {
    let run = try Command(Command.backwire, ["trace", "-", "-f", "json"], input: "x = 2\ny = 3\nf = x * x\n")
    #expect(run.code == 0)
    #expect(run.output.hasPrefix("{"))
    #expect(run.messages.contains("<stdin>:2:1: warning: "))
  }

  @Test("a domain error underlines the statement and names the stored value")
  func domain() throws {
    let run = try Command(Command.backwire, ["trace", "-"], input: "x = -1\nf = 2 * log(x)\n")
    #expect(run.code == 65)
    #expect(
      run.messages == """
        <stdin>:2:9: error: u₁ = log(x) has no finite value at x = −1
          2 | f = 2 * log(x)
            |         ^~~~~~

        """)
  }

  @Test("functions are listed as text, Markdown and JSON", arguments: ["text", "markdown", "json"])
  func functions(format: String) throws {
    let run = try Command(Command.backwire, ["functions", "-f", format])
    #expect(run.code == 0)
    #expect(run.output.contains("z × (1 − z)"))
  }
}
