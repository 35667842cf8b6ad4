import ArgumentParser

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The command. It alone reads files, prints and writes; how anything is done, the libraries know.
///
/// Every subcommand spells its name out. ArgumentParser would make it of the type's, which takes a tenth of the start.
@main
struct Backwire: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backwire",
    abstract: "A function in, a visual walkthrough of backpropagation out: one node at a time, one frame a step.",
    usage: """
      backwire Samples/product.circuit
      backwire render Samples/product.circuit -o figure.svg
      backwire check Samples/*.circuit
      backwire trace Samples/product.circuit
      backwire verify Samples/product.circuit
      backwire functions
      backwire new
      backwire preview Samples/product.circuit
      backwire fmt pasted.circuit
      backwire help notation
      """,
    discussion: """
      Topics of 'backwire help': \(HelpTopic.names.joined(separator: ", ")).

      Exit codes: 0 done, 1 check or verify found a difference or verify can tell nothing, \
      64 wrong usage, 65 a circuit with errors, 66 a file that cannot be read, 70 a failure of Graphviz or of Backwire itself, 73 a file that cannot be written.
      """,
    version: Version.number,
    subcommands: [
      Render.self, Check.self, TraceCommand.self, Verify.self, Functions.self, New.self, Fmt.self, Merge.self,
      Preview.self, DrawAside.self,
    ])

  /// The verbs that a person types.
  static var verbs: [String] {
    configuration.subcommands.filter { $0.configuration.shouldDisplay }.compactMap { $0.configuration.commandName }
  }

  /// What ArgumentParser does, but for what comes before it, and for help pages that nobody can be shown.
  static func main() {
    Descriptor.prepareStreams()
    do {
      let arguments = try Shorthand.spelledOut(Array(CommandLine.arguments.dropFirst()))
      if arguments == ["--version"] { return try Message.reporting([Version.text]) { try Output.print($0) } }
      try HelpTopic.check(arguments, verbs: verbs)
      if let page = HelpTopic.page(arguments) { return try Message.reporting([page]) { try Output.print($0) } }
      var command = try parseAsRoot(arguments)
      try command.run()
    } catch {
      end(error)
    }
  }

  private static func end(_ error: any Error) -> Never {
    let code = exitCode(for: error)
    let text = fullMessage(for: error)
    if code.isSuccess {
      do { try Message.reporting([text]) { try Output.print($0) } } catch { leave(exitCode(for: error).rawValue) }
    } else if !text.isEmpty {
      Message.say(Notice(usage: message(for: error), in: text))
    }
    leave(code.rawValue)
  }
}

/// `exit(3)`, whose name a command has taken.
private func leave(_ code: Int32) -> Never { exit(code) }
