import Notation

/// Where a number that is not finite is born: the first node, in the order of the passes, that makes one of its kind of
/// numbers that are not.
public struct Birth: Sendable, Equatable {
  /// The kinds that are told apart.
  public enum Kind: String, CaseIterable, Sendable {
    case infinity = "∞"
    case negativeInfinity = "−∞"
    case notANumber = "NaN"

    func holds(_ number: Double) -> Bool {
      switch self {
      case .infinity: number == .infinity
      case .negativeInfinity: number == -.infinity
      case .notANumber: number.isNaN
      }
    }
  }

  /// Whether it is ∞, −∞ or not a number.
  public let kind: Kind
  /// The node that made it, and the wire on which it stands.
  public let node: NodeID
  /// The wire on which it stands: the node's output for a value, one of its inputs for a gradient.
  public let wire: WireID
  /// Whether it is a gradient, and not a value.
  public let isGradient: Bool
  /// How it came about, in numbers: `upstream 0 × local gradient ∞ = NaN`.
  public let reason: String
}

extension AnnotatedCircuit {
  /// The first node of each kind of number that is not finite, in the order in which they are born; none where all are
  /// finite.
  public var births: [Birth] {
    var births: [Birth] = []
    func note(_ tensor: Tensor<Double>?, _ birth: (Birth.Kind, Int) -> Birth) {
      guard let tensor, !tensor.isFinite else { return }
      for kind in Birth.Kind.allCases where !births.contains(where: { $0.kind == kind }) {
        if let place = tensor.elements.firstIndex(where: kind.holds) { births.append(birth(kind, place)) }
      }
    }
    for (index, node) in circuit.nodes.entries {
      // What is written in the text is born nowhere.
      guard case .function(let rule) = node.kind else { continue }
      let wire = node.outputs.lowerBound
      note(values[wire]) { kind, place in
        Birth(
          kind: kind, node: index, wire: wire, isGradient: false,
          reason: reason(of: kind, at: place, made: node, rule))
      }
    }
    for index in circuit.backwardOrder {
      let node = circuit.nodes[index]
      for (place, wire) in node.inputs.enumerated() {
        note(gradients[wire]) { kind, element in
          Birth(
            kind: kind, node: index, wire: wire, isGradient: true,
            reason: reason(of: kind, at: element, sentBy: index, along: place))
        }
      }
    }
    return births
  }

  private func text(_ number: Double) -> String { NumberText.format(number) }
  private func factor(_ number: Double) -> String { number < 0 ? "(\(text(number)))" : text(number) }

  /// The name of a wire's element: `x[1]`, or `x` of a number.
  private func name(of wire: WireID, _ place: Int) -> String {
    let name = circuit.formula(of: wire).mathText.plain
    guard !values[wire].shape.isScalar else { return name }
    return
      "\(circuit.formula(of: wire).operandText.plain)[\(values[wire].shape.index(of: place).map(String.init).joined(separator: ", "))]"
  }

  /// `log(x) at x = 0 is −∞`
  private func reason(of kind: Birth.Kind, at place: Int, made node: Circuit.Node, _ rule: any FunctionRule) -> String {
    let shape = values[node.outputs.lowerBound].shape
    let stored = node.inputs.compactMap { wire -> String? in
      guard let element = element(of: wire, meeting: place, of: shape) else { return nil }
      // A constant stands in the formula as it is.
      if case .constant = circuit.nodes[circuit.wires[wire].producer].kind, values[wire].shape.isScalar { return nil }
      return "\(name(of: wire, element)) = \(text(values[wire].elements[element]))"
    }
    let statement = rule.statement(of: node.inputs.map(circuit.formula)).mathText.plain
    return stored.isEmpty
      ? "\(statement) is \(kind.rawValue)" : "\(statement) at \(stored.joined(separator: ", ")) is \(kind.rawValue)"
  }

  /// The element of a wire that is broadcast to one of a shape; nil where it does not meet it element by element.
  private func element(of wire: WireID, meeting place: Int, of shape: Shape) -> Int? {
    guard (try? values[wire].shape.broadcast(with: shape)) == shape else { return nil }
    return values[wire].shape.places(in: shape)[place]
  }

  /// `upstream 0 × local gradient ∞ = NaN`, and why the upstream is 0 where that is what surprises.
  private func reason(of kind: Birth.Kind, at place: Int, sentBy index: NodeID, along input: Int) -> String {
    let node = circuit.nodes[index]
    let wire = node.inputs[input]
    guard case .function(let rule) = node.kind else {
      let terms = node.outputs.compactMap { gradients[$0].map { factor($0.elements[place]) } }
      return "\(terms.joined(separator: " + ")) = \(kind.rawValue)"
    }
    let output = node.outputs.lowerBound
    let local = localGradients(of: index)[input]
    guard case .factor(let factors) = local, let upstream = gradients[output], factors.shape.count > 0,
      let pair = pair(upstream, factors, at: place, of: values[wire].shape, kind)
    else {
      return
        "what \(circuit.called(index).plain) sends back to "
        + "\(name(of: wire, place)) is \(kind.rawValue)"
    }
    let product = "upstream \(text(pair.upstream)) × local gradient \(factor(pair.local)) = \(kind.rawValue)"
    let notation = rule.localNotation(
      node.inputs.map { SymbolicTensor(circuit.formula(of: $0), shape: values[$0].shape) },
      output: SymbolicTensor(circuit.formula(of: output), shape: values[output].shape),
      upstream: SymbolicTensor(.name("upstream"), shape: values[output].shape))
    let formula = notation[input].factor.map { ", the local gradient being \($0.mathText.plain)" } ?? ""
    guard kind == .notANumber, pair.upstream == 0, pair.local.isInfinite else { return product + formula }
    guard let branch = branchNotTaken(after: output) else { return "\(product): 0 × ∞ is NaN\(formula)" }
    return "\(product): \(branch) sends 0 to the branch that was not taken, and 0 × ∞ is NaN"
  }

  /// The upstream gradient and the local one that make the number at an element.
  private func pair(
    _ upstream: Tensor<Double>, _ locals: Tensor<Double>, at place: Int, of shape: Shape, _ kind: Birth.Kind
  ) -> (upstream: Double, local: Double)? {
    guard let together = try? upstream.shape.broadcast(with: locals.shape),
      (try? together.broadcast(with: shape)) == together
    else { return nil }
    let meeting = shape.places(in: together).enumerated().filter { $1 == place }.map(\.offset)
    let (upstreams, locals) = (upstream.broadcast(to: together).elements, locals.broadcast(to: together).elements)
    let found = meeting.first { kind.holds(upstreams[$0] * locals[$0]) } ?? meeting.first
    return found.map { (upstreams[$0], locals[$0]) }
  }

  /// The function that chooses between branches, of which this wire is one, on the way that its gradient came.
  private func branchNotTaken(after wire: WireID) -> String? {
    var wire = wire
    while let consumer = circuit.wires[wire].consumer {
      guard case .function(let rule) = circuit.nodes[consumer].kind else { return nil }
      if ["where", "masked_fill", "max", "min", "clip", "relu"].contains(rule.name) { return rule.name }
      wire = circuit.nodes[consumer].outputs.lowerBound
    }
    return nil
  }
}
