import ArgumentParser
import Notation

/// `--fold`: the composites to draw as one node.
struct Folding: ParsableArguments {
  @Option(help: ArgumentHelp("Composites to draw as one node, besides those of the front matter.", valueName: "names"))
  var fold: String?

  var names: [String] { fold?.split(separator: ",").map { String($0) } ?? [] }

  /// Opens a circuit file with these composites folded.
  /// - Parameters:
  ///   - source: what it is called.
  ///   - inputs: other numbers than the circuit's own.
  func open(
    _ path: String, _ source: SourceOptions, _ inputs: InputOptions, _ limits: Limits
  ) throws(Failure) -> CircuitFile {
    let file = try CircuitFile(
      source.file(path), stem: source.name, folding: names, setting: inputs.inputs, seed: inputs.seed,
      limits: limits.circuit)
    let known = file.source.composites.map(\.name)
    if let unknown = names.first(where: { !known.contains($0) }) {
      let others = known.isEmpty ? "it defines none" : "it defines \(known.joined(separator: ", "))"
      throw Failure(.badInput, file.subject, "there is no composite named '\(unknown)'; \(others)")
    }
    return file
  }
}
