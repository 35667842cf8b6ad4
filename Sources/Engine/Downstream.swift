/// What a wire has a say in on its way to the output: the only nodes that are computed again when it is cut.
///
/// Each wire that they read or feed has a slot. A slot that none of them feeds holds what the forward pass left there.
struct Downstream: Sendable {
  private enum Work: Sendable {
    case function(any FunctionRule)
    case splitter
  }

  private struct Step: Sendable {
    let work: Work
    /// The node of the circuit.
    let node: Int
    /// Slots, in the order of the function's arguments.
    let inputs: [Int]
    let outputs: Range<Int>
  }

  private let steps: [Step]
  private let stored: [Tensor<Double>]
  /// Whether a slot's value comes from the cut wire.
  private let isMoved: [Bool]
  private let outputs: [Int]
  /// The cut wire's slot.
  private static let cut = 0

  init(_ annotated: AnnotatedCircuit, of wire: Int) {
    let circuit = annotated.circuit
    var slots = [wire: Self.cut]
    var stored = [annotated.values[wire]]
    var isMoved = [true]
    var steps: [Step] = []
    for index in circuit.nodesBehind(wire) {
      let node = circuit.nodes[index]
      let inputs = node.inputs.map { input -> Int in
        if let slot = slots[input] { return slot }
        slots[input] = stored.count
        stored.append(annotated.values[input])
        isMoved.append(false)
        return stored.count - 1
      }
      let first = stored.count
      for output in node.outputs {
        slots[output] = stored.count
        stored.append(annotated.values[output])
        isMoved.append(true)
      }
      let work: Work
      switch node.kind {
      case .function(let rule): work = .function(rule)
      case .splitter: work = .splitter
      case .input, .constant: continue
      }
      steps.append(Step(work: work, node: index, inputs: inputs, outputs: first..<stored.count))
    }
    outputs = circuit.outputs.map { output in
      if let slot = slots[output] { return slot }
      // An output that the wire does not reach stays as it is.
      stored.append(annotated.values[output])
      isMoved.append(false)
      return stored.count - 1
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
  var nodes: [Int] { steps.map(\.node) }

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
        for slot in step.outputs { values[slot] = values[step.inputs[0]] }
      }
    }
    return outputs.map { values[$0] }
  }

  /// The values with bounds on their rounding errors: what the cut wire has no say in counts as exact.
  private func values(feeding value: Tensor<Rounded>) -> [Tensor<Rounded>] {
    var values = stored.map { $0.map { Rounded($0, error: 0) } }
    values[Self.cut] = value
    for step in steps {
      switch step.work {
      case .function(let rule): values[step.outputs.lowerBound] = rule.tensor(of: step.inputs.map { values[$0] })
      case .splitter: for slot in step.outputs { values[slot] = values[step.inputs[0]] }
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
    var gradients = [Tensor<Rounded>?](repeating: nil, count: values.count)
    for (output, seed) in zip(outputs, seeds) { gradients[output] = seed }
    for step in steps.reversed() {
      switch step.work {
      case .function(let rule):
        guard let upstream = gradients[step.outputs.lowerBound] else { continue }
        let inputs = step.inputs.map { values[$0] }
        let sent = rule.sent(upstream, inputs: inputs, output: values[step.outputs.lowerBound])
        for (slot, gradient) in zip(step.inputs, sent) where isMoved[slot] { gradients[slot] = gradient }
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
  fileprivate func nodesBehind(_ wire: Int) -> [Int] {
    var (met, waiting) = (Set<Int>(), [wire])
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
