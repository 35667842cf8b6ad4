import ArgumentParser
import FoundationEssentials
import Publishing

/// `backwire check`: whether what is committed is what the circuits give now.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Tell which artefacts are missing, stale or left over.",
    discussion: """
      Every artefact says what it was made of: its circuit, the numbers, and how it was asked to look. That is compared, so \
      a check is quick and needs neither the same Graphviz nor the same fonts. It ends with exit code 1 where something \
      differs, and names the command that mends it.

      backwire check Samples/*.circuit
      backwire check Samples/*.circuit -f svg,html
      backwire check Samples/*.circuit --exact

      With --questions it looks at the circuits instead: which mistakes a right answer to each question rules out. It ends \
      with 1 where other inputs would rule out more.

      backwire check Samples/product.circuit --questions --suggest
      """)

  @Argument(help: "Circuit files.")
  var files: [String]

  @Option(name: [.short, .long], help: "The folder that was written to.")
  var output = "Output"

  @Option(
    name: [.short, .customLong("formats")],
    help: "Forms that are to be there; those that are there are looked at in any case.")
  var forms = FormList([])

  @Flag(help: "Make everything again and compare it byte by byte: for one version of Graphviz and its fonts.")
  var exact = false

  @OptionGroup var layout: LayoutOptions

  @Flag(help: "Look at index.html as well, which is to show just these circuits.")
  var index = false

  @Flag(help: "Tell which mistakes the questions of each circuit expose, and which look like the right answer.")
  var questions = false

  @Flag(help: "With --questions, also suggest small whole numbers at the inputs with which mistakes show.")
  var suggest = false

  @Flag(name: [.short, .long], help: "Say nothing of circuits whose artefacts are up to date.")
  var quiet = false

  func validate() throws {
    if suggest && !questions { throw ValidationError("--suggest goes with --questions") }
  }

  func run() throws {
    if questions { return try checkQuestions() }
    var isClean = true
    var gallery = GalleryIndex()
    try Message.reporting(files) { path in
      let findings = try inspect(path, &gallery)
      if !findings.isEmpty { isClean = false }
      for finding in findings { print(finding) }
    }
    if index, Self.bytes(of: "\(output)/index.html") != Array(gallery.html().utf8) {
      isClean = false
      print("\(output)/index.html: missing or stale")
      print("  to mend: add --index to the command that renders all circuits")
    }
    if !isClean { throw ExitCode(1) }
  }

  private func checkQuestions() throws {
    var canBeMended = false
    try Message.reporting(files) { path in
      if try QuestionCheck.report(path, suggests: suggest) { canBeMended = true }
    }
    if canBeMended { throw ExitCode(1) }
  }

  /// What is wrong with the artefacts of a circuit, a line for each, and how to mend it.
  private func inspect(_ path: String, _ gallery: inout GalleryIndex) throws(Failure) -> [String] {
    let file = try CircuitFile(path: path)
    let folder = "\(output)/\(file.stem)"
    let present = (try? FileManager.default.contentsOfDirectory(atPath: folder))?.sorted() ?? []
    let names = FrameFiles(stem: file.stem, steps: [])
    var found: [Form: [String]] = [:]
    for name in present { if let form = names.form(ofFile: name) { found[form, default: []].append(name) } }
    var findings: [String] = []
    var stale: [String: [Form]] = [:]
    var leftOver: [String] = []
    for form in Form.allCases where found[form] != nil || Publisher.complete(forms.forms).contains(form) {
      let artefacts = found[form] ?? []
      let stamps = artefacts.map { form.hasStamp ? Self.stamp(of: "\(folder)/\($0)") : nil }
      let options = stamps.compactMap(\.self).first?.options ?? PublishingOptions()
      let publisher = try publisher(path, options)
      let expected = publisher.paths(of: form).map { String($0.dropFirst(file.stem.count + 1)) }
      let isCompared = form.isMade && (exact || !form.hasStamp)
      let differing = isCompared ? try differing(form, publisher, path, folder) : nil
      var isWhole = true
      for name in expected where !artefacts.contains(name) {
        findings.append("\(folder)/\(name): missing")
        isWhole = false
      }
      for (name, stamp) in zip(artefacts, stamps) {
        if !expected.contains(name) {
          findings.append("\(folder)/\(name): left over, not among the frames that there are now")
          leftOver.append("\(folder)/\(name)")
        } else if let problem = problem(name, stamp, publisher, differing) {
          findings.append("\(folder)/\(name): \(problem)")
          isWhole = false
        }
      }
      if !isWhole { stale[options.commandLine.joined(separator: " "), default: []].append(form) }
    }
    let shown = found[.svg].flatMap { $0.compactMap { Self.stamp(of: "\(folder)/\($0)") }.first?.options }
    gallery.add(try publisher(path, shown ?? PublishingOptions()), Form.allCases.filter { found[$0] != nil })
    if findings.isEmpty {
      let count = found.values.reduce(0) { $0 + $1.count }
      if !quiet { Message.print("\(folder): \(count) \(count == 1 ? "file" : "files") up to date") }
      return []
    }
    for (options, forms) in stale.sorted(by: { $0.key < $1.key }) {
      let names = forms.map(\.rawValue).joined(separator: ",")
      findings.append(
        "  to mend: backwire render \(path) -o \(output) -f \(names)\(options.isEmpty ? "" : " " + options)")
    }
    if !leftOver.isEmpty { findings.append("  to mend: rm \(leftOver.joined(separator: " "))") }
    return findings
  }

  /// - Parameter differing: the names of those that differ from what was made again; nil where nothing was.
  private func problem(
    _ name: String, _ stamp: Stamp?, _ publisher: Publisher, _ differing: Set<String>?
  ) -> String? {
    if let differing { return differing.contains(name) ? "stale, drawn again it differs" : nil }
    guard let stamp else { return "not stamped by this version of Backwire" }
    if stamp.options != publisher.stamp.options { return "stale, made with other options than its neighbours" }
    if stamp.source != publisher.stamp.source { return "stale, the circuit has changed since" }
    if stamp.trace != publisher.stamp.trace { return "stale, its numbers would be others now" }
    return nil
  }

  private func publisher(_ path: String, _ options: PublishingOptions) throws(Failure) -> Publisher {
    Publisher(
      try CircuitFile(
        path: path, folding: options.fold, setting: options.inputs, seed: options.seed, isQuiet: true), options)
  }

  /// The files of a form that are not what they would be if made again, by name.
  private func differing(
    _ form: Form, _ publisher: Publisher, _ path: String, _ folder: String
  ) throws(Failure) -> Set<String> {
    let names = try DrawingProcess(path: path, layoutSeconds: layout.seconds).names { () throws(Failure) in
      var differing: [String] = []
      do {
        try publisher.publish([form]) { path, bytes in
          let name = String(path.split(separator: "/").last ?? "")
          if Self.bytes(of: "\(folder)/\(name)") != bytes { differing.append(name) }
        }
      } catch {
        throw Failure(code: .internalFailure, message: "\(path): error: \(error)")
      }
      return differing
    }
    return Set(names)
  }

  private static func stamp(of path: String) -> Stamp? { bytes(of: path).flatMap { Stamp(in: $0) } }

  private static func bytes(of path: String) -> [UInt8]? {
    FileManager.default.contents(atPath: path).map { Array($0) }
  }
}
