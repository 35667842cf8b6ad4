import ArgumentParser
import Publishing

/// `backwire verify`: every gradient against the definition of a gradient.
struct Verify: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Cut every wire and compare its gradient with how the output moves.",
    discussion: """
      backwire verify Samples/product.circuit

      Each wire is cut and fed from outside, a little more and a little less than its value, while the rest of the \
      circuit is held: central differences, with a step chosen for each wire. Ends with 1 where a gradient disagrees.
      """)

  @Argument(help: "Circuit files; - reads standard input.")
  var files: [String]

  @Flag(name: [.short, .long], help: "Print nothing where all gradients agree.")
  var quiet = false

  @OptionGroup var folding: Folding

  @OptionGroup var inputs: InputOptions

  @OptionGroup var limits: Limits

  func run() throws {
    var differs = false
    try Message.reporting(files) { path in
      let file = try folding.open(path, inputs, limits)
      let table = VerificationTable(file.annotated)
      if !table.disagreements.isEmpty { differs = true }
      guard !quiet || !table.disagreements.isEmpty else { return }
      if files.count > 1 { print("\(path):") }
      print(table.text(), terminator: files.count > 1 ? "\n" : "")
    }
    if differs { throw ExitCode(1) }
  }
}
