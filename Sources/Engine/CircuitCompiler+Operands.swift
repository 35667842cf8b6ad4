import Notation

/// The parts of a formula one by one: what each becomes once those below it are known.
extension CircuitCompiler {
  /// What a part has become whose own parts are known.
  mutating func operand(for place: Int, in activation: Activation) throws(Diagnostic) -> Operand {
    let part = activation.formula.parts[place]
    let arguments = part.arguments.map { activation.operands[$0] }
    let definition = place == activation.formula.parts.count - 1 ? activation.wholeDefinition : nil
    switch part.head {
    case .number(let value): return .literal(Tensor(value), activation.formula.part(place), parts: 1)
    case .pi: return .literal(Tensor(.pi), .pi, parts: 1)
    case .list:
      let rows = arguments.compactMap(\.literal)
      // A list of constants may hold their names.
      guard rows.count == arguments.count else {
        throw Diagnostic(
          "the elements of a vector are numbers, and this is a wire", at: activation.range(of: place),
          hint: "write concat(…) to join wires")
      }
      guard let first = rows.first else { preconditionFailure("the parser knows no empty vector") }
      let tensor = Tensor(rows.flatMap(\.elements), shape: Shape([rows.count] + first.shape.extents))
      let formula = activation.formula.part(place)
      return .literal(tensor, formula, parts: formula.parts.count)
    case .named(let name):
      if case .text(let text) = arguments[0] { return .wordParameter(name, text) }
      if case .source(let source) = arguments[0] { return .wireParameter(name, source) }
      guard let value = arguments[0].literal else {
        throw Diagnostic(
          "the value of '\(name)' is a number, not a wire", at: activation.range(of: part.arguments[0]))
      }
      return .parameter(name, value)
    case .text(let text): return .text(text)
    case .slice(let hasStart, let hasStop, let hasStep):
      var ends = arguments[...]
      var numbers: [Int?] = []
      for isGiven in [hasStart, hasStop, hasStep] {
        guard isGiven, let end = ends.popFirst() else {
          numbers.append(nil)
          continue
        }
        guard let number = end.literal?.scalar.flatMap({ Int(exactly: $0) }) else {
          throw Diagnostic(
            "the ends of a slice are whole numbers", at: activation.range(of: place), hint: "write x[1:3]")
        }
        numbers.append(number)
      }
      return .slice(start: numbers[0], stop: numbers[1], step: numbers[2])
    case .name(let name):
      let constant = constants[name].map { Operand.constant($0, .name(name), parts: 1) }
      guard let operand = activation.inputs?[name] ?? constant ?? named[name].map({ .source($0) }) ?? pieces[name]
      else {
        preconditionFailure("the parser knows every wire")
      }
      guard let definition, case .source(let source) = operand else { return operand }
      return .source(try identity(of: source, for: definition))
    case .call(let typed):
      let function = part.product == nil ? typed : product(arguments, of: part, in: activation)
      let isConstant = activation.isConstant || arguments.contains(where: \.isConstant)
      if isConstant, composites[function] == nil,
        let operand = try constant(function, arguments, at: place, in: activation)
      {
        return operand
      }
      if let value = try folded(function, arguments, at: activation.range(of: place)) {
        // What nobody would read through is shown as what it comes to.
        let parts = arguments.reduce(1) { $0 + $1.parts }
        let formula = parts > 1000 ? value.literal : Formula.call(function, arguments.compactMap(\.formula))
        return .literal(value, formula, parts: parts)
      }
      return try call(function, arguments, at: place, in: activation, definition)
    case .choose, .derivative: preconditionFailure("a formula to show cannot be typed")
    }
  }

  /// A second name for a wire.
  mutating func identity(
    of source: CircuitBuilder.Source, for definition: Definition
  ) throws(Diagnostic) -> CircuitBuilder.Source {
    try apply(Self.rule("identity"), [source], definition, at: definition.formula.root.range)
  }

  /// - Parameter notes: what is noted at a composite, besides what is noted at the statement.
  mutating func apply(
    _ rule: any FunctionRule, _ inputs: [CircuitBuilder.Source], _ definition: Definition?, notes: [String] = [],
    at range: SourceRange, inside: SourceRange? = nil
  ) throws(Diagnostic) -> CircuitBuilder.Source {
    let source: CircuitBuilder.Source
    do {
      source = try builder.apply(
        rule, inputs, name: definition?.name, range: range, inside: inside, notes: notes + (definition?.notes ?? []))
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

  /// What a function makes of constants alone; nil where a wire is among its arguments.
  private mutating func constant(
    _ function: String, _ operands: [Operand], at place: Int, in activation: Activation
  ) throws(Diagnostic) -> Operand? {
    let isKnown = operands.allSatisfy { operand in
      switch operand {
      case .source, .wireParameter, .pieces: false
      default: true
      }
    }
    guard isKnown else { return nil }
    let (rule, taken, _) = try bound(function, operands, at: place, in: activation)
    let numbers = taken.compactMap(\.literal)
    let range = activation.range(of: place)
    do {
      try count(try rule.outputShape(of: numbers.map(\.shape)), at: range)
    } catch let error as ShapeMismatch {
      throw Diagnostic(error.description, at: range)
    } catch let error as Diagnostic {
      throw error
    } catch {
      throw Diagnostic("\(error)", at: range)
    }
    let value = rule.forward(numbers)
    let parts = operands.reduce(1) { $0 + $1.parts }
    let formula = parts > 1000 ? value.literal : rule.statement(of: taken.compactMap(\.formula))
    return .constant(value, formula, parts: parts)
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
  var formula: Formula? {
    switch self {
    case .literal(_, let formula, _), .constant(_, let formula, _): formula
    default: nil
    }
  }

  /// Of how many parts its formula is.
  var parts: Int {
    switch self {
    case .literal(_, _, let parts), .constant(_, _, let parts): parts
    default: 0
    }
  }
}
