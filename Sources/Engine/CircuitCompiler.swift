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
  private enum Operand {
    /// Arithmetic of numbers, which becomes a constant when a node reads it.
    case number(Double)
    case source(CircuitBuilder.Source)
  }

  mutating func add(_ definition: Definition) {
    var operands: [Operand] = []
    let parts = definition.formula.parts
    for (index, part) in parts.enumerated() {
      let isWhole = index == parts.count - 1
      do throws(ShapeMismatch) {
        operands.append(
          try operand(for: index, of: definition.formula, from: operands, in: isWhole ? definition : nil))
      } catch {
        diagnostics.append(Diagnostic(error.description, at: part.range))
        return
      }
    }
    named[definition.name] =
      switch operands[parts.count - 1] {
      case .source(let source): source
      case .number(let value):
        builder.input(definition.name, Tensor(value), range: definition.formula.root.range, notes: definition.notes)
      }
  }

  private mutating func operand(
    for index: Int, of formula: Formula, from operands: [Operand], in definition: Definition?
  ) throws(ShapeMismatch) -> Operand {
    let part = formula.parts[index]
    switch part.head {
    case .number(let value): return .number(value)
    case .pi: return .number(.pi)
    case .name(let name):
      guard let source = named[name] else { preconditionFailure("the parser knows every wire") }
      guard let definition else { return .source(source) }
      return .source(try apply("identity", [source], definition, part.range))
    case .call(let function):
      let arguments = part.arguments.map { operands[$0] }
      if let value = folded(function, arguments) { return .number(value) }
      let sources = zip(part.arguments, arguments).map { place, argument in
        switch argument {
        case .source(let source): source
        case .number(let value):
          builder.constant(value, shownAs: formula.part(place), range: formula.parts[place].range)
        }
      }
      return .source(try apply(function, sources, definition, part.range))
    case .choose: preconditionFailure("a case distinction cannot be typed")
    }
  }

  private mutating func apply(
    _ function: String, _ sources: [CircuitBuilder.Source], _ definition: Definition?, _ range: SourceRange
  ) throws(ShapeMismatch) -> CircuitBuilder.Source {
    guard let rule = FunctionList.rule(named: function) else { preconditionFailure("the parser knows every function") }
    return try builder.apply(
      rule, sources, name: definition?.name, range: range, notes: definition?.notes ?? [])
  }

  /// The value of arithmetic of numbers (`pi/2`), which is one constant; nil for anything else.
  private func folded(_ function: String, _ operands: [Operand]) -> Double? {
    guard Formula.isArithmetic(function), let rule = FunctionList.rule(named: function) else { return nil }
    var numbers: [Tensor<Double>] = []
    for case .number(let value) in operands { numbers.append(Tensor(value)) }
    return numbers.count == operands.count ? rule.forward(numbers).scalar : nil
  }
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
