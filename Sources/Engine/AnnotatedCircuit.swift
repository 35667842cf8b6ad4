public import Notation

/// A circuit after both passes: every wire with its forward value and its backward gradient.
///
///     let annotated = try AnnotatedCircuit(circuit)           // seed 1
///     annotated.gradients[wire]                                // ∂f/∂x, nil where none arrives
public struct AnnotatedCircuit: Sendable {
  /// What both passes were run over.
  public let circuit: Circuit
  /// By output wire, the upstream gradient that is placed on it.
  public let seeds: [Tensor<Double>]
  /// That of the first output wire.
  public var seed: Tensor<Double> { seeds[0] }
  /// Whether the seed is the derivative of the one output by itself, so that every gradient is one of the output.
  public var isOfOneOutput: Bool { seeds == [Tensor(1)] }
  /// By wire.
  public let values: Table<WireID, Tensor<Double>>
  /// By wire; nil where no gradient arrives.
  public let gradients: Table<WireID, Tensor<Double>?>
  private let roundedValues: Table<WireID, Tensor<Rounded>>
  private let roundedGradients: Table<WireID, Tensor<Rounded>?>

  /// Runs both passes.
  /// - Parameters:
  ///   - circuit: what to run.
  ///   - seed: 1 for a scalar output unless given; for another shape it must be given.
  ///   - showsNonfinite: whether to go on where a number is not finite; `births` says then where it comes from.
  /// - Throws: `PassError` for a value or gradient that is not finite, or a seed that does not fit.
  public init(_ circuit: Circuit, seed: Tensor<Double>? = nil, showsNonfinite: Bool = false) throws(PassError) {
    try self.init(circuit, seeds: seed.map { [circuit.output: $0] } ?? [:], showsNonfinite: showsNonfinite)
  }

  /// Runs both passes from several outputs.
  /// - Parameters:
  ///   - circuit: what to run.
  ///   - seeds: by output wire; 1 for a scalar output that has none.
  ///   - showsNonfinite: whether to go on where a number is not finite.
  /// - Throws: `PassError` for a value or gradient that is not finite, or a seed that does not fit.
  public init(
    _ circuit: Circuit, seeds given: [WireID: Tensor<Double>], showsNonfinite: Bool = false
  ) throws(PassError) {
    self.circuit = circuit
    let forward: ForwardPass<Double> = circuit.forward()
    if let node = circuit.firstUnknown(by: forward) {
      throw PassError(.notRecorded, circuit, node, at: circuit.nodes[node].inputs.map { forward.values[$0] })
    }
    if !showsNonfinite { try Self.checkValues(of: circuit, forward) }
    var seeds: [Tensor<Double>] = []
    for output in circuit.outputs {
      let shape = forward.values[output].shape
      guard var seed = given[output] ?? (shape.isScalar ? Tensor(1) : nil) else {
        throw PassError(.seedNeeded(shape), circuit, circuit.wires[output].producer)
      }
      // One number for all elements.
      if let number = seed.scalar, seed.shape.isScalar { seed = Tensor(repeating: number, shape: shape) }
      guard seed.shape == shape else {
        throw PassError(.seedShape(seed.shape, shape), circuit, circuit.wires[output].producer)
      }
      seeds.append(seed)
    }
    self.seeds = seeds
    let backward = circuit.backward(from: forward, seeds: seeds)
    if !showsNonfinite { try Self.checkGradients(of: circuit, forward, backward) }
    values = forward.values
    gradients = backward.gradients

    let rounded: ForwardPass<Rounded> = circuit.forward()
    roundedValues = rounded.values
    roundedGradients = circuit.backward(from: rounded, seeds: seeds.map { $0.map { Rounded($0) } }).gradients
  }

  /// The value of a wire as it is shown: 0 for a rounding error of zero.
  public func shownValue(of wire: WireID) -> Tensor<Double> { roundedValues[wire].map(\.shown) }

  /// The gradient of a wire as it is shown: 0 for a rounding error of zero; nil where none arrives.
  public func shownGradient(of wire: WireID) -> Tensor<Double>? { roundedGradients[wire]?.map(\.shown) }

  /// By wire, the gradients of one scalar output alone as they are shown: a row of the Jacobian of several outputs.
  public func shownGradients(ofOutput output: WireID) -> Table<WireID, Tensor<Double>?> {
    let seeds = circuit.outputs.map { wire in roundedValues[wire].map { _ in Rounded(wire == output ? 1 : 0) } }
    return circuit.backward(from: ForwardPass(values: roundedValues), seeds: seeds).gradients.map { $0?.map(\.shown) }
  }

  /// The local gradient of each input of a function node at the stored inputs, as it is shown.
  public func shownLocalGradients(of node: NodeID) -> [LocalGradient<Double>] {
    localGradients(of: node, at: roundedValues).map { $0.map(\.shown) }
  }

  /// The local gradient of each input of a function node at the stored inputs, in full.
  public func localGradients(of node: NodeID) -> [LocalGradient<Double>] { localGradients(of: node, at: values) }

  private func localGradients<A: Algebra>(of node: NodeID, at values: Table<WireID, Tensor<A>>) -> [LocalGradient<A>] {
    guard case .function(let rule) = circuit.nodes[node].kind else { return [] }
    return rule.localGradients(
      circuit.nodes[node].inputs.map { values[$0] }, output: values[circuit.namesake(of: node)])
  }

  /// The local gradient of each input of a function node in the symbols of its wires.
  /// - Parameters:
  ///   - node: a function node.
  ///   - upstream: what the upstream gradient is called.
  public func localNotation(of node: NodeID, upstream: Formula) -> [LocalNotation] {
    localNotation(
      of: node, inputs: circuit.nodes[node].inputs.map(circuit.formula),
      output: circuit.formula(of: circuit.namesake(of: node)), upstream: upstream)
  }

  /// The same with other symbols for the wires.
  /// - Parameters:
  ///   - inputs: what the input wires are called, in their order.
  ///   - output: what the output wire is called.
  public func localNotation(
    of node: NodeID, inputs: [Formula], output: Formula, upstream: Formula
  ) -> [LocalNotation] {
    guard case .function(let rule) = circuit.nodes[node].kind else { return [] }
    let wire = circuit.namesake(of: node)
    return rule.localNotation(
      zip(circuit.nodes[node].inputs, inputs).map { SymbolicTensor($1, shape: values[$0].shape) },
      output: SymbolicTensor(output, shape: values[wire].shape),
      upstream: SymbolicTensor(upstream, shape: values[wire].shape))
  }

  /// The convention that a function node used because its stored inputs lie at a kink.
  public func convention(of node: NodeID) -> String? {
    guard case .function(let rule) = circuit.nodes[node].kind else { return nil }
    return rule.convention(at: circuit.nodes[node].inputs.map { values[$0] })
  }

  /// That a gate is shut to an upstream gradient which is not finite, of which 0 times makes no 0.
  public func shutGate(of node: NodeID) -> String? {
    guard case .function(let rule) = circuit.nodes[node].kind, rule.isGate,
      let upstream = gradients[circuit.namesake(of: node)], !upstream.isFinite,
      circuit.nodes[node].inputs.contains(where: { gradients[$0]?.elements.contains(0) ?? false })
    else { return nil }
    return "\(rule.name) blocks: it sends 0 even of an upstream gradient that is not finite, as PyTorch does"
  }

  private static func checkValues(of circuit: Circuit, _ pass: ForwardPass<Double>) throws(PassError) {
    for (index, node) in circuit.nodes.entries where !pass.values[node.outputs.lowerBound].isFinite {
      let output = pass.values[node.outputs.lowerBound]
      if !node.outputs.contains(where: circuit.outputs.contains), isHandedOn(output, by: node, pass) { continue }
      let stored = node.inputs.map { pass.values[$0] }
      // Where the inputs have the output's shape, they meet element by element as far as one can tell.
      let isElementwise = stored.allSatisfy { $0.shape == output.shape || $0.shape.isScalar }
      throw PassError(
        .value, circuit, index, at: stored,
        element: isElementwise ? output.elements.firstIndex { !$0.isFinite } : nil)
    }
  }

  /// Whether infinities were written in the text, or come from an input that has some: a softmax, a maximum or a choice
  /// makes numbers of them. What none of its inputs has, a node has made.
  private static func isHandedOn(_ output: Tensor<Double>, by node: Circuit.Node, _ pass: ForwardPass<Double>) -> Bool {
    guard !output.elements.contains(where: \.isNaN) else { return false }
    switch node.kind {
    case .input, .constant: return true
    case .function, .splitter: return node.inputs.contains { !pass.values[$0].isFinite }
    }
  }

  /// The first node of the backward pass whose local gradient, or what it sends back, is not finite.
  private static func checkGradients(
    of circuit: Circuit, _ forward: ForwardPass<Double>, _ backward: BackwardPass<Double>
  ) throws(PassError) {
    for index in circuit.backwardOrder {
      let node = circuit.nodes[index]
      guard node.inputs.contains(where: { backward.gradients[$0]?.isFinite == false }) else { continue }
      let stored = node.inputs.map { forward.values[$0] }
      guard case .function(let rule) = node.kind else { throw PassError(.sum, circuit, index, at: stored) }
      let locals = rule.localGradients(stored, output: forward.values[node.outputs.lowerBound])
      let faulty = zip(node.inputs, locals).first { backward.gradients[$0] != nil && $1.tensor?.isFinite == false }
      throw PassError(faulty.map { .localGradient($0.0) } ?? .product, circuit, index, at: stored)
    }
  }
}

extension Circuit {
  /// The first node that was recorded at other inputs than those of a pass; nil where there is none.
  func firstUnknown(by pass: ForwardPass<Double>) -> NodeID? {
    nodes.firstIndex { node in
      guard case .function(let rule) = node.kind, rule.isRecorded else { return false }
      return !rule.isKnown(at: node.inputs.map { pass.values[$0] })
    }
  }
}
