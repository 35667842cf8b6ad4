public import Engine
public import Notation

/// An annotated circuit told step by step: the forward pass, the seed, a step for each node of the backward pass in
/// reverse order, and the results at the inputs.
///
///     let walkthrough = Walkthrough(annotated, title: "A sum feeds a product")
///     for step in walkthrough.steps { print(walkthrough.caption(of: step).sentence) }
public struct Walkthrough: Sendable {
  /// What is told: both passes with all their numbers.
  public let annotated: AnnotatedCircuit
  /// The title of the circuit's front matter, or the output's formula.
  public let title: String
  /// How many significant digits numbers are shown with.
  public let digits: Int
  /// Whether the steps of nodes with vectors and matrices show Jacobians of up to 6 × 6.
  public let showsJacobians: Bool
  /// How each step of the backward pass is asked for before it is shown; nil where none is.
  public let asking: Asking?
  /// The nodes whose steps are asked for, where it is not all of them.
  let asked: Set<NodeID>?
  /// The circuit as it was written; nil for one that was built without a text.
  public let source: CircuitSource?
  /// The element that the step of a large node writes out in full; the middle one where it is not given.
  public let focus: Focus?
  /// In their order, each a frame; those of later iterations of a training follow those of the first.
  public let steps: [Step]
  /// The training of which this is told; nil where there is none.
  public let training: Training?
  /// The language in which it is told.
  public let words: any Words
  /// The iteration of the training that its wires show, from 0.
  let chapter: Int
  /// The other iterations of the training, each as a walkthrough of its own.
  let chapters: [Walkthrough]

  /// How questions are put.
  public enum Asking: Sendable {
    /// One after the other: a question shows the answers to those before it.
    case inTurn
    /// All at once, with blanks to be filled in: no question shows an answer.
    case onPaper

    /// What stands for a thing that is asked for.
    var blank: String { self == .inTurn ? "?" : "____" }
  }

  /// What a wire does in a step.
  public enum Role: Equatable, Sendable {
    case quiet
    /// It carries the upstream gradient to the node at work, or to a splitter one of the gradients that it adds.
    case upstream
    /// A gradient is sent back along it.
    case sent
    /// A gradient will be sent back along it, and which one is asked.
    case asked
    /// A value is read from it.
    case read
    /// A value is computed on it.
    case computed
  }

  /// Where numbers that are not finite are born.
  let births: [Birth]
  /// By wire, what frames and captions say of it again and again.
  let symbols: Table<WireID, MathText>
  let shownValues: Table<WireID, ShownTensor>
  let shownGradients: Table<WireID, ShownTensor?>
  /// By wire, the first step that shows its value.
  private let valueStep: Table<WireID, Int>
  /// By wire, the first step that shows its gradient; nil where none arrives.
  private let gradientStep: Table<WireID, Int?>
  /// How many digits each wire's numbers have.
  let shownDigits: ShownDigits

  /// - Parameters:
  ///   - everyStep: whether the forward pass is told node by node, too.
  ///   - showsJacobians: whether Jacobians of up to 6 × 6 are shown as local gradients of vectors and matrices.
  ///   - asking: how each step of the backward pass is asked for before it is shown; nil for none.
  ///   - source: the circuit as it was written, for the frames that show statements in the author's own writing.
  ///   - focus: the element that the step of a large node writes out in full.
  ///   - training: steps of training that begin at this circuit, each of which is a chapter.
  ///   - words: the language in which it is told.
  public init(
    _ annotated: AnnotatedCircuit, title: String? = nil, digits: Int = 4, everyStep: Bool = false,
    showsJacobians: Bool = false, asking: Asking? = nil, source: CircuitSource? = nil, focus: Focus? = nil,
    training: Training? = nil, words: any Words = Language.english
  ) {
    self.init(
      annotated, title: title, digits: digits, everyStep: everyStep, showsJacobians: showsJacobians, asking: asking,
      of: nil, source: source, focus: focus, training: training, words: words)
  }

  /// - Parameter asked: the nodes whose steps are asked for; nil for all of them.
  init(
    _ annotated: AnnotatedCircuit, title: String?, digits: Int, everyStep: Bool = false, showsJacobians: Bool,
    asking: Asking?, of asked: Set<NodeID>?, source: CircuitSource?, focus: Focus?, training: Training?,
    words: any Words,
    chapter: Int = 0
  ) {
    let circuit = annotated.circuit
    self.training = training
    self.words = words
    self.chapter = chapter
    self.annotated = annotated
    self.digits = digits
    self.showsJacobians = showsJacobians
    self.asking = asking
    self.asked = asked
    self.source = source
    self.focus = focus
    symbols = Table(circuit.wires.indices.map(circuit.symbol))
    let shownDigits = ShownDigits(annotated, digits: digits)
    self.shownDigits = shownDigits
    shownValues = Table(circuit.wires.indices.map { shownDigits.value(annotated.shownValue(of: $0), of: $0) })
    shownGradients = Table(
      circuit.wires.indices.map { wire in
        annotated.shownGradient(of: wire).map { shownDigits.gradient($0, of: wire) }
      })
    births = annotated.births
    self.title = title ?? Self.title(of: circuit, source)

    var kinds: [Step.Kind] = []
    var valueStep = Table<WireID, Int>(repeating: 0, count: circuit.wires.count)
    if everyStep {
      for (index, node) in circuit.nodes.entries {
        switch node.kind {
        case .input, .constant: continue
        case .function, .splitter:
          for wire in node.outputs { valueStep[wire] = kinds.count }
          kinds.append(.compute(node: index))
        }
      }
    }
    kinds.append(.forward)
    var gradientStep = Table<WireID, Int?>(repeating: nil, count: circuit.wires.count)
    for output in circuit.outputs where circuit.wires[output].receivesGradient { gradientStep[output] = kinds.count }
    kinds.append(.seed)
    for node in circuit.backwardOrder {
      if asking != nil, asked?.contains(node) ?? true { kinds.append(.ask(node: node)) }
      for wire in circuit.nodes[node].inputs where circuit.wires[wire].receivesGradient {
        gradientStep[wire] = gradientStep[wire] ?? kinds.count
      }
      if circuit.isSplitter(node) {
        kinds.append(.splitter(node: node))
      } else {
        kinds.append(.function(node: node))
      }
    }
    kinds.append(.results)
    for (place, update) in (training?.iterations[chapter].updates ?? []).enumerated() {
      // Of the steps of training one is of their kind.
      if asking != nil, asked == nil || (chapter == 0 && place == 0) { kinds.append(.askUpdate(wire: update.wire)) }
      kinds.append(.update(wire: update.wire))
    }
    var steps = kinds.enumerated().map { Step(index: $0, kind: $1, chapter: chapter, place: $0) }
    var chapters: [Walkthrough] = []
    if chapter == 0, let training {
      for (later, iteration) in training.iterations.enumerated().dropFirst() {
        let told = Walkthrough(
          iteration.annotated, title: title, digits: digits, everyStep: everyStep, showsJacobians: showsJacobians,
          asking: asking, of: asked.map { _ in [] }, source: source, focus: focus, training: training, words: words,
          chapter: later)
        let first = steps.count
        steps += told.steps.map { Step(index: first + $0.place, kind: $0.kind, chapter: later, place: $0.place) }
        chapters.append(told)
      }
    }
    self.steps = steps
    self.chapters = chapters
    self.valueStep = valueStep
    self.gradientStep = gradientStep
  }

  /// What the passes were run over.
  public var circuit: Circuit { annotated.circuit }

  /// Whether a wire's value is known by a step.
  public func showsValue(of wire: WireID, at step: Step) -> Bool { valueStep[wire] <= step.place }

  /// Whether a wire's gradient is known by a step.
  public func showsGradient(of wire: WireID, at step: Step) -> Bool {
    if asking == .onPaper, step.asks, !circuit.outputs.contains(wire),
      // What no question asks for is given.
      circuit.wires[wire].consumer.map({ asked?.contains($0) ?? true }) ?? true
    {
      return false
    }
    return gradientStep[wire].map { $0 <= step.place } ?? false
  }

  /// The wires that a step lights up, with what they do.
  public func litWires(at step: Step) -> [WireID: Role] {
    var roles: [WireID: Role] = [:]
    switch step.kind {
    case .forward: break
    case .compute(let node):
      for wire in circuit.nodes[node].inputs { roles[wire] = .read }
      for wire in circuit.nodes[node].outputs { roles[wire] = .computed }
    case .seed:
      for output in circuit.outputs where circuit.wires[output].receivesGradient { roles[output] = .sent }
    case .function(let node), .splitter(let node):
      for wire in circuit.nodes[node].outputs where circuit.wires[wire].receivesGradient { roles[wire] = .upstream }
      for wire in circuit.nodes[node].inputs where circuit.wires[wire].receivesGradient { roles[wire] = .sent }
    case .ask(let node):
      for wire in circuit.nodes[node].outputs where circuit.wires[wire].receivesGradient {
        roles[wire] = showsGradient(of: wire, at: step) ? .upstream : .asked
      }
      for wire in circuit.nodes[node].inputs where circuit.wires[wire].receivesGradient { roles[wire] = .asked }
    case .results:
      for node in circuit.inputNodes {
        let wire = circuit.nodes[node].outputs.lowerBound
        if circuit.wires[wire].receivesGradient { roles[wire] = .sent }
      }
    case .askUpdate(let wire), .update(let wire): roles[wire] = .sent
    }
    return roles
  }

  /// A step's number among the steps of the backward pass, from 1, and how many there are.
  public func backwardProgress(of step: Step) -> (number: Int, count: Int) {
    // The seed stands before the steps of the backward pass, the results after them.
    let seed = steps.firstIndex { $0.kind == .seed } ?? 0
    let results = steps.firstIndex { $0.kind == .results } ?? 0
    let (number, count) = (step.place - seed, results - seed - 1)
    guard asking != nil else { return (number, count) }
    return (
      number - steps.prefix(step.place).count(where: \.asks), count - steps.prefix(results).count(where: \.asks)
    )
  }

  /// The statement of the output: as its author wrote it where it has parts without a name, or parts that only loops tell
  /// apart.
  private static func title(of circuit: Circuit, _ source: CircuitSource?) -> String {
    let output = circuit.wires[circuit.output].producer
    let isNamed = circuit.nodes[output].inputs.allSatisfy { wire in
      if case .unnamed = circuit.wires[wire].label { false } else { true }
    }
    let called = circuit.called(output).plain
    if !isNamed || called.contains("⁽"), let source,
      let statement = source.definitions.first(where: { $0.name == source.outputName })
    {
      let written = WrittenStatement(of: statement.range, lit: statement.range, in: source.file)
      if !written.lit.plain.isEmpty { return written.lit.plain }
    }
    return called
  }
}
