/// Building by the names of functions, as the circuit language has them.
extension CircuitBuilder {
  /// A function node, called as in a circuit file.
  ///
  ///     let p = try builder.apply("softmax", z, parameters: ["axis": 0])
  ///     let loss = try builder.apply("nll", q, numbers: [2], name: "L")      // nll(q, 2)
  ///
  /// - Parameters:
  ///   - function: its name or another one that the language takes for it.
  ///   - inputs: what it reads, in the order of its arguments.
  ///   - numbers: arguments written out that follow the inputs, such as indices, extents and class numbers.
  ///   - parameters: what is given by name, such as `axis`.
  ///   - name: the name of the output wire; without one it gets a symbol of its own.
  /// - Throws: `CallFault` for a function that is not there or called in another way, `ShapeMismatch` when the inputs'
  ///   shapes do not fit it.
  public mutating func apply(
    _ function: String, _ inputs: Source..., numbers: [Tensor<Double>] = [], parameters: [String: Double] = [:],
    name: String? = nil
  ) throws -> Source {
    guard let signature = FunctionList.vocabulary.signature(named: function),
      let prototype = FunctionList.rule(named: signature.name)
    else { throw CallFault("there is no function named '\(function)'") }
    guard signature.arity.contains(inputs.count + numbers.count) else {
      throw CallFault("'\(function)' takes \(signature.arityInWords), not \(inputs.count + numbers.count)")
    }
    if let unknown = parameters.keys.sorted().first(where: { !signature.parameters.contains($0) }) {
      throw CallFault("'\(function)' has no parameter '\(unknown)'", at: .parameter(unknown))
    }
    if let named = parameters.keys.sorted().first(where: { prototype.argumentNames[$0] != nil }) {
      throw CallFault("'\(named)' is an input of '\(function)', and no parameter", at: .parameter(named))
    }
    let call = Call(
      inputs.map { .wire(shape(of: $0)) } + numbers.map { .literal($0) },
      parameters: parameters.mapValues { Tensor($0) })
    let binding = try prototype.bound(to: call)
    // What the rule does not take as a parameter becomes a constant.
    var sources = inputs
    for place in inputs.count..<call.arguments.count where !binding.taken.contains(place) {
      let number = numbers[place - inputs.count]
      sources.append(constant(number, shownAs: number.literal))
    }
    return try apply(binding.rule, sources, name: name)
  }
}
