import Foundation
import TestSupport
import Testing

/// Errors for programs: `--diagnostics json` and `github`, at the place where the circuit stands in a document.
@Suite struct MessageTests {
  private static let circuit = "x = 2\nf = x * zz\n"

  private static func trace(_ arguments: [String], _ text: String = circuit) throws -> Command {
    try Command(Command.backwire, ["trace", "-"] + arguments, input: text)
  }

  @Test("an error stands at the document's own line")
  func document() throws {
    let run = try Self.trace(["--source-name", "course.md", "--source-line", "12"])
    #expect(run.code == 65)
    #expect(
      run.messages == "course.md:13:9: error: there is no wire named 'zz'\n  13 | f = x * zz\n     |         ^~\n")
    let front = try Self.trace(
      ["--source-name", "course.md", "--source-line", "12"], "---\ndigits: many\n---\nx = 2\n")
    #expect(front.messages.hasPrefix("course.md:13:9: error: "))
    let twice = try Self.trace(["--source-line", "12"], "x = 2\nx = 3\n")
    #expect(
      twice.messages.hasPrefix("<stdin>:13:1: error: ") && twice.messages.contains("line 12"), "\(twice.messages)")
    let nowhere = try Command(
      Command.backwire,
      ["render", "-", "--source-name", "course.md", "--source-line", "12", "--step", "9", "-o", "-"],
      input: "x = 2\nf = x * x\n")
    #expect(nowhere.messages.hasPrefix("course.md:12: error: there is no step 9; "), "\(nowhere.messages)")
  }

  @Test("help on what there is not is an error that names what there is")
  func help() throws {
    let run = try Command(Command.backwire, ["help", "nothing"])
    #expect(run.code == 64 && run.output.isEmpty)
    #expect(
      run.messages.hasPrefix(
        "Error: there is no help on 'nothing', but on render, check, trace, verify, functions, new, fmt, merge, preview, "
          + "notation, forms, slides, quizzes\n"), "\(run.messages)")
  }

  @Test("no circuit is begun under a name that cannot be drawn", arguments: ["\u{1B}[31mred", "\u{7}"])
  func new(name: String) throws {
    try withTemporaryFolder { folder in
      let run = try Command(Command.backwire, ["new", name], in: folder)
      #expect(run.code == 73)
      #expect(
        run.messages
          == "\(name.debugDescription): error: no folder can be called after this file; give it another name\n")
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    }
  }

  @Test("as JSON each error and warning is an object in a line")
  func json() throws {
    let run = try Self.trace(["--diagnostics", "json"], "x = 2\ny = 3\nf = x * zz\ng = f * qq\n")
    #expect(run.code == 65)
    let lines = run.messages.split(separator: "\n")
    #expect(
      lines.first == #"""
        {"column":9,"endColumn":11,"endLine":3,"file":"<stdin>","line":3,"message":"there is no wire named 'zz'","severity":"error"}
        """#)
    for line in lines { #expect(try JSONSerialization.jsonObject(with: Data(line.utf8)) is [String: Any]) }
    let hint = try Self.trace(["--diagnostics=json"], "bias = 2\nf = bais * 2\n")
    #expect(hint.messages.contains(#""hint":"did you mean 'bias'?""#))
    let missing = try Command(Command.backwire, ["render", "no.circuit", "--diagnostics", "json"])
    #expect(
      missing.messages == #"""
        {"file":"no.circuit","message":"cannot read the circuit: there is no such file","severity":"error"}

        """#)
    let usage = try Command(Command.backwire, ["render", "x.circuit", "--diagnostics", "json", "--wrong"])
    #expect(usage.code == 64)
    #expect(usage.messages.hasPrefix(#"{"message":"Unknown option '--wrong'"#), "\(usage.messages)")
  }

  @Test("for GitHub they are workflow commands, and what may stand in a message is escaped")
  func github() throws {
    let run = try Self.trace(["--diagnostics", "github", "--source-name", "a,b:c%.md"], "x = 2\ny = 3\nf = x * zz\n")
    #expect(
      run.messages == "::error file=a%2Cb%3Ac%25.md,line=3,endLine=3,col=9,endColumn=10::there is no wire named 'zz'\n")
    let warned = try Self.trace(["--diagnostics", "github"], "x = 2\ny = 3\nf = x * x\n")
    #expect(warned.code == 0 && warned.messages.hasPrefix("::warning file=<stdin>,line=2,"), "\(warned.messages)")
  }
}
