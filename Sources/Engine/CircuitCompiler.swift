public import Notation

extension Circuit {
  /// The circuit that a text states.
  /// - Parameters:
  ///   - source: a text that has been read.
  ///   - folded: composites whose calls are one function node each; those of the front matter unless given.
  ///   - limits: how large it may become.
  /// - Throws: `Diagnostics` with every error of shapes and parameters, or with the limit that was met.
  public init(
    _ source: CircuitSource, folding folded: [String]? = nil, limits: CircuitLimits = CircuitLimits()
  ) throws(Diagnostics) {
    var compiler = CircuitCompiler(source, folded: Set(folded ?? source.frontMatter.fold ?? []), limits: limits)
    for definition in source.definitions where !compiler.isFull { compiler.add(definition) }
    compiler.checkPieces(of: source)
    let outputs = source.outputNames.compactMap { compiler.named[$0] }
    guard compiler.diagnostics.isEmpty, outputs.count == source.outputNames.count else {
      throw Diagnostics(compiler.diagnostics, in: source.file)
    }
    self = compiler.builder.build(outputs: outputs)
  }
}

/// Definitions to nodes: a node for each part of a formula, in postorder, which is the order of the forward pass.
///
/// A call of a composite begins a formula within a formula. Those wait on a stack of their own, so that nothing recurses.
struct CircuitCompiler {
  var builder: CircuitBuilder
  let file: SourceFile
  private(set) var named: [String: CircuitBuilder.Source] = [:]
  /// Constants by their names.
  private(set) var constants: [String: Tensor<Double>] = [:]
  /// What splits are called that have pieces of several lengths.
  private(set) var pieces: [String: Operand] = [:]
  private(set) var diagnostics: [Diagnostic] = []
  /// The wires of definitions with errors, and those that read them: nothing is known of their shapes.
  private var faulty: Set<String> = []
  let composites: [String: Composite]
  let folded: Set<String>

  /// How many parts of composites' formulas have been worked through, those inside of folded ones among them.
  var worked = 0
  /// How many folded composites this one stands in.
  var depth = 0
  let limits: CircuitLimits
  /// How many numbers the wires carry so far, those inside of folded composites among them.
  var elements = 0
  /// Whether a limit was met: nothing that follows is of interest then.
  var isFull = false

  /// Calls within calls double with every line; a circuit of this many parts cannot be looked at anyway.
  private static let mostParts = 200_000
  private static let mostDepth = 100

  /// What a part of a formula has become.
  enum Operand {
    /// Numbers written out, which become a constant when a node reads them, shown as a formula; of so many parts in the
    /// text.
    case literal(Tensor<Double>, Formula, parts: Int)
    case source(CircuitBuilder.Source)
    /// The value of `axis=0`.
    case parameter(String, Tensor<Double>)
    /// The value of `bias=b`.
    case wireParameter(String, CircuitBuilder.Source)
    /// The value of `reduction="sum"`.
    case wordParameter(String, String)
    /// What a split makes of a wire where its pieces are no layers of one tensor.
    case pieces(Split, of: CircuitBuilder.Source)
    case text(String)
    case slice(start: Int?, stop: Int?, step: Int?)
    /// A named constant, or what is made of constants alone, is folded by every function.
    var isConstant: Bool { if case .constant = self { true } else { false } }
    case constant(Tensor<Double>, Formula, parts: Int)

    var literal: Tensor<Double>? {
      switch self {
      case .literal(let value, _, _), .constant(let value, _, _): value
      default: nil
      }
    }
  }

  /// A formula that is being worked through.
  struct Activation {
    var formula: Formula
    /// The statement whose wire the whole formula is.
    let definition: Definition?
    /// Inside a composite, the statements that are worked out before its own formula, of which the first is at work.
    var locals: ArraySlice<Composite.Local> = []
    /// The formula of the composite, for which the locals are.
    var result: Formula?
    /// Inside a composite, what its inputs are.
    var inputs: [String: Operand]?
    /// Inside a composite, the call in the text: where errors are shown.
    var call: SourceRange?
    /// Whether it is the formula of a constant, of which every function is worked out at once.
    var isConstant = false
    /// What is noted at the definition of the composite.
    var notes: [String] = []
    var operands: [Operand] = []

    /// The statement whose wire the formula at work is; a local has none.
    var wholeDefinition: Definition? { locals.isEmpty ? definition : nil }

    /// What is noted at the formula at work.
    var wholeNotes: [String] { locals.first?.notes ?? notes }

    /// Goes on to the next statement of a composite; false where its own formula is done.
    mutating func goesOn(with value: Operand) -> Bool {
      guard let done = locals.popFirst() else { return false }
      inputs?[done.name] = value
      formula = locals.first?.formula ?? result ?? formula
      operands = []
      return true
    }

    func range(of part: Int) -> SourceRange { call ?? formula.parts[part].range }

    /// Inside a composite, where its own formula states a part.
    func inside(_ part: Int) -> SourceRange? { call == nil ? nil : formula.parts[part].range }
  }

  init(_ source: CircuitSource, folded: Set<String>, limits: CircuitLimits) {
    composites = Dictionary(uniqueKeysWithValues: source.composites.map { ($0.name, $0) })
    file = source.file
    builder = CircuitBuilder(in: source.file)
    self.folded = folded
    self.limits = limits
  }

  /// An input wire whose value is fed from outside.
  mutating func feed(_ name: String, _ shape: Shape) {
    named[name] = builder.input(name, Tensor(repeating: 0, shape: shape))
  }

  mutating func add(_ definition: Definition) {
    let readsFaulty = definition.formula.parts.contains { part in
      if case .name(let name) = part.head { faulty.contains(name) } else { false }
    }
    guard !readsFaulty else {
      faulty.insert(definition.name)
      return
    }
    do throws(Diagnostic) {
      let isInput = definition.requiresGradient && isMadeOfConstants(definition.formula)
      let operand = try compile(
        Activation(formula: definition.formula, definition: definition, isConstant: definition.isConstant || isInput))
      if definition.isConstant, let value = operand.literal {
        try count(value.shape, at: definition.range)
        constants[definition.name] = value
        return
      }
      switch operand {
      case .source(let source): named[definition.name] = source
      case .pieces: pieces[definition.name] = operand
      case .literal(let value, let formula, _) where !definition.isNumber && !isInput,
        .constant(let value, let formula, _) where !isInput:
        // A composite of numbers only: the wire is a second name for a constant.
        let constant = builder.constant(value, shownAs: formula, range: definition.range)
        named[definition.name] = try identity(of: constant, for: definition)
      case .wordParameter, .wireParameter, .text, .slice:
        throw Diagnostic("this is no number", at: definition.formula.root.range)
      case .literal(let value, _, _), .constant(let value, _, _), .parameter(_, let value):
        try count(value.shape, at: definition.range)
        named[definition.name] = builder.input(
          definition.name, value, range: definition.formula.root.range, notes: definition.notes)
      }
    } catch {
      faulty.insert(definition.name)
      diagnostics.append(error)
    }
  }

  mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  private func isMadeOfConstants(_ formula: Formula) -> Bool {
    formula.parts.allSatisfy { part in
      if case .name(let name) = part.head { constants[name] != nil } else { true }
    }
  }

  mutating func compile(_ whole: Activation) throws(Diagnostic) -> Operand {
    var stack = [whole]
    while true {
      let top = stack.count - 1
      let place = stack[top].operands.count
      guard place < stack[top].formula.parts.count else {
        let result = stack[top].operands[place - 1]
        if stack[top].goesOn(with: result) { continue }
        stack.removeLast()
        guard !stack.isEmpty else { return result }
        builder.endGroup()
        stack[top - 1].operands.append(result)
        continue
      }
      if let inner = try activation(of: place, in: stack[top]) {
        builder.beginGroup(inner.name)
        stack.append(inner.activation)
      } else {
        stack[top].operands.append(try operand(for: place, in: stack[top]))
      }
      if stack.count > 1 || depth > 0 { worked += 1 }
      guard worked <= Self.mostParts, depth <= Self.mostDepth else {
        throw Diagnostic(
          "the composites called here are nested too deeply to be drawn", at: whole.call ?? whole.formula.root.range,
          hint: "a composite that calls another one twice doubles the circuit")
      }
    }
  }

  /// The formula of a composite that a part calls; nil where the part is anything else, or the composite is folded.
  private func activation(of place: Int, in outer: Activation) throws(Diagnostic) -> (
    name: String, activation: Activation
  )? {
    guard case .call(let function) = outer.formula.parts[place].head, let composite = composites[function],
      !folded.contains(function)
    else { return nil }
    let arguments = outer.formula.parts[place].arguments.map { outer.operands[$0] }
    let isWhole = place == outer.formula.parts.count - 1
    let inner = Activation(
      of: composite, definition: isWhole ? outer.wholeDefinition : nil,
      inputs: Dictionary(uniqueKeysWithValues: zip(composite.parameters, arguments)), call: outer.range(of: place),
      isConstant: outer.isConstant)
    return (function, inner)
  }
}

extension CircuitCompiler.Activation {
  /// The call of a composite.
  init(
    of composite: Composite, definition: Definition?, inputs: [String: CircuitCompiler.Operand], call: SourceRange,
    isConstant: Bool = false
  ) {
    self.init(
      formula: composite.locals.first?.formula ?? composite.formula, definition: definition,
      locals: composite.locals[...], result: composite.formula, inputs: inputs, call: call, isConstant: isConstant,
      notes: composite.notes)
  }
}
