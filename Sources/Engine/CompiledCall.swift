import Notation

/// Calls: which arguments are parameters of the rule, and which are wires.
extension CircuitCompiler {
  mutating func call(
    _ function: String, _ operands: [Operand], at place: Int, in activation: Activation, _ definition: Definition?
  ) throws(Diagnostic) -> Operand {
    let range = activation.range(of: place)
    if let composite = composites[function] {
      return .source(try callFolded(composite, operands, definition, at: range, inside: activation.inside(place)))
    }
    let isWhole = place == activation.formula.parts.count - 1
    let notes = isWhole ? activation.wholeNotes : []
    if case .pieces(let split, let source)? = operands.first, function == "element" {
      let piece = try piece(of: split, at: operands.dropFirst(), range: range)
      return .source(
        try apply(piece, [source], definition, notes: notes, at: range, inside: activation.inside(place)))
    }
    let (rule, taken, ranges) = try bound(function, operands, at: place, in: activation)
    if let value = rule.constant(for: taken.map(shape)) {
      try count(value.shape, at: range)
      return .constant(value, value.literal, parts: value.shape.count)
    }
    let inputs = zip(taken, ranges).map { source(of: $0, range: $1) }
    if let split = rule as? Split, try makesPieces(split, of: inputs[0], at: range) {
      return .pieces(split, of: inputs[0])
    }
    return .source(
      try apply(rule, inputs, definition, notes: notes, at: range, inside: activation.inside(place)))
  }

  /// The rule with the parameters of a call, and the operands that are inputs of its node.
  func bound(
    _ function: String, _ operands: [Operand], at place: Int, in activation: Activation
  ) throws(Diagnostic) -> (rule: any FunctionRule, inputs: [Operand], ranges: [SourceRange]) {
    var parameters: [String: Tensor<Double>] = [:]
    var words: [String: String] = [:]
    var ranges: [SourceRange] = []
    var arguments: [Operand] = []
    var named: [(place: Int, operand: Operand, range: SourceRange)] = []
    let prototype = Self.rule(function)
    for (argument, operand) in zip(activation.formula.parts[place].arguments, operands) {
      let range = activation.range(of: argument)
      switch operand {
      case .parameter(let name, let value):
        guard let place = prototype.argumentNames[name] else {
          parameters[name] = value
          continue
        }
        named.append((place, .literal(value, value.literal, parts: value.shape.count), range))
      case .wireParameter(let name, let source):
        guard let place = prototype.argumentNames[name] else {
          throw Self.refusal(of: name, at: activation.range(of: activation.formula.parts[argument].arguments[0]))
        }
        named.append((place, .source(source), range))
      case .pieces: throw Self.refusalOfPieces(at: range)
      // `axis=None` is what is meant unless it is given.
      case .wordParameter(_, "None"): continue
      case .wordParameter(let name, let text): words[name] = text
      default:
        ranges.append(range)
        arguments.append(operand)
      }
    }
    for argument in named.sorted(by: { $0.place < $1.place }) {
      guard argument.place == arguments.count else {
        throw Diagnostic(
          argument.place < arguments.count
            ? "this argument of '\(function)' is given twice" : "'\(function)' lacks the argument before this one",
          at: argument.range)
      }
      arguments.append(argument.operand)
      ranges.append(argument.range)
    }
    let call = Call(arguments.map(argument), parameters: parameters, words: words)
    let range = activation.range(of: place)
    let binding = try bind(prototype, to: call, ranges: ranges, wholeRange: range)
    let inputs = arguments.indices.filter { !binding.taken.contains($0) }
    for index in inputs {
      if case .text(let text) = arguments[index] {
        throw Diagnostic("'\(function)' takes no words", at: ranges[index], hint: "leave \"\(text)\" out")
      }
    }
    return (binding.rule, inputs.map { arguments[$0] }, inputs.map { ranges[$0] })
  }

  /// A composite's call as one node, with a circuit of its own inside.
  private mutating func callFolded(
    _ composite: Composite, _ operands: [Operand], _ definition: Definition?, at range: SourceRange,
    inside: SourceRange?
  ) throws(Diagnostic) -> CircuitBuilder.Source {
    var inner = self
    inner.builder = CircuitBuilder(in: file)
    inner.depth += 1
    var inputs: [String: Operand] = [:]
    var sources: [CircuitBuilder.Source] = []
    for (parameter, operand) in zip(composite.parameters, operands) {
      if case .pieces = operand { throw Self.refusalOfPieces(at: range) }
      guard case .source(let source) = operand else {
        inputs[parameter] = operand
        continue
      }
      sources.append(source)
      let zeros: Tensor<Double> = Tensor(repeating: 0, shape: builder.shape(of: source))
      inputs[parameter] = .source(inner.builder.input(parameter, zeros))
    }
    let result = try inner.compile(
      Activation(of: composite, definition: nil, inputs: inputs, call: range))
    if case .pieces = result { throw Self.refusalOfPieces(at: range) }
    (worked, elements, isFull) = (inner.worked, inner.elements, inner.isFull)
    let output = inner.source(of: result, range: range)
    let rule = FoldedComposite(
      name: composite.name, inside: inner.builder.build(output: output), shape: inner.builder.shape(of: output),
      literals: operands.map(\.formula))
    return try apply(rule, sources, definition, notes: composite.notes, at: range, inside: inside)
  }

  private mutating func source(of operand: Operand, range: SourceRange) -> CircuitBuilder.Source {
    switch operand {
    case .source(let source), .wireParameter(_, let source), .pieces(_, let source): source
    case .literal(let value, let formula, _), .constant(let value, let formula, _):
      builder.constant(value, shownAs: formula, range: range)
    case .wordParameter, .text, .slice: builder.constant(0, range: range)
    case .parameter(_, let value): builder.constant(value, shownAs: .number(value.elements[0]), range: range)
    }
  }

  private func argument(_ operand: Operand) -> Call.Argument {
    switch operand {
    case .source(let source), .wireParameter(_, let source), .pieces(_, let source):
      .wire(builder.shape(of: source))
    case .literal(let value, _, _), .constant(let value, _, _), .parameter(_, let value): .literal(value)
    case .text(let text), .wordParameter(_, let text): .text(text)
    case .slice(let start, let stop, let step): .slice(start: start, stop: stop, step: step)
    }
  }

  private func bind(
    _ rule: any FunctionRule, to call: Call, ranges: [SourceRange], wholeRange: SourceRange
  ) throws(Diagnostic) -> Binding {
    do {
      try call.checkWords(of: rule)
      return try rule.bound(to: call)
    } catch {
      let range = if case .argument(let place) = error.place { ranges[place] } else { wholeRange }
      throw Diagnostic(error.description, at: range, hint: error.hint)
    }
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
