import Publishing

/// Looks at the artefacts of one circuit.
struct Inspection {
  let path: String
  let folder: OutputFolder
  /// Forms that are to be there.
  let forms: [Form]
  /// Whether everything is made again.
  let isExact: Bool
  let source: SourceOptions
  let limits: Limits
  let layout: LayoutOptions

  /// Where the artefacts are to be, as people find it.
  var place: String { folder.place(of: (try? source.stem(path)) ?? "") }

  /// What is wrong, a line for each, and how to mend it; and how many files there are.
  func findings(_ gallery: inout GalleryIndex) throws(Failure) -> (findings: [String], count: Int) {
    let file = try open(PublishingOptions(), isQuiet: false)
    let names = FrameFiles(stem: file.stem, steps: [])
    var found: [Form: [String]] = [:]
    for name in folder.names(in: file.stem) {
      if let form = names.form(ofFile: name) { found[form, default: []].append(name) }
    }
    var findings: [String] = []
    var stale: [[String]: [Form]] = [:]
    var leftOver: [String] = []
    for form in Form.allCases where found[form] != nil || Publisher.complete(forms).contains(form) {
      let state = try inspect(form, found[form] ?? [], file.stem)
      findings += state.findings
      leftOver += state.leftOver
      if !state.isWhole { stale[state.options.commandLine, default: []].append(form) }
    }
    let shown = found[.svg].flatMap { $0.compactMap { stamp(of: $0, file.stem) }.first?.options }
    gallery.add(try publisher(shown ?? PublishingOptions()), Form.allCases.filter { found[$0] != nil })
    if found.isEmpty, findings.isEmpty {
      findings = ["\(place): missing, nothing was ever drawn of this circuit", mend([])]
    }
    for (options, forms) in stale.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      findings.append(mend(["-f", forms.map(\.rawValue).joined(separator: ",")] + options))
    }
    if !leftOver.isEmpty {
      findings.append("  to mend: rm \(leftOver.map(ShellWord.quoted).joined(separator: " "))")
    }
    return (findings, found.values.reduce(0) { $0 + $1.count })
  }

  private func mend(_ words: [String]) -> String {
    let name = source.name.map { ["--name", $0] } ?? []
    let command = ["backwire", "render", path, "-o", folder.path.isEmpty ? "." : folder.path] + name + words
    return "  to mend: \(command.map(ShellWord.quoted).joined(separator: " "))"
  }

  private struct State {
    let options: PublishingOptions
    var findings: [String] = []
    var leftOver: [String] = []
    var isWhole = true
  }

  /// - Parameter names: of the files of the form that are there.
  private func inspect(_ form: Form, _ names: [String], _ stem: String) throws(Failure) -> State {
    let artefacts = names.map { name in (name, bytes: folder.contents(of: "\(stem)/\(name)") ?? []) }
    let stamps = artefacts.map { form.hasStamp ? Stamp(in: $0.bytes) : nil }
    var state = State(options: stamps.compactMap(\.self).first?.options ?? PublishingOptions())
    let publisher = try publisher(state.options)
    let expected = publisher.paths(of: form).map { String($0.dropFirst(stem.count + 1)) }
    let isCompared = isExact || !form.hasStamp
    let differing = isCompared ? try differing(form, publisher) : nil
    for name in expected where !names.contains(name) {
      state.findings.append("\(place)/\(name): missing")
      state.isWhole = false
    }
    for ((name, bytes), stamp) in zip(artefacts, stamps) {
      if !expected.contains(name) {
        state.findings.append("\(place)/\(name): left over, not among the frames that there are now")
        state.leftOver.append("\(place)/\(name)")
      } else if let problem = differing == nil
        ? problem(bytes, stamp, publisher) : differing?.contains(name) == true ? "stale, made again it differs" : nil
      {
        state.findings.append("\(place)/\(name): \(problem)")
        state.isWhole = false
      }
    }
    return state
  }

  private func problem(_ bytes: [UInt8], _ stamp: Stamp?, _ publisher: Publisher) -> String? {
    guard let stamp else { return "not stamped by this version of Backwire" }
    if stamp.options != publisher.stamp.options { return "stale, made with other options than its neighbours" }
    if stamp.source != publisher.stamp.source { return "stale, the circuit has changed since" }
    if stamp.trace != publisher.stamp.trace { return "stale, its numbers would be others now" }
    return Seal.isUnbroken(bytes) ? nil : "changed by hand since it was made"
  }

  private func open(_ options: PublishingOptions, isQuiet: Bool) throws(Failure) -> CircuitFile {
    try CircuitFile(source.file(path), stem: source.name, options, limits: limits.circuit, isQuiet: isQuiet)
  }

  private func publisher(_ options: PublishingOptions) throws(Failure) -> Publisher {
    try open(options, isQuiet: true).publisher
  }

  private func stamp(of name: String, _ stem: String) -> Stamp? {
    folder.contents(of: "\(stem)/\(name)").flatMap { Stamp(in: $0) }
  }

  /// The files of a form that are not what they would be if made again, by name.
  private func differing(_ form: Form, _ publisher: Publisher) throws(Failure) -> Set<String> {
    let subject = source.file(path).subject
    let names = try DrawingProcess(subject: subject, layoutSeconds: layout.seconds).names { () throws(Failure) in
      var differing: [String] = []
      do {
        try publisher.publish([form]) { path, bytes in
          if folder.contents(of: path) != bytes { differing.append(String(path.split(separator: "/").last ?? "")) }
        }
      } catch {
        throw Failure(.internalFailure, subject, "\(error)")
      }
      return differing
    }
    return Set(names)
  }
}
