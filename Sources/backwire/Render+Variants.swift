import Publishing
import Walkthrough

extension Render {
  /// A folder for each variant, one bank with the questions of all, and a key; or one part of that.
  func renderVariants(
    of file: CircuitFile, _ forms: [Form], _ report: inout Report
  ) throws(Failure) {
    guard case .folder(let output) = making.destination else { preconditionFailure("variants go into a folder") }
    let chosen = try variants.chosen(file.workshop.walkthrough(), file.subject, room: Self.room(file, forms))
    guard let shard = variants.shard else {
      return try render(
        chosen, chosen.names.indices, of: file, forms, into: OutputFolder(path: output), output, &report)
    }
    let places = shard.places(among: chosen.names.count)
    let name = shard.folder(file.stem)
    let part = Part(
      course(file, forms, chosen, parts: shard.of), part: shard.part, first: places.lowerBound + 1,
      last: places.upperBound)
    let folder = PartFolder(output: OutputFolder(path: output), name: name)
    let shown = folder.output.place(of: name)
    let isNew = try folder.make(part) { aside throws(Failure) in
      try render(chosen, places, of: file, forms, into: aside, shown, &report)
    }
    if !quiet, !isNew { Message.print("\(shown) is there already") }
  }

  private func course(_ file: CircuitFile, _ forms: [Form], _ chosen: ChosenVariants, parts: Int) -> Part.Course {
    Part.Course(
      backwire: Version.number, name: file.stem, forms: forms.map(\.rawValue),
      source: Digest.sha256(Array(file.workshop.source.file.text.utf8)), options: file.workshop.options.words,
      vary: variants.vary ?? 0,
      students: variants.students.map { _ in Digest.sha256(Array(chosen.names.joined(separator: "\n").utf8)) },
      count: chosen.names.count, parts: parts)
  }

  /// - Parameters:
  ///   - places: of the variants, among all.
  ///   - folder: in which the files are written.
  ///   - shown: how the folder will be called.
  private func render(
    _ chosen: ChosenVariants, _ places: Range<Int>, of file: CircuitFile, _ forms: [Form], into folder: OutputFolder,
    _ shown: String, _ report: inout Report
  ) throws(Failure) {
    var chosen = chosen
    var here = self
    here.making.output = folder.path + "/"
    let process = DrawingProcess(subject: file.subject, layoutSeconds: layout.seconds)
    var progress = Progress(file.subject.name, total: places.count, size: 0, isQuiet: quiet)
    defer { progress.end() }
    let forFolders = forms.filter { !$0.isBank }
    var banks: [BankSpool] = []
    for form in forms where form.isBank { banks.append(try BankSpool(BankText(form), in: folder)) }
    var key = VariantKey()
    var count = 0
    for place in places {
      guard let (name, inputs) = chosen.variant(place) else {
        throw Failure(
          .badInput, file.subject, "no numbers were found at which variant \(place + 1) has a finite gradient")
      }
      let publisher = file.workshop.variant(inputs, stem: "\(file.stem)-\(name)").publisher(encoders: Cores.count)
      // One process for each: what it holds of a drawing goes with it.
      if !forFolders.isEmpty {
        let artefacts = forFolders.flatMap(publisher.artefacts)
        let known = Dictionary(uniqueKeysWithValues: artefacts.map { ($0.path, $0) })
        let written = try process.names { () throws(Failure) in
          try here.draw(publisher, forFolders, file.subject, nil).map(\.text)
        }
        report.add(file.subject.name, publisher, written.compactMap { Written($0, of: known) }) {
          "\(shown)/\($0.path)"
        }
        count += artefacts.count
      }
      for bank in banks {
        for question in try questions(bank.bank.form, of: publisher, variant: name, process) { try bank.add(question) }
      }
      key.add(name, inputs)
      progress.advance()
    }
    var written: [String] = []
    for bank in banks {
      try bank.files(variants: places.count, limit: Int(variants.bankMegabytes * 1_000_000)) {
        number, bytes throws(Failure) in
        written.append(bank.bank.name(stem: file.stem, part: number))
        try folder.write(bytes, to: written[written.count - 1])
      }
    }
    try folder.write(Array(key.csv().utf8), to: "\(file.stem)-key.csv")
    progress.end()
    guard !quiet else { return }
    let names = [places.lowerBound, places.upperBound - 1].map { "\(shown)/\(file.stem)-\(chosen.names[$0])" }
    if count > 0 {
      Message.print("\(places.count == 1 ? names[0] : "\(names[0]) … \(names[1])"): \(Self.files(count))")
    }
    for name in written + ["\(file.stem)-key.csv"] { Message.print("\(shown)/\(name)") }
  }

  /// How many bytes the name of a variant may have, so that every file can be called after it: systems allow 255.
  private static func room(_ file: CircuitFile, _ forms: [Form]) -> Int {
    let publisher = file.publisher
    let longest =
      forms.filter { !$0.isBank }.flatMap(publisher.paths).compactMap { $0.split(separator: "/").last }
      .map(\.utf8.count).max() ?? file.stem.utf8.count
    return 255 - longest - 1
  }

  private func questions(
    _ form: Form, of publisher: Publisher, variant: String, _ process: DrawingProcess
  ) throws(Failure) -> [BankQuestion] {
    // A category and a question in turn.
    let written = try process.names { () throws(Failure) in
      do {
        return try publisher.questions(form, variant: variant).flatMap { [$0.path, $0.text] }
      } catch {
        throw Failure(.internalFailure, process.subject, "\(error)")
      }
    }
    return stride(from: 0, to: written.count - 1, by: 2).map { place in
      BankQuestion(path: written[place], text: written[place + 1])
    }
  }
}
