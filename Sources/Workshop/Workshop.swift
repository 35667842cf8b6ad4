public import Engine
public import Notation
public import Publishing
import Renderer
public import Walkthrough

/// A circuit's text and how it is to look in, artefacts out: what the command can between reading files and writing them.
///
///     let workshop = try Workshop("x = 3\nf = x * x\n", named: "square", ["theme": "dark", "set": "x=4"])
///     for (artefact, bytes) in try workshop.artefacts([.svg, .html]) { … artefact.path … }
public struct Workshop: Sendable {
  /// The circuit as it was read.
  public let source: CircuitSource
  /// How the artefacts are to look.
  public private(set) var options: PublishingOptions
  /// What the artefacts are called.
  public private(set) var stem: String
  /// The circuit after both passes, at the numbers that the options ask for.
  public private(set) var annotated: AnnotatedCircuit
  /// What the front matter does with the gradients; nil where it does nothing.
  public private(set) var training: Training?

  /// Reads a circuit and runs both passes.
  /// - Parameters:
  ///   - file: the text, with the name by which errors call it.
  ///   - stem: what the artefacts are called.
  ///   - limits: how large the circuit may be.
  /// - Throws: `WorkshopError` for errors in the text and for numbers that do not fit it.
  public init(
    _ file: SourceFile, stem: String, options: PublishingOptions = PublishingOptions(),
    limits: CircuitLimits = CircuitLimits()
  ) throws(WorkshopError) {
    let settings = try InputText.settings(options.inputs)
    let values = Dictionary(uniqueKeysWithValues: settings.map { ($0.definition.name, $0.value) })
    let seed = try options.seed.map(InputText.seed)
    (self.stem, self.options) = (stem, options)
    do {
      source = try CircuitSource.parse(
        file, vocabulary: FunctionList.vocabulary, given: settings.map(\.definition))
      let circuit = try Circuit(source, folding: options.fold + (source.frontMatter.fold ?? []), limits: limits)
      annotated = try Self.run(
        source, try circuit.replacing(values), seed, showsNonfinite: options.showsNonfinite)
      training = try Self.train(source, annotated)
    } catch let diagnostics as Diagnostics {
      throw .circuit(diagnostics)
    } catch {
      throw .mismatch("\(error)")
    }
  }

  /// Reads a circuit, given its text and options as texts.
  /// - Parameters:
  ///   - name: by which errors call the text, and after which the artefacts are called.
  ///   - options: keys and values of `PublishingOption.all`; a switch has an empty value; `set` may come often.
  /// - Throws: `WorkshopError` for errors in the text, for options that there are not and for values that they do not take.
  public init(
    _ text: String, named name: String, _ options: KeyValuePairs<String, String> = [:]
  ) throws(WorkshopError) {
    var asked = PublishingOptions()
    do throws(OptionFault) {
      for (key, value) in options { try asked.set(key, to: value) }
    } catch {
      throw .option(error)
    }
    try self.init(SourceFile(name: name, text: text), stem: name, options: asked)
  }

  /// What was read with a warning.
  public var warnings: Diagnostics { Diagnostics(source.warnings, in: source.file) }

  /// What of the options the circuit does not have, as a sentence without a full stop; nil where it has all of it.
  public var problem: String? { foldingProblem ?? publisher().problem }

  /// Which composite to fold the circuit does not have.
  public var foldingProblem: String? {
    let known = source.composites.map(\.name)
    guard let unknown = options.fold.first(where: { !known.contains($0) }) else { return nil }
    let others = known.isEmpty ? "it defines none" : "it defines \(known.joined(separator: ", "))"
    return "there is no composite named '\(unknown)'; \(others)"
  }

  /// The walkthrough as the options and the front matter ask for it.
  public func walkthrough() -> Walkthrough {
    Walkthrough(
      annotated, title: source.frontMatter.title, digits: options.digits ?? source.frontMatter.digits ?? 4,
      everyStep: options.steps == .every, showsJacobians: options.showsJacobians,
      asking: options.predicts ? .inTurn : nil, source: source, focus: options.focus, training: training)
  }

  /// The circuit's text with the numbers that the options ask for.
  /// - Throws: `WorkshopError` for what is no number.
  public func text() throws(WorkshopError) -> String {
    source.text(setting: try InputText.settings(options.inputs).map(\.statement))
  }

  /// What makes the artefacts.
  /// - Parameter encoders: how many PNGs are encoded at the same time. No byte depends on it.
  public func publisher(encoders: Int = 2) -> Publisher {
    let frontMatter = source.frontMatter
    var settings = FrameSettings()
    let theme = options.theme ?? frontMatter.theme ?? Theme.light.name
    settings.theme = Theme.named(theme) ?? .light
    settings.followsReader = theme == "auto"
    settings.direction = options.direction ?? frontMatter.direction ?? .leftToRight
    settings.view = options.view ?? frontMatter.view ?? .auto
    settings.canvas = options.canvas ?? frontMatter.canvas ?? .wide
    settings.encoders = encoders
    return Publisher(
      walkthrough(), stem: stem, source: source.file.text, options: options, settings: settings,
      language: frontMatter.lang ?? "en")
  }

  /// The artefacts of forms, with those of the forms that they show, in the order in which they are made.
  /// - Throws: `WorkshopError` where the circuit does not have what the options ask for, `PublishingError` for forms that
  ///   cannot be made.
  public func artefacts(_ forms: [Form]) throws -> [(artefact: Artefact, bytes: [UInt8])] {
    if let problem { throw WorkshopError.mismatch(problem) }
    var made: [(Artefact, [UInt8])] = []
    try publisher().make(Publisher.complete(forms)) { made.append(($0, $1)) }
    return made
  }

  /// The same circuit at other inputs, called by another name.
  public func variant(_ inputs: InputSearch.Inputs, stem: String) -> Workshop {
    var variant = self
    (variant.options.inputs, variant.stem, variant.annotated) = (inputs.assignments, stem, inputs.walkthrough.annotated)
    variant.training = inputs.walkthrough.training
    return variant
  }

  private static func train(_ source: CircuitSource, _ annotated: AnnotatedCircuit) throws(Diagnostics) -> Training? {
    guard let plan = source.training else { return nil }
    let circuit = annotated.circuit
    let seeds = Dictionary(zip(circuit.outputs, annotated.seeds)) { first, _ in first }
    do {
      return try Training(plan, from: circuit, seeds: seeds)
    } catch {
      let range = error.cause.range ?? source.outputRange
      throw Diagnostics([Diagnostic(error.description, at: range, hint: error.hint)], in: source.file)
    }
  }

  private static func run(
    _ source: CircuitSource, _ circuit: Circuit, _ seed: Tensor<Double>?, showsNonfinite: Bool
  ) throws(Diagnostics) -> AnnotatedCircuit {
    do {
      return try AnnotatedCircuit(
        circuit, seeds: circuit.seeds(of: source.frontMatter, seed),
        showsNonfinite: showsNonfinite || source.frontMatter.showsNonfinite)
    } catch {
      let range = error.range ?? source.outputRange
      throw Diagnostics([Diagnostic(error.description, at: range, hint: error.hint)], in: source.file)
    }
  }
}
