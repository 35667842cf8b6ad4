import Publishing
import Walkthrough

extension Render {
  /// A folder for each variant, one bank with the questions of all, and a key.
  func renderVariants(
    of file: CircuitFile, _ forms: [Form], _ report: inout Report
  ) throws(Failure) {
    guard case .folder(let output) = making.destination else { preconditionFailure("variants go into a folder") }
    let found = try variants.found(file.workshop.walkthrough(), file.subject, room: Self.room(file, forms))
    let process = DrawingProcess(subject: file.subject, layoutSeconds: layout.seconds)
    var progress = Progress(file.subject.name, total: found.variants.count, size: 0, isQuiet: quiet)
    defer { progress.end() }
    let forFolders = forms.filter { !$0.isBank }
    var banks = forms.filter(\.isBank).map { VariantBank($0) }
    var key = VariantKey()
    var count = 0
    for (name, inputs) in found.variants {
      let publisher = file.workshop.variant(inputs, stem: "\(file.stem)-\(name)").publisher(encoders: Cores.count)
      // One process for each: what it holds of a drawing goes with it.
      if !forFolders.isEmpty {
        let artefacts = forFolders.flatMap(publisher.artefacts)
        let known = Dictionary(uniqueKeysWithValues: artefacts.map { ($0.path, $0) })
        let written = try process.names { () throws(Failure) in
          try draw(publisher, forFolders, file.subject, nil).map(\.text)
        }
        report.add(file.subject.name, publisher, written.compactMap { Written($0, of: known) }) {
          making.destination.path(of: $0, stem: file.stem)
        }
        count += artefacts.count
      }
      for place in banks.indices {
        banks[place].add(try questions(banks[place].form, of: publisher, variant: name, process))
      }
      key.add(name, inputs)
      progress.advance()
    }
    let folder = OutputFolder(path: output)
    for bank in banks { try folder.write(Array(bank.text().utf8), to: bank.name(stem: file.stem)) }
    try folder.write(Array(key.csv().utf8), to: "\(file.stem)-key.csv")
    progress.end()
    guard !quiet else { return }
    let names = found.variants.map { folder.place(of: "\(file.stem)-\($0.name)") }
    if count > 0, let first = names.first, let last = names.last {
      Message.print("\(names.count == 1 ? first : "\(first) … \(last)"): \(Self.files(count))")
    }
    for bank in banks { Message.print(folder.place(of: bank.name(stem: file.stem))) }
    Message.print(folder.place(of: "\(file.stem)-key.csv"))
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
    // A category and a question in turn. No title has a control character in it.
    let level = "\u{1F}"
    let written = try process.names { () throws(Failure) in
      do {
        return try publisher.questions(form, variant: variant).flatMap {
          [$0.category.joined(separator: level), $0.text]
        }
      } catch {
        throw Failure(.internalFailure, process.subject, "\(error)")
      }
    }
    return stride(from: 0, to: written.count - 1, by: 2).map { place in
      BankQuestion(category: written[place].split(separator: level).map { String($0) }, text: written[place + 1])
    }
  }
}
