public import Notation

extension Circuit {
  /// The circuit that a text states.
  /// - Throws: `Diagnostics` with every shape error.
  public init(_ source: CircuitSource) throws(Diagnostics) {
    var compiler = CircuitCompiler()
    for definition in source.definitions { compiler.add(definition) }
    guard compiler.diagnostics.isEmpty, let output = compiler.named[source.outputName] else {
      throw Diagnostics(compiler.diagnostics, in: source.file)
    }
    self = compiler.builder.build(output: output)
  }
}

/// Definitions to nodes: a node for each part of a formula, in postorder, which is the order of the forward pass.
private struct CircuitCompiler {
  var builder = CircuitBuilder()
  var named: [String: CircuitBuilder.Source] = [:]
  var diagnostics: [Diagnostic] = []

  /// What a part of a formula has become.
  fileprivate enum Operand {
    /// Numbers written out, which become a constant when a node reads them.
    case literal(Tensor<Double>)
    case source(CircuitBuilder.Source)
    /// The value of `axis=0`.
    case parameter(String, Tensor<Double>)
  }

  mutating func add(_ definition: Definition) {
    var operands: [Operand] = []
    let parts = definition.formula.parts
    for index in parts.indices {
      let isWhole = index == parts.count - 1
      do throws(Diagnostic) {
        operands.append(
          try operand(for: index, of: definition.formula, from: operands, in: isWhole ? definition : nil))
      } catch {
        diagnostics.append(error)
        return
      }
    }
    named[definition.name] =
      switch operands[parts.count - 1] {
      case .source(let source): source
      case .literal(let value), .parameter(_, let value):
        builder.input(definition.name, value, range: definition.formula.root.range, notes: definition.notes)
      }
  }

  private mutating func operand(
    for index: Int, of formula: Formula, from operands: [Operand], in definition: Definition?
  ) throws(Diagnostic) -> Operand {
    let part = formula.parts[index]
    let arguments = part.arguments.map { operands[$0] }
    switch part.head {
    case .number(let value): return .literal(Tensor(value))
    case .pi: return .literal(Tensor(.pi))
    case .list:
      let rows = arguments.compactMap(\.literal)
      guard let first = rows.first else { preconditionFailure("the parser knows no empty vector") }
      return .literal(Tensor(rows.flatMap(\.elements), shape: Shape([rows.count] + first.shape.extents)))
    case .named(let name):
      guard let value = arguments[0].literal else { preconditionFailure("the parser takes numbers for parameters") }
      return .parameter(name, value)
    case .name(let name):
      guard let source = named[name] else { preconditionFailure("the parser knows every wire") }
      guard let definition else { return .source(source) }
      let rule = Self.rule("identity")
      return .source(
        try inWords(at: part.range) { () throws(ShapeMismatch) in
          try builder.apply(rule, [source], name: definition.name, range: part.range, notes: definition.notes)
        })
    case .call(let function):
      if let value = try folded(function, arguments, at: part.range) { return .literal(value) }
      return .source(try call(Self.rule(function), index, of: formula, arguments, in: definition))
    case .choose, .derivative: preconditionFailure("a formula to show cannot be typed")
    }
  }

  private mutating func call(
    _ prototype: any FunctionRule, _ index: Int, of formula: Formula, _ operands: [Operand], in definition: Definition?
  ) throws(Diagnostic) -> CircuitBuilder.Source {
    let part = formula.parts[index]
    var parameters: [String: Tensor<Double>] = [:]
    var places: [Int] = []
    var arguments: [Operand] = []
    for (place, operand) in zip(part.arguments, operands) {
      if case .parameter(let name, let value) = operand {
        parameters[name] = value
      } else {
        places.append(place)
        arguments.append(operand)
      }
    }
    let binding = try bind(
      prototype, to: Call(arguments.map(argument), parameters: parameters),
      ranges: places.map { formula.parts[$0].range }, wholeRange: part.range)
    let inputs = arguments.indices.filter { !binding.taken.contains($0) }.map { index in
      switch arguments[index] {
      case .source(let source): source
      case .literal(let value), .parameter(_, let value):
        builder.constant(value, shownAs: formula.part(places[index]), range: formula.parts[places[index]].range)
      }
    }
    return try inWords(at: part.range) { () throws(ShapeMismatch) in
      try builder.apply(
        binding.rule, inputs, name: definition?.name, range: part.range, notes: definition?.notes ?? [])
    }
  }

  private func argument(_ operand: Operand) -> Call.Argument {
    switch operand {
    case .source(let source): .wire(builder.shape(of: source))
    case .literal(let value), .parameter(_, let value): .literal(value)
    }
  }

  private func bind(
    _ rule: any FunctionRule, to call: Call, ranges: [SourceRange], wholeRange: SourceRange
  ) throws(Diagnostic) -> Binding {
    do {
      return try rule.bound(to: call)
    } catch {
      let range = if case .argument(let place) = error.place { ranges[place] } else { wholeRange }
      throw Diagnostic(error.description, at: range, hint: error.hint)
    }
  }

  private func inWords<Result>(
    at range: SourceRange, _ body: () throws(ShapeMismatch) -> Result
  ) throws(Diagnostic) -> Result {
    do { return try body() } catch { throw Diagnostic(error.description, at: range) }
  }

  private static func rule(_ function: String) -> any FunctionRule {
    guard let rule = FunctionList.rule(named: function) else { preconditionFailure("the parser knows every function") }
    return rule
  }

  /// The value of arithmetic of numbers (`pi/2`), which is one constant; nil for anything else.
  private func folded(
    _ function: String, _ operands: [Operand], at range: SourceRange
  ) throws(Diagnostic) -> Tensor<Double>? {
    guard Formula.isArithmetic(function) else { return nil }
    let numbers = operands.compactMap(\.literal)
    guard numbers.count == operands.count else { return nil }
    let rule = Self.rule(function)
    _ = try inWords(at: range) { () throws(ShapeMismatch) in try rule.outputShape(of: numbers.map(\.shape)) }
    return rule.forward(numbers)
  }
}

extension CircuitCompiler.Operand {
  fileprivate var literal: Tensor<Double>? { if case .literal(let value) = self { value } else { nil } }
}

extension Formula {
  /// A part of a formula as a formula of its own.
  func part(_ index: Int) -> Formula {
    // In postorder a part and all it is made of stand together, from its first leaf on.
    var first = index
    while let argument = parts[first].arguments.first { first = argument }
    return Formula(
      parts: parts[first...index].map { Part($0.head, $0.arguments.map { $0 - first }, at: $0.range) })
  }
}
