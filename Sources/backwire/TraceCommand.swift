import ArgumentParser
import Publishing
import Walkthrough
import Workshop

/// `backwire trace`: the walkthrough as text or data on standard output.
struct TraceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trace",
    abstract: "Tell the walkthrough in sentences, or give its numbers with full precision.",
    discussion: """
      backwire trace Samples/product.circuit
      backwire trace Samples/product.circuit -f json
      backwire trace Samples/product.circuit -f csv > gradients.csv
      backwire trace Samples/product.circuit -f python > check.py && python3 check.py
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json, csv, python, circuit }

  @Argument(help: "Circuit files; - reads standard input.")
  var files: [String]

  @Option(
    name: [.short, .long, .customLong("formats")],
    help: """
      text, json, csv of values and gradients, python: a script that checks them with PyTorch, or circuit: the text with \
      the numbers of --set.
      """)
  var format = Format.text

  @Flag(help: "Add Jacobians up to 6 × 6 to the text and the JSON.")
  var jacobian = false

  @OptionGroup var folding: Folding

  @OptionGroup(title: "Which numbers") var inputs: InputOptions

  @OptionGroup(title: "Circuits from other documents") var source: SourceOptions

  @OptionGroup(title: "Limits") var limits: Limits

  @OptionGroup(title: "Messages") var messages: MessageOptions

  func validate() throws { try Render.checkAboutOne(files, source) }

  func run() throws {
    try Message.reporting(files) { path in
      let asked = inputs.given + Given.all([], switches: [("jacobian", jacobian)])
      let file = try folding.open(path, source, asked, limits)
      if let problem = file.workshop.options.focus?.problem(in: file.workshop.walkthrough()) {
        throw Failure(.badInput, file.subject, problem)
      }
      try Output.data(text(file.workshop))
    }
  }

  private func text(_ workshop: Workshop) throws -> String {
    let walkthrough = workshop.walkthrough()
    return switch format {
    case .text: Trace(walkthrough).text()
    case .json: Trace(walkthrough).json()
    case .csv: GradientTable(walkthrough.annotated).csv()
    case .python: PyTorchScript(walkthrough.annotated, title: walkthrough.title).text()
    case .circuit: try workshop.text()
    }
  }
}
