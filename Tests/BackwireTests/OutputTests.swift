import Foundation
import TestSupport
import Testing

/// What cannot be written to standard output is told, by every command that writes there.
@Suite struct OutputTests {
  private static let product = Circuits.root + "/Samples/product.circuit"
  private static let commands: [[String]] = [
    ["--help"], ["--version"], ["--generate-completion-script", "bash"], ["render", "--help"], ["help", "trace"],
    ["help", "notation"], ["trace", product], ["trace", product, "-f", "json"], ["trace", product, "-f", "csv"],
    ["trace", product, "-f", "python"], ["verify", product], ["verify", product, "-f", "json"], ["functions"],
    ["functions", "-f", "markdown"], ["functions", "-f", "json"], ["new", "-"], ["new", "--list"],
    // What was never drawn is told on standard output.
    ["check", product], ["check", product, "--questions"], ["render", product, "--final", "--report", "json"],
  ]
  private static let forms = [
    "svg", "png", "dot", "html", "pdf", "animated", "apng", "gif", "sheet", "sheet.pdf", "beamer", "tikz", "markdown",
    "revealjs",
    "text", "json", "csv", "quiz", "worksheet", "worksheet.pdf", "moodle", "gift",
  ]

  @Test(
    "a full disk, a reader that has gone and a closed stream end with 73 and a message",
    arguments: commands + forms.map { ["render", product, "-f", $0, "-o", "-"] })
  func full(arguments: [String]) throws {
    let script = """
      "$@" > /dev/full; echo $? >&2
      mkfifo pipe; (exec 3< pipe) & exec 4> pipe; wait; "$@" >&4; echo $? >&2; exec 4>&-
      "$@" >&-; echo $? >&2
      """
    let run = try withTemporaryFolder {
      try Command(URL(filePath: "/bin/sh"), ["-c", script, "sh", Command.backwire.path] + arguments, in: $0)
    }
    let said = run.messages.split(separator: "\n").filter { !$0.hasSuffix(" file") }
    let start = "<stdout>: error: cannot write to standard output: "
    #expect(
      said.map { String($0) } == [
        "\(start)the disk is full", "73", "\(start)its reader has gone", "73", "\(start)it is closed", "73",
      ], "\(run.messages)")
    #expect(run.output.isEmpty)
  }

  @Test("control characters of arguments, file names and files reach neither messages nor findings")
  func controls() throws {
    try withTemporaryFolder { folder in
      let name = "a\u{1B}]0;x\u{07}b\u{9B}31m\r"
      try Data("x = 2\nf = x * x\n".utf8).write(to: folder.appending(path: name + ".txt"))
      try Data("x = \u{1B}[31m2\n".utf8).write(to: folder.appending(path: "c.circuit"))
      try Data("anna\n\u{1B},b\n".utf8).write(to: folder.appending(path: "class.csv"))
      for arguments in [
        ["\(name)"], ["render", "--\(name)"], ["trace", name], ["trace", "c.circuit"], ["verify", "c.circuit"],
        ["verify", "\(name).txt", "\(name).txt"], ["render", "c.circuit", "--set", "\(name)=1"],
        ["render", "c.circuit", "--name", name], ["trace", "c.circuit", "--source-name", name],
        ["check", "\(name).txt"], ["functions", name], ["new", "--from", name], ["render", "\(name).txt", "-f", name],
        ["trace", "--diagnostics", "json", name], ["trace", "--diagnostics", "github", name],
        ["render", Self.product, "--vary", "1", "--students", "class.csv"], ["render", Self.product, "--step", name],
      ] {
        let run = try Command(Command.backwire, arguments, in: folder)
        #expect(run.code != 0 || arguments[0] == "verify")
        for text in [run.output, run.messages] {
          let commands = text.unicodeScalars.filter {
            ($0.value < 0x20 && $0 != "\n") || (0x7F...0x9F).contains($0.value)
          }
          #expect(commands.isEmpty, "\(arguments) \(text.debugDescription)")
        }
      }
    }
  }
}
