import Engine
import Notation
import Walkthrough

/// A circuit file as the command meets it: read, understood, run, or a `Failure` that says what is wrong.
struct CircuitFile {
  let stem: String
  /// As messages call it.
  let subject: Subject
  let source: CircuitSource
  private(set) var annotated: AnnotatedCircuit

  /// - Parameters:
  ///   - input: where the text is; `-` for standard input.
  ///   - stem: what the artefacts are called, if not after the file.
  ///   - folded: composites to draw as one node, besides those of the front matter.
  ///   - inputs: input wires with other values, as `--set` has them.
  ///   - seed: another upstream gradient, as `--seed` has it.
  ///   - limits: how large the circuit may be.
  ///   - isQuiet: whether warnings are left unsaid.
  init(
    _ input: InputFile, stem: String? = nil, folding folded: [String] = [], setting inputs: [String] = [],
    seed: String? = nil, limits: CircuitLimits = CircuitLimits(), isQuiet: Bool = false
  ) throws(Failure) {
    let values = try InputText.values(inputs)
    let seed = try seed.map(InputText.seed)
    let file = try input.read()
    subject = input.subject
    if let stem { self.stem = stem } else { self.stem = try CircuitName.stem(of: input.path) }
    do {
      source = try CircuitSource.parse(file, vocabulary: FunctionList.vocabulary)
      let circuit = try Circuit(source, folding: folded + (source.frontMatter.fold ?? []), limits: limits)
      annotated = try Self.run(source, try circuit.replacing(values), seed)
    } catch let diagnostics as Diagnostics {
      throw Failure(diagnostics)
    } catch {
      throw Failure(.badInput, subject, "\(error)")
    }
    if !isQuiet { Notice.all(Diagnostics(source.warnings, in: file)).forEach(Message.say) }
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
}
