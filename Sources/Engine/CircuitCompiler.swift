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
    guard compiler.diagnostics.isEmpty, let output = compiler.named[source.outputName] else {
      throw Diagnostics(compiler.diagnostics, in: source.file)
    }
    self = compiler.builder.build(output: output)
  }
}

/// Definitions to nodes: a node for each part of a formula, in postorder, which is the order of the forward pass.
///
/// A call of a composite begins a formula within a formula. Those wait on a stack of their own, so that nothing recurses.
struct CircuitCompiler {
  var builder = CircuitBuilder()
  private(set) var named: [String: CircuitBuilder.Source] = [:]
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

    var literal: Tensor<Double>? { if case .literal(let value, _, _) = self { value } else { nil } }
  }

  /// A formula that is being worked through.
  struct Activation {
    let formula: Formula
    /// The statement whose wire the whole formula is.
    let definition: Definition?
    /// Inside a composite, what its inputs are.
    var inputs: [String: Operand]?
    /// Inside a composite, the call in the text: where errors are shown.
    var call: SourceRange?
    /// What is noted at the definition of the composite.
    var notes: [String] = []
    var operands: [Operand] = []

    func range(of part: Int) -> SourceRange { call ?? formula.parts[part].range }
  }

  init(_ source: CircuitSource, folded: Set<String>, limits: CircuitLimits) {
    composites = Dictionary(uniqueKeysWithValues: source.composites.map { ($0.name, $0) })
    self.folded = folded
    self.limits = limits
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
      switch try compile(Activation(formula: definition.formula, definition: definition)) {
      case .source(let source): named[definition.name] = source
      case .literal(let value, let formula, _) where !definition.isNumber:
        // A composite of numbers only: the wire is a second name for a constant.
        let constant = builder.constant(value, shownAs: formula, range: definition.range)
        named[definition.name] = try identity(of: constant, for: definition)
      case .literal(let value, _, _), .parameter(_, let value):
        try count(value.shape, at: definition.range)
        named[definition.name] = builder.input(
          definition.name, value, range: definition.formula.root.range, notes: definition.notes)
      }
    } catch {
      faulty.insert(definition.name)
      diagnostics.append(error)
    }
  }

  mutating func compile(_ whole: Activation) throws(Diagnostic) -> Operand {
    var stack = [whole]
    while true {
      let top = stack.count - 1
      let place = stack[top].operands.count
      guard place < stack[top].formula.parts.count else {
        let result = stack.removeLast().operands[place - 1]
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
      formula: composite.formula, definition: isWhole ? outer.definition : nil,
      inputs: Dictionary(uniqueKeysWithValues: zip(composite.parameters, arguments)), call: outer.range(of: place),
      notes: composite.notes)
    return (function, inner)
  }

  private mutating func operand(for place: Int, in activation: Activation) throws(Diagnostic) -> Operand {
    let part = activation.formula.parts[place]
    let arguments = part.arguments.map { activation.operands[$0] }
    let definition = place == activation.formula.parts.count - 1 ? activation.definition : nil
    switch part.head {
    case .number(let value): return .literal(Tensor(value), activation.formula.part(place), parts: 1)
    case .pi: return .literal(Tensor(.pi), .pi, parts: 1)
    case .list:
      let rows = arguments.compactMap(\.literal)
      guard let first = rows.first else { preconditionFailure("the parser knows no empty vector") }
      let tensor = Tensor(rows.flatMap(\.elements), shape: Shape([rows.count] + first.shape.extents))
      let formula = activation.formula.part(place)
      return .literal(tensor, formula, parts: formula.parts.count)
    case .named(let name):
      guard let value = arguments[0].literal else { preconditionFailure("the parser takes numbers for parameters") }
      return .parameter(name, value)
    case .name(let name):
      guard let operand = activation.inputs?[name] ?? named[name].map({ .source($0) }) else {
        preconditionFailure("the parser knows every wire")
      }
      guard let definition, case .source(let source) = operand else { return operand }
      return .source(try identity(of: source, for: definition))
    case .call(let function):
      if let value = try folded(function, arguments, at: activation.range(of: place)) {
        // What nobody would read through is shown as what it comes to.
        let parts = arguments.reduce(1) { $0 + $1.parts }
        let formula = parts > 1000 ? value.literal : Formula.call(function, arguments.compactMap(\.formula))
        return .literal(value, formula, parts: parts)
      }
      return .source(try call(function, arguments, at: place, in: activation, definition))
    case .choose, .derivative: preconditionFailure("a formula to show cannot be typed")
    }
  }

  /// A second name for a wire.
  private mutating func identity(
    of source: CircuitBuilder.Source, for definition: Definition
  ) throws(Diagnostic) -> CircuitBuilder.Source {
    try apply(Self.rule("identity"), [source], definition, at: definition.formula.root.range)
  }

  /// - Parameter notes: what is noted at a composite, besides what is noted at the statement.
  mutating func apply(
    _ rule: any FunctionRule, _ inputs: [CircuitBuilder.Source], _ definition: Definition?, notes: [String] = [],
    at range: SourceRange
  ) throws(Diagnostic) -> CircuitBuilder.Source {
    let source: CircuitBuilder.Source
    do {
      source = try builder.apply(
        rule, inputs, name: definition?.name, range: range, notes: notes + (definition?.notes ?? []))
    } catch {
      throw Diagnostic(error.description, at: range)
    }
    try count(builder.shape(of: source), at: range)
    return source
  }

  /// Counts one more node whose wire has a shape, before any of its numbers are computed.
  mutating func count(_ shape: Shape, at range: SourceRange) throws(Diagnostic) {
    elements = elements.addingClamped(shape.count)
    if elements > limits.elements {
      isFull = true
      throw Diagnostic(
        "with the shape \(shape) the wires carry more than \(limits.elements) numbers", at: range,
        hint: limits.elementsAdvice)
    }
    if builder.count > limits.nodes {
      isFull = true
      throw Diagnostic("the circuit has more than \(limits.nodes) nodes", at: range, hint: limits.nodesAdvice)
    }
  }

  static func rule(_ function: String) -> any FunctionRule {
    guard let rule = FunctionList.rule(named: function) else { preconditionFailure("the parser knows every function") }
    return rule
  }

  /// The value of arithmetic of numbers (`pi/2`), which is one constant; nil for anything else.
  private mutating func folded(
    _ function: String, _ operands: [Operand], at range: SourceRange
  ) throws(Diagnostic) -> Tensor<Double>? {
    guard Formula.isArithmetic(function) else { return nil }
    let numbers = operands.compactMap(\.literal)
    guard numbers.count == operands.count else { return nil }
    let rule = Self.rule(function)
    let shape: Shape
    do {
      shape = try rule.outputShape(of: numbers.map(\.shape))
    } catch {
      throw Diagnostic(error.description, at: range)
    }
    try count(shape, at: range)
    return rule.forward(numbers)
  }
}

extension CircuitCompiler.Operand {
  /// How a literal is shown.
  var formula: Formula? { if case .literal(_, let formula, _) = self { formula } else { nil } }

  /// Of how many parts its formula is.
  var parts: Int { if case .literal(_, _, let parts) = self { parts } else { 0 } }
}
