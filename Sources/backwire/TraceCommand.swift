import ArgumentParser
import Publishing

/// `backwire trace`: the walkthrough as text or data on standard output.
struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Tell the walkthrough in sentences, or as JSON with full precision.",
    discussion: """
      backwire trace Samples/product.circuit
      backwire trace Samples/product.circuit -f json
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "Circuit files; - reads standard input.")
  var files: [String]

  @Option(name: [.short, .long], help: "text or json.")
  var format = Format.text

  func run() throws {
    try Message.reporting(files) { path in
      let trace = Trace(try CircuitFile(path: path).walkthrough())
      print(format == .json ? trace.json() : trace.text(), terminator: "")
    }
  }
}
