import ArgumentParser
import Publishing

/// `backwire functions`: the table of functions, written by the rules themselves.
struct Functions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "functions",
    abstract: "List the functions with their local gradients.",
    discussion: """
      backwire functions
      backwire functions -f markdown
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, markdown, json }

  @Option(name: [.short, .long], help: "text, markdown or json.")
  var format = Format.text

  func run() {
    let table =
      switch format {
      case .text: FunctionTable.text()
      case .markdown: FunctionTable.markdown()
      case .json: FunctionTable.json()
      }
    print(table, terminator: "")
  }
}
