/// What a wire has a say in on its way to the output: the only nodes that are computed again when it is cut.
///
/// They make a circuit of their own, whose wires are those that they read or feed, numbered anew. One that none of them
/// feeds carries what the forward pass left there.
struct Downstream: Sendable {
  private enum Work: Sendable {
    case function(any FunctionRule)
    case splitter
  }

  private struct Step: Sendable {
    let work: Work
    /// The node of the whole circuit.
    let node: NodeID
    /// In the order of the function's arguments.
    let inputs: [WireID]
    let outputs: Range<WireID>
  }

  private let steps: [Step]
  private let stored: Table<WireID, Tensor<Double>>
  /// Whether a wire's value comes from the cut one.
  private let isMoved: Table<WireID, Bool>
  private let outputs: [WireID]
  /// The cut wire.
  private static let cut = WireID(0)

  init(_ annotated: AnnotatedCircuit, of wire: WireID) {
    let circuit = annotated.circuit
    var renumbered = [wire: Self.cut]
    var stored = Table<WireID, Tensor<Double>>([annotated.values[wire]])
    var isMoved = Table<WireID, Bool>([true])
    var steps: [Step] = []
    for index in circuit.nodesBehind(wire) {
      let node = circuit.nodes[index]
      let inputs = node.inputs.map { input -> WireID in
        if let known = renumbered[input] { return known }
        isMoved.append(false)
        let new = stored.append(annotated.values[input])
        renumbered[input] = new
        return new
      }
      let first = stored.endIndex
      for output in node.outputs {
        isMoved.append(true)
        renumbered[output] = stored.append(annotated.values[output])
      }
      let work: Work
      switch node.kind {
      case .function(let rule): work = .function(rule)
      case .splitter: work = .splitter
      case .input, .constant: continue
      }
      steps.append(Step(work: work, node: index, inputs: inputs, outputs: first..<stored.endIndex))
    }
    outputs = circuit.outputs.map { output in
      if let known = renumbered[output] { return known }
      // An output that the wire does not reach stays as it is.
      isMoved.append(false)
      return stored.append(annotated.values[output])
    }
    (self.steps, self.stored, self.isMoved) = (steps, stored, isMoved)
  }

  /// Whether a node chooses by something that the wire moves, just where the choice turns over.
  var choosesAnew: Bool {
    steps.contains { step in
      guard case .function(let rule) = step.work else { return false }
      return rule.choosesAnew(beside: step.inputs.map { stored[$0] }, isMoved: step.inputs.map { isMoved[$0] })
    }
  }

  /// Whether a node is known at what it has stored only.
  var isRecorded: Bool {
    steps.contains { if case .function(let rule) = $0.work { rule.isRecorded } else { false } }
  }

  /// The nodes, in the order of the forward pass.
  var nodes: [NodeID] { steps.map(\.node) }

  /// The outputs for another tensor on the cut wire.
  func outputs(feeding value: Tensor<Double>) -> [Tensor<Double>] {
    var values = stored
    values[Self.cut] = value
    for step in steps {
      switch step.work {
      case .function(let rule):
        values[step.outputs.lowerBound] =
          rule.number(from: step.inputs, in: values).map { Tensor($0) }
          ?? rule.tensor(of: step.inputs.map { values[$0] })
      case .splitter:
        for branch in step.outputs { values[branch] = values[step.inputs[0]] }
      }
    }
    return outputs.map { values[$0] }
  }

  /// The values with bounds on their rounding errors: what the cut wire has no say in counts as exact.
  private func values(feeding value: Tensor<Rounded>) -> Table<WireID, Tensor<Rounded>> {
    var values = stored.map { $0.map { Rounded($0, error: 0) } }
    values[Self.cut] = value
    for step in steps {
      switch step.work {
      case .function(let rule): values[step.outputs.lowerBound] = rule.tensor(of: step.inputs.map { values[$0] })
      case .splitter: for branch in step.outputs { values[branch] = values[step.inputs[0]] }
      }
    }
    return values
  }

  /// The outputs, by the same reckoning.
  func outputs(feeding value: Tensor<Rounded>) -> [Tensor<Rounded>] {
    let values = values(feeding: value)
    return outputs.map { values[$0] }
  }

  /// The gradient of the cut wire with a bound on its rounding error, by the same reckoning.
  func gradient(feeding value: Tensor<Rounded>, seeds: [Tensor<Rounded>]) -> Tensor<Rounded>? {
    let values = values(feeding: value)
    var gradients = Table<WireID, Tensor<Rounded>?>(repeating: nil, count: values.count)
    for (output, seed) in zip(outputs, seeds) { gradients[output] = seed }
    for step in steps.reversed() {
      switch step.work {
      case .function(let rule):
        guard let upstream = gradients[step.outputs.lowerBound] else { continue }
        let inputs = step.inputs.map { values[$0] }
        let sent = rule.sent(upstream, inputs: inputs, output: values[step.outputs.lowerBound])
        for (wire, gradient) in zip(step.inputs, sent) where isMoved[wire] { gradients[wire] = gradient }
      case .splitter:
        let brought = step.outputs.reversed().compactMap { gradients[$0] }
        gradients[step.inputs[0]] = brought.first.map { brought.dropFirst().reduce($0, +) }
      }
    }
    return gradients[Self.cut]
  }
}

extension Circuit {
  /// The nodes through which a wire reaches the output, in the order of the forward pass.
  fileprivate func nodesBehind(_ wire: WireID) -> [NodeID] {
    var (met, waiting) = (Set<NodeID>(), [wire])
    while let next = waiting.popLast() {
      guard !outputs.contains(next), wires[next].reachesOutput, let node = wires[next].consumer else { continue }
      // What is behind it takes the node's output as given.
      if case .function(let rule) = nodes[node].kind, rule.stopsGradient { continue }
      guard met.insert(node).inserted else { continue }
      waiting += nodes[node].outputs
    }
    return met.sorted()
  }
}
