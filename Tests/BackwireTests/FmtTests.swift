import Foundation
import TestSupport
import Testing

@Suite struct FmtTests {
  private static let pasted = "import numpy as np\nx = np.array([1.0,2.0])\nf = np.sum(np.exp(x))\n"
  private static let typed = "x = [1.0, 2.0]\nf = sum(exp(x))\n"

  @Test("fmt prints a circuit in the language's own spelling")
  func prints() throws {
    let run = try Command(Command.backwire, ["fmt", "-"], input: Self.pasted)
    #expect(run.code == 0 && run.output == Self.typed && run.messages.isEmpty)
  }

  @Test("fmt --check names the files that would change, and fmt --in-place changes them")
  func inPlace() throws {
    try withTemporaryFolder { folder in
      let file = folder.appending(path: "p.circuit")
      try Data(Self.pasted.utf8).write(to: file)
      let before = try Command(Command.backwire, ["fmt", "--check", "p.circuit"], in: folder)
      #expect(before.code == 1 && before.output == "p.circuit\n")
      let run = try Command(Command.backwire, ["fmt", "--in-place", "p.circuit"], in: folder)
      #expect(run.code == 0 && run.output.isEmpty && run.messages.isEmpty)
      #expect(try String(contentsOf: file, encoding: .utf8) == Self.typed)
      let after = try Command(Command.backwire, ["fmt", "--check", "p.circuit"], in: folder)
      #expect(after.code == 0 && after.output.isEmpty)
    }
  }

  @Test("fmt leaves a circuit with errors as it is")
  func faulty() throws {
    let run = try Command(Command.backwire, ["fmt", "-"], input: "x = 2\nf = zz\n")
    #expect(run.code == 65 && run.output.isEmpty)
    #expect(run.messages == "<stdin>:2:5: error: there is no wire named 'zz'\n  2 | f = zz\n    |     ^~\n")
  }
}
