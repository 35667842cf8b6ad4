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
        <stdin>:2:9: error: log(x) has no finite value at x = −1
          2 | f = 2 * log(x)
            |         ^~~~~~ nonfinite: show in the front matter goes on, and says where it is born

        """)
  }

  @Test("a circuit without numbers takes them from --set, errors stay at its own lines, and the text is told with them")
  func inputs() throws {
    let arguments = ["trace", "-", "--set", "x=-2", "--set", "y=5", "--set", "z=-4"]
    let run = try Command(Command.backwire, arguments + ["-f", "csv"], input: "f = (x + y) * z")
    #expect(run.code == 0 && run.messages.isEmpty)
    #expect(
      run.output.hasPrefix(
        "wire,kind,index,value,gradient\nx,input,,-2.0,-4.0\ny,input,,5.0,-4.0\nz,input,,-4.0,3.0\n"), "\(run.output)")
    let circuit = try Command(Command.backwire, arguments + ["-f", "circuit"], input: "y = 1\nf = (x + y) * z\n")
    #expect(circuit.output == "x=-2\nz=-4\ny=5\nf = (x + y) * z\n")
    let wrong = try Command(Command.backwire, arguments, input: "q = x + y\nf = q * zz\n")
    #expect(wrong.code == 65)
    #expect(
      wrong.messages == """
        <stdin>:2:9: error: there is no wire named 'zz'
          2 | f = q * zz
            |         ^~ did you mean 'z'?

        """)
  }

  @Test("an element is written out where it is asked for; one that there is not is an error, in pictures, too")
  func focus() throws {
    let text = "W = [[1, 2], [3, 4]]\nx = [5, 6]\nz = W @ x\nf = sum(z)\n"
    let shown = try Command(Command.backwire, ["trace", "-", "--focus", "z[1]"], input: text)
    #expect(shown.code == 0 && shown.messages.isEmpty)
    #expect(shown.output.contains("z[1] = W[1, 0] × x[0] + W[1, 1] × x[1] = 3 × 5 + 4 × 6 = 39"))
    for verb in ["trace", "render"] {
      let wrong = try Command(Command.backwire, [verb, "-", "--focus", "z[2]"], input: text)
      #expect(wrong.code == 65)
      #expect(wrong.messages == "<stdin>: error: 'z' has the shape (2,) and no element z[2]; its last one is z[1]\n")
    }
    #expect(try Command(Command.backwire, ["trace", "-", "--focus", "z"], input: text).code == 64)
  }

  @Test("where a NaN is born is said in numbers, in the step and at the end; JSON has the words inf, -inf and nan")
  func nonfinite() throws {
    let text = "x = 0\nf = where(x > 0, sqrt(x), 2 * x)\n"
    let shown = try Command(Command.backwire, ["trace", "-", "--nonfinite", "show"], input: text)
    #expect(shown.code == 0)
    #expect(
      shown.output.hasSuffix(
        """

        first NaN: node √x, in the backward pass: upstream 0 × local gradient ∞ = NaN: where sends 0 to the \
        branch that was not taken, and 0 × ∞ is NaN

        """))
    #expect(shown.output.contains("here the first NaN is born: upstream 0 × local gradient ∞ = NaN"))
    let data = try Command(
      Command.backwire, ["trace", "-", "-f", "json"], input: "---\nnonfinite: show\n---\nx = 0\nf = 1 / x + log(x)\n")
    #expect(data.code == 0)
    for word in ["\"-inf\"", "\"inf\"", "\"nan\""] { #expect(data.output.contains(word), "\(word)") }
  }

  @Test("functions are listed as text, Markdown and JSON", arguments: ["text", "markdown", "json"])
  func functions(format: String) throws {
    let run = try Command(Command.backwire, ["functions", "-f", format])
    #expect(run.code == 0)
    #expect(run.output.contains("z × (1 − z)"))
  }
}
