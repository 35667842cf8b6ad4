import ArgumentParser
import Publishing
import Renderer
import Walkthrough

/// `backwire render`: the artefacts of each circuit.
struct Render: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Draw a frame for every backward step, and make pages, slides and notes of them.",
    discussion: """
      backwire render Samples/product.circuit
      backwire render Samples/*.circuit -o figures -f svg,png
      backwire render Samples/product.circuit -o figure.svg
      backwire render Samples/product.circuit --step q -o figure.png
      backwire render Samples/product.circuit -o 'fig/{name}-{step}.svg'
      backwire render Samples/product.circuit -f html -o - > product.html
      backwire render Samples/product.circuit -f beamer,sheet.pdf
      backwire render Samples/product.circuit -f markdown --flavor myst
      backwire render Samples/product.circuit -f animated --pace 4
      backwire render Samples/product.circuit --set x=3 --set y=-1
      backwire render Samples/product.circuit -f worksheet.pdf --vary 1 --count 30

      Each circuit gets a folder of its own: Output/product/product-00.svg, product-01.svg, and so on. \
      00 is the forward pass done, 01 the seed, then comes a frame for each backward step, and last the results. \
      One file or standard output gets the last frame unless --step says otherwise.
      """)

  @Argument(help: "Circuit files; - reads standard input.")
  var files: [String]

  @OptionGroup(title: "What is made, and where") var making: MakingOptions

  @OptionGroup(title: "How it looks") var looks: Looks

  @OptionGroup(title: "Which numbers") var inputs: InputOptions

  @OptionGroup(title: "Variants") var variants: Variants

  @OptionGroup(title: "Circuits from other documents") var source: SourceOptions

  @OptionGroup(title: "Limits") var limits: Limits

  @OptionGroup(title: "Limits") var layout: LayoutOptions

  @OptionGroup(title: "Messages") var messages: MessageOptions

  @Flag(name: [.short, .long], help: "Do not list the files that were written.")
  var quiet = false

  func validate() throws {
    try Self.checkAboutOne(files, source)
    try Self.checkNames(files) { path throws(Failure) in try source.stem(path) }
    let destination = making.destination
    if making.index, variants.isAsked { throw ValidationError("an index shows circuits and no variants") }
    if case .folder = destination {
    } else {
      if variants.isAsked { throw ValidationError("variants need a folder: give one with -o") }
      if making.index { throw ValidationError("an index needs a folder: give one with -o") }
    }
    if destination == .standardOutput, making.report != nil {
      throw ValidationError("--report takes standard output for itself: give a file or a folder with -o")
    }
    if let problem = making.problem(files: files.count) { throw ValidationError(problem) }
  }

  static func checkAboutOne(_ files: [String], _ source: SourceOptions) throws {
    if source.isAboutOne, files.count > 1 {
      throw ValidationError("--name and --source-line are about one circuit: give one file")
    }
  }

  /// Circuits of one name would overwrite each other.
  static func checkNames(
    _ files: [String], _ stem: (String) throws(Failure) -> String = CircuitName.stem(of:)
  ) throws {
    var stems: [String: String] = [:]
    for path in files {
      guard let stem = try? stem(path) else { continue }
      // Some disks do not tell capitals from small letters.
      if let other = stems.updateValue(path, forKey: stem.lowercased()) {
        throw ValidationError(
          "\(other) and \(path) would both be drawn in the folder \(stem); draw one of them elsewhere, with -o")
      }
    }
  }

  func run() throws {
    var gallery = GalleryIndex()
    var report = Report()
    let failure = Result { try Message.reporting(files) { try render($0, &gallery, &report) } }
    if making.index {
      try Message.reporting([making.output]) {
        try OutputFolder(path: $0).write(Array(gallery.html().utf8), to: "index.html")
      }
    }
    if making.report != nil { try Message.reporting([report]) { try Output.data($0.json) } }
    try failure.get()
  }

  private func render(_ path: String, _ gallery: inout GalleryIndex, _ report: inout Report) throws(Failure) {
    let options = try looks.options(inputs, isOne: making.wantsOneFrame)
    let file = try Folding.open(source.file(path), stem: source.name, options, limits.circuit)
    let publisher = file.publisher
    guard publisher.problem == nil else { throw Failure(.badInput, file.subject, publisher.problem ?? "") }
    let forms = making.complete
    warn(of: publisher.missingLetters(in: forms), file.subject)
    if variants.isAsked { return try renderVariants(of: file, forms, &report) }
    let artefacts = forms.flatMap(publisher.artefacts)
    try checkRoom(for: artefacts, of: publisher, file.subject)
    let written = try DrawingProcess(subject: file.subject, layoutSeconds: layout.seconds).names { () throws(Failure) in
      try draw(publisher, forms, file.subject, artefacts.count).map(\.text)
    }
    let known = Dictionary(uniqueKeysWithValues: artefacts.map { ($0.path, $0) })
    gallery.add(publisher, forms)
    report.add(path, publisher, written.compactMap { Written($0, of: known) }) {
      making.destination.path(of: $0, stem: publisher.files.stem)
    }
    tell(publisher, artefacts)
  }

  /// One file has room for one artefact, and no two have the same name.
  private func checkRoom(
    for artefacts: [Artefact], of publisher: Publisher, _ subject: Subject
  ) throws(Failure) {
    let destination = making.destination
    guard artefacts.count > 1 else { return }
    if destination.isOne {
      throw Failure(
        .badInput, subject,
        "\(artefacts.count) frames are more than one file: choose one with --step or --final, or give a pattern such as "
          + "-o 'figure-{step}.svg'")
    }
    var known: [String: Artefact] = [:]
    for artefact in artefacts {
      let path = destination.path(of: artefact, stem: publisher.files.stem)
      if let other = known.updateValue(artefact, forKey: path) {
        let key = other.form == artefact.form ? "{step}" : "{form}"
        throw Failure(
          .badInput, subject, "several artefacts would be written to \(path); put \(key) into the pattern after -o")
      }
    }
  }

  private func warn(of problems: [String], _ subject: Subject) {
    for problem in problems { Message.say(Notice(.warning, subject, problem)) }
  }

  private func tell(_ publisher: Publisher, _ artefacts: [Artefact]) {
    let paths = artefacts.map { making.destination.path(of: $0, stem: publisher.files.stem) }
    guard !quiet, let first = paths.first, let last = paths.last else { return }
    switch making.destination {
    case .standardOutput: break
    case .folder(let folder): Message.print("\(folder)/\(publisher.files.stem): \(Self.files(paths.count))")
    case .file, .pattern: Message.print(paths.count == 1 ? first : "\(first) … \(last): \(Self.files(paths.count))")
    }
  }

  static func files(_ count: Int) -> String { "\(count) \(count == 1 ? "file" : "files")" }

  /// What is done in a process of its own.
  /// - Parameter total: how many files there will be; nil where nothing is to be said of it.
  func draw(
    _ publisher: Publisher, _ forms: [Form], _ subject: Subject, _ total: Int?
  ) throws(Failure) -> [Written] {
    var progress = Progress(subject.name, total: total ?? 0, size: publisher.size, isQuiet: quiet || total == nil)
    defer { progress.end() }
    let stem = publisher.files.stem
    var written: [Written] = []
    do {
      if case .folder(let folder) = making.destination { OutputFolder(path: folder).clear(stem) }
      try publisher.make(forms) { artefact, bytes in
        if let (folder, path) = making.destination.place(of: artefact, stem: stem) {
          try folder.write(bytes, to: path)
        } else {
          try Output.artefact(bytes)
        }
        if making.report != nil { written.append(Written(artefact, bytes)) }
        progress.advance()
      }
      return written
    } catch let failure as Failure {
      throw failure
    } catch let error as PublishingError {
      let isAskedTooMuch = error.failures.allSatisfy(\.isAskedTooMuch)
      throw Failure(
        isAskedTooMuch ? .badInput : .internalFailure,
        error.failures.map { failure in
          let artefact = publisher.artefacts(of: failure.form).first
          let path = artefact.map { making.destination.path(of: $0, stem: stem) } ?? failure.path
          return Notice(.error, subject, "\(path) cannot be made: \(failure.reason)")
        })
    } catch {
      throw Failure(.internalFailure, subject, "\(error)")
    }
  }
}
