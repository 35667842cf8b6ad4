import Engine
import Notation
import Walkthrough

/// A circuit file as the command meets it: read, understood, run, or a `Failure` that says what is wrong.
struct CircuitFile {
  let stem: String
  let source: CircuitSource
  let annotated: AnnotatedCircuit

  /// - Parameters:
  ///   - path: a file's path, or `-` for standard input.
  ///   - folded: composites to draw as one node, besides those of the front matter.
  ///   - limits: how large the circuit may be.
  ///   - isQuiet: whether warnings are left unsaid.
  init(
    path: String, folding folded: [String] = [], limits: CircuitLimits = CircuitLimits(), isQuiet: Bool = false
  ) throws(Failure) {
    let file = try InputFile(path: path).read()
    stem = try Self.stem(of: path)
    do {
      source = try CircuitSource.parse(file, vocabulary: FunctionList.vocabulary)
      annotated = try Self.run(source, folding: folded, limits)
    } catch {
      throw Failure(code: .badInput, message: error.rendered)
    }
    if !isQuiet, !source.warnings.isEmpty { Message.print(Diagnostics(source.warnings, in: file).rendered) }
  }

  /// The walkthrough as the front matter wants it.
  func walkthrough(
    everyStep: Bool = false, showsJacobians: Bool = false, digits: Int? = nil,
    asking: Walkthrough.Asking? = nil
  ) -> Walkthrough {
    Walkthrough(
      annotated, title: source.frontMatter.title, digits: digits ?? source.frontMatter.digits ?? 4,
      everyStep: everyStep, showsJacobians: showsJacobians, asking: asking)
  }

  private static func run(
    _ source: CircuitSource, folding folded: [String], _ limits: CircuitLimits
  ) throws(Diagnostics) -> AnnotatedCircuit {
    let circuit = try Circuit(source, folding: folded + (source.frontMatter.fold ?? []), limits: limits)
    do {
      return try AnnotatedCircuit(circuit, seed: source.frontMatter.seed.map { Tensor($0) })
    } catch {
      let range = error.range ?? source.outputRange
      throw Diagnostics([Diagnostic(error.description, at: range, hint: error.hint)], in: source.file)
    }
  }

  /// What the artefacts are called: the file's name without its extension.
  static func stem(of path: String) throws(Failure) -> String {
    if path == "-" { return "stdin" }
    let name = path.split(separator: "/").last.map { String($0) } ?? ""
    let stem = name.lastIndex(of: ".").flatMap { $0 > name.startIndex ? String(name[..<$0]) : nil } ?? name
    let isPlain =
      !stem.allSatisfy { $0 == "." } && stem.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
    guard isPlain else {
      throw Failure(
        code: .cannotRead,
        message: "\(path.debugDescription): error: no folder can be called after this file; give it another name")
    }
    return stem
  }
}
