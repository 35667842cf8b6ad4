import Engine
import Notation
import Walkthrough

/// A circuit file as the command meets it: read, understood, run, or a `Failure` that says what is wrong.
struct CircuitFile {
  let stem: String
  let source: CircuitSource
  private(set) var annotated: AnnotatedCircuit

  /// - Parameters:
  ///   - path: a file's path, or `-` for standard input.
  ///   - folded: composites to draw as one node, besides those of the front matter.
  ///   - inputs: input wires with other values, as `--set` has them.
  ///   - seed: another upstream gradient, as `--seed` has it.
  ///   - limits: how large the circuit may be.
  ///   - isQuiet: whether warnings are left unsaid.
  init(
    path: String, folding folded: [String] = [], setting inputs: [String] = [], seed: String? = nil,
    limits: CircuitLimits = CircuitLimits(), isQuiet: Bool = false
  ) throws(Failure) {
    let values = try InputText.values(inputs)
    let seed = try seed.map(InputText.seed)
    let file = try InputFile(path: path).read()
    stem = try Self.stem(of: path)
    do {
      source = try CircuitSource.parse(file, vocabulary: FunctionList.vocabulary)
      let circuit = try Circuit(source, folding: folded + (source.frontMatter.fold ?? []), limits: limits)
      annotated = try Self.run(source, try circuit.replacing(values), seed)
    } catch let diagnostics as Diagnostics {
      throw Failure(code: .badInput, message: diagnostics.rendered)
    } catch {
      throw Failure(code: .badInput, message: "\(file.name): error: \(error)")
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

  /// The same circuit at the inputs and the seed of a walkthrough.
  func at(_ walkthrough: Walkthrough) -> CircuitFile {
    var moved = self
    moved.annotated = walkthrough.annotated
    return moved
  }

  private static func run(
    _ source: CircuitSource, _ circuit: Circuit, _ seed: Tensor<Double>?
  ) throws(Diagnostics) -> AnnotatedCircuit {
    do {
      return try AnnotatedCircuit(circuit, seed: seed ?? source.frontMatter.seed.map { Tensor($0) })
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
