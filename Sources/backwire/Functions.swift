import ArgumentParser
import Notation
import Publishing

/// `backwire functions`: the table of functions, written by the rules themselves.
struct Functions: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "functions",
    abstract: "List the functions with their local gradients.",
    discussion: """
      backwire functions
      backwire functions soft
      backwire functions -f markdown
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, markdown, json }

  @Argument(help: "Just the functions with these words in their names or in what is said of them.")
  var words: [String] = []

  @Option(name: [.short, .long, .customLong("formats")], help: "text, markdown or json.")
  var format = Format.text

  @OptionGroup(title: "Messages") var messages: MessageOptions

  func run() throws {
    let table = FunctionTable(words)
    try Message.reporting([table]) { table throws(Failure) in
      guard !table.isEmpty else {
        let near = words.compactMap { FunctionTable.nearest(to: $0) }
        let hint = near.isEmpty ? "'backwire functions' lists all" : "did you mean '\(near.joined(separator: "', '"))'?"
        throw Failure(.usage, "functions", "no function is about '\(words.joined(separator: " "))'; \(hint)")
      }
      switch format {
      case .text: try Output.data(table.text())
      case .markdown: try Output.data(table.markdown())
      case .json: try Output.data(table.json())
      }
    }
  }
}
