import ArgumentParser
import Engine
import Publishing

/// `--fold`: the composites to draw as one node.
struct Folding: ParsableArguments {
  @Option(help: .of("fold", "names")) var fold: String?

  func validate() throws { try Given.check(given) }

  var given: [Given] { Given.all([("fold", fold)]) }

  /// Opens a circuit file with these composites folded.
  /// - Parameters:
  ///   - source: what it is called.
  ///   - asked: what else is asked for.
  func open(
    _ path: String, _ source: SourceOptions, _ asked: [Given], _ limits: Limits
  ) throws(Failure) -> CircuitFile {
    try Self.open(source.file(path), stem: source.name, try Given.options(given + asked), limits.circuit)
  }

  /// Opens a circuit file.
  /// - Throws: `Failure` also where the circuit has no composite of a name that is to be folded.
  static func open(
    _ input: InputFile, stem: String? = nil, _ options: PublishingOptions, _ limits: CircuitLimits
  ) throws(Failure) -> CircuitFile {
    let file = try CircuitFile(input, stem: stem, options, limits: limits)
    if let problem = file.workshop.foldingProblem { throw Failure(.badInput, file.subject, problem) }
    return file
  }
}
