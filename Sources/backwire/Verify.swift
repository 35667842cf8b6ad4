import ArgumentParser
import Notation
import Publishing

/// `backwire verify`: every gradient against the definition of a gradient.
struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Cut every wire and compare its gradient with how the output moves.",
    discussion: """
      backwire verify Samples/product.circuit
      backwire verify Samples/product.circuit -f json

      Each wire is cut and fed from outside, a little more and a little less than its value, while the rest of the \
      circuit is held: differences, with steps chosen for each wire and a bound on their error. Where a wrong gradient \
      could hide in that error it says that it cannot tell; where the slopes on both sides differ, or a node uses a \
      convention, that there is a kink. When the time is over, it says how many numbers it has checked, of every wire one \
      before others. Ends with 1 where a gradient disagrees, or where of none but the output's anything can be told.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Argument(help: "Circuit files; - reads standard input.")
  var files: [String]

  @Option(name: [.short, .long, .customLong("formats")], help: "text, or json with every number in full.")
  var format = Format.text

  @Flag(name: [.short, .long], help: "Print nothing where no gradient disagrees.")
  var quiet = false

  @Option(help: "Seconds that the check of a circuit may take; then what is checked is a sample.")
  var seconds = 60.0

  @OptionGroup var folding: Folding

  @OptionGroup(title: "Which numbers") var inputs: InputOptions

  @OptionGroup(title: "Circuits from other documents") var source: SourceOptions

  @OptionGroup(title: "Limits") var limits: Limits

  @OptionGroup(title: "Messages") var messages: MessageOptions

  func validate() throws {
    try Render.checkAboutOne(files, source)
    guard seconds.isFinite, (0.001...1_000_000).contains(seconds) else {
      throw ValidationError("--seconds takes a number of seconds from 0.001")
    }
  }

  func run() throws {
    var differs = false
    try Message.reporting(files) { path in
      let file = try folding.open(path, source, inputs.given, limits)
      let end = ContinuousClock.now + .seconds(seconds)
      let table = VerificationTable(file.workshop.annotated) { ContinuousClock.now < end }
      let isFound = !table.disagreements.isEmpty || table.isUndecided
      if isFound { differs = true }
      guard !quiet || isFound else { return }
      switch format {
      case .json: try Output.data(table.json())
      case .text:
        let heading = files.count > 1 ? "\(VisibleText.line(path)):\n" : ""
        try Output.print(heading + table.text(), terminator: files.count > 1 ? "\n" : "")
      }
    }
    if differs { throw ExitCode(1) }
  }
}
