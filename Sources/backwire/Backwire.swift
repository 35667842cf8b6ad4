import ArgumentParser

/// The command. It alone reads files, prints and writes; how anything is done, the libraries know.
///
/// Every subcommand spells its name out. ArgumentParser would make it of the type's, which takes a tenth of the start.
@main
struct Backwire: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backwire",
    abstract: "A function in, a visual walkthrough of backpropagation out: one node at a time, one frame a step.",
    usage: """
      backwire render Samples/product.circuit
      backwire check Samples/*.circuit
      backwire trace Samples/product.circuit
      backwire verify Samples/product.circuit
      backwire functions
      """,
    discussion: """
      Exit codes: 0 done, 1 check or verify found a difference or verify can tell nothing, \
      64 wrong usage, 65 a circuit with errors, 66 a file that cannot be read, 70 a failure of Graphviz or of Backwire itself, 73 a file that cannot be written.
      """,
    version: "0.1.0",
    subcommands: [Render.self, Check.self, TraceCommand.self, Verify.self, Functions.self])
}
