import Publishing
import Walkthrough

extension Render {
  /// A folder for each variant, one bank with the questions of all, and a key.
  func renderVariants(
    of file: CircuitFile, _ options: PublishingOptions, _ forms: [Form], _ path: String
  ) throws(Failure) {
    let names = try variants.names()
    let walkthrough = file.walkthrough()
    let search = InputSearch(walkthrough)
    let process = DrawingProcess(path: path, layoutSeconds: layout.seconds)
    var progress = Progress(path, total: names.count, size: 0, isQuiet: quiet)
    defer { progress.end() }
    let forFolders = forms.filter { !$0.isBank }
    var banks = forms.filter(\.isBank).map { VariantBank($0) }
    var key = VariantKey()
    var count = banks.count + 1
    for name in names {
      let found = search.inputs(seed: variants.seed(of: name), isVaried: true)
      var options = options
      options.inputs = found.assignments
      let publisher = Publisher(file.at(found.walkthrough), options, stem: "\(file.stem)-\(name)")
      // One process for each: what it holds of a drawing goes with it.
      if !forFolders.isEmpty {
        try process.run { () throws(Failure) in try draw(publisher, forFolders, path, nil) }
      }
      for place in banks.indices {
        banks[place].add(try questions(banks[place].form, of: publisher, variant: name, process))
      }
      count += forFolders.reduce(0) { $0 + publisher.paths(of: $1).count }
      key.add(name, found)
      progress.advance()
    }
    let folder = OutputFolder(path: output)
    for bank in banks { try folder.write(Array(bank.text().utf8), to: bank.name(stem: file.stem)) }
    try folder.write(Array(key.csv().utf8), to: "\(file.stem)-key.csv")
    progress.end()
    tell(file, count)
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
        throw Failure(code: .internalFailure, message: "\(process.path): error: \(error)")
      }
    }
    return stride(from: 0, to: written.count - 1, by: 2).map { place in
      BankQuestion(category: written[place].split(separator: level).map { String($0) }, text: written[place + 1])
    }
  }
}
