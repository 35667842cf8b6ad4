import ArgumentParser
import Publishing

/// `backwire check`: whether what is committed is what the circuits give now.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Tell which artefacts are missing, stale, changed or left over.",
    discussion: """
      backwire check Samples/*.circuit
      backwire check Samples/*.circuit -f svg,html
      backwire check Samples/*.circuit --exact
      backwire check Samples/product.circuit --questions --suggest

      Every artefact says what it was made of: its circuit, the numbers, how it was asked to look, and a hash of itself. \
      That is compared, so a check is quick and needs neither the same Graphviz nor the same fonts. It ends with exit \
      code 1 where something differs or nothing was ever drawn, and names the command that mends it. Folders whose \
      circuit is gone, from among those given and from beside them, are told, too: give all circuits of a folder at once.

      With --questions it looks at the circuits instead: which mistakes a right answer to each question rules out. It ends \
      with 1 where other inputs would rule out more.
      """)

  @Argument(help: "Circuit files.")
  var files: [String]

  @Option(name: [.short, .long], help: ArgumentHelp("The folder that was written to.", valueName: "folder"))
  var output = "Output"

  @Option(
    name: [.short, .customLong("format"), .customLong("formats")],
    help: ArgumentHelp(
      "Forms that are to be there; those that are there are looked at in any case.", valueName: "forms"))
  var forms = FormList([])

  @Flag(help: "Make everything again and compare it byte by byte: for one version of Graphviz and its fonts.")
  var exact = false

  @Flag(help: "Look at index.html as well, which is to show just these circuits.")
  var index = false

  @Flag(help: "Tell which mistakes the questions of each circuit expose, and which look like the right answer.")
  var questions = false

  @Flag(help: "With --questions, also suggest small whole numbers at the inputs with which mistakes show.")
  var suggest = false

  @OptionGroup(title: "Circuits from other documents") var source: SourceOptions

  @OptionGroup(title: "Limits") var limits: Limits

  @OptionGroup(title: "Limits") var layout: LayoutOptions

  @OptionGroup(title: "Messages") var messages: MessageOptions

  @Flag(name: [.short, .long], help: "Say nothing of circuits whose artefacts are up to date.")
  var quiet = false

  func validate() throws {
    if suggest && !questions { throw ValidationError("--suggest goes with --questions") }
    try Render.checkAboutOne(files, source)
  }

  func run() throws {
    if questions { return try checkQuestions() }
    var isClean = true
    var gallery = GalleryIndex()
    let folder = OutputFolder(path: Destination.withoutSlash(output))
    func say(_ findings: [String]) throws(Failure) {
      if !findings.isEmpty { isClean = false }
      for finding in findings { try Output.print(finding) }
    }
    let failure = Result {
      try Message.reporting(files) { path in
        let inspection = Inspection(
          path: path, folder: folder, forms: forms.forms, isExact: exact, source: source, limits: limits, layout: layout
        )
        let (findings, count) = try inspection.findings(&gallery)
        if findings.isEmpty, !quiet {
          Message.print("\(inspection.place): \(Render.files(count)) up to date")
        }
        try say(findings)
      }
    }
    try Message.reporting([folder]) { folder in
      try say(try Orphans(folder: folder, files: files, source: source).findings())
      if index, folder.contents(of: "index.html") != Array(gallery.html().utf8) {
        try say([
          "\(folder.place(of: "index.html")): missing or stale",
          "  to mend: add --index to the command that renders all circuits",
        ])
      }
    }
    try failure.get()
    if !isClean { throw ExitCode(1) }
  }

  private func checkQuestions() throws {
    var canBeMended = false
    try Message.reporting(files) { path in
      if try QuestionCheck.report(path, source, suggests: suggest) { canBeMended = true }
    }
    if canBeMended { throw ExitCode(1) }
  }
}
