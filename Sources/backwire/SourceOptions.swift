import ArgumentParser

/// What a circuit is called, and where it was taken from: `--name`, `--source-name` and `--source-line`.
struct SourceOptions: ParsableArguments {
  @Option(help: ArgumentHelp("What the artefacts are called, in place of the circuit file.", valueName: "name"))
  var name: String?

  @Option(
    help: ArgumentHelp("The document that the circuit was taken from, for messages: course.md.", valueName: "file"))
  var sourceName: String?

  @Option(help: ArgumentHelp("The line of that document in which the circuit begins.", valueName: "number"))
  var sourceLine: Int?

  func validate() throws {
    if let sourceLine, sourceLine < 1 { throw ValidationError("--source-line takes a whole number from 1") }
    if let name, !CircuitName.isPlain(name) {
      throw ValidationError("no folder can be called '\(name)'; --name takes a file's name without its extension")
    }
  }

  /// Whether these are told of one circuit, and cannot be of several.
  var isAboutOne: Bool { name != nil || sourceLine != nil }

  /// What is read from a path.
  func file(_ path: String) -> InputFile {
    InputFile(
      path: path, document: sourceName == nil && sourceLine == nil ? nil : subject(path))
  }

  private func subject(_ path: String) -> Subject {
    Subject(sourceName ?? (path == "-" ? "<stdin>" : path), line: sourceLine)
  }

  /// What the artefacts are called.
  func stem(_ path: String) throws(Failure) -> String {
    if let name { return name }
    return try CircuitName.stem(of: path)
  }
}
