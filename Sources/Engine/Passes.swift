/// The forward pass: a value for every wire.
public struct ForwardPass<A: Algebra>: Sendable {
  /// By wire. What a node stored of its inputs are the values of its input wires.
  public let values: Table<WireID, Tensor<A>>
}

/// The backward pass: a gradient ∂f/∂x for every wire that has one.
public struct BackwardPass<A: Algebra>: Sendable {
  /// By wire; nil where no gradient arrives.
  public let gradients: Table<WireID, Tensor<A>?>
}

extension Circuit {
  /// Runs the circuit from its inputs to its ends.
  /// - Parameters:
  ///   - over: the arithmetic, where it does not show from what is asked for.
  ///   - fed: by wire, what it is fed from outside instead: the wire is cut.
  public func forward<A: Algebra>(over: A.Type = A.self, feeding fed: [WireID: Tensor<A>] = [:]) -> ForwardPass<A> {
    forward(feeding: fed, given: { $0.map { A($0) } }) { rule, inputs, values in rule.forward(inputs.map { values[$0] })
    }
  }

  /// Runs a circuit of numbers from its inputs to its ends.
  /// - Parameter fed: by wire, what it is fed from outside instead: the wire is cut.
  public func forward(feeding fed: [WireID: Tensor<Double>] = [:]) -> ForwardPass<Double> {
    forward(feeding: fed, given: { $0 }) { rule, inputs, values in
      rule.number(from: inputs, in: values).map { Tensor($0) } ?? rule.tensor(of: inputs.map { values[$0] })
    }
  }

  /// Runs a circuit of numbers with error bounds from its inputs to its ends.
  public func forward(feeding fed: [WireID: Tensor<Rounded>] = [:]) -> ForwardPass<Rounded> {
    forward(feeding: fed, given: { $0.map { Rounded($0) } }) { rule, inputs, values in
      rule.tensor(of: inputs.map { values[$0] })
    }
  }

  /// What is not generic, such as `given`, the compiler makes a version of for the arithmetic.
  private func forward<A: Algebra>(
    feeding fed: [WireID: Tensor<A>], given: (Tensor<Double>) -> Tensor<A>,
    output: (any FunctionRule, [WireID], Table<WireID, Tensor<A>>) -> Tensor<A>
  ) -> ForwardPass<A> {
    var values = Table<WireID, Tensor<A>>()
    values.reserveCapacity(wires.count)
    for node in nodes {
      switch node.kind {
      case .input, .constant:
        guard let value = givenValues[node.outputs.lowerBound] else {
          preconditionFailure("every input and constant is given a value")
        }
        values.append(given(value))
      case .function(let rule):
        values.append(output(rule, node.inputs, values))
      case .splitter:
        for _ in node.outputs { values.append(values[node.inputs[0]]) }
      }
      if fed.isEmpty { continue }
      for wire in node.outputs { if let value = fed[wire] { values[wire] = value } }
    }
    return ForwardPass(values: values)
  }

  /// Sends the seed back from the output wire: function nodes multiply, splitter nodes add.
  /// - Parameters:
  ///   - pass: the forward pass, whose values the nodes have stored.
  ///   - seed: the upstream gradient placed on the output wire, of its shape.
  public func backward<A: Algebra>(from pass: ForwardPass<A>, seed: Tensor<A>) -> BackwardPass<A> {
    backward(from: pass, seeds: [seed])
  }

  /// Sends a seed back from each output wire; what meets is added at splitter nodes.
  /// - Parameter seeds: by output, of its shape.
  public func backward<A: Algebra>(from pass: ForwardPass<A>, seeds: [Tensor<A>]) -> BackwardPass<A> {
    backward(from: pass, seeds: seeds, adding: +, shortcut: { _, _, _, _ in false }) {
      $0.pullback($1, inputs: $2, output: $3)
    }
  }

  /// Sends a seed back from each output wire of a circuit of numbers with error bounds.
  public func backward(from pass: ForwardPass<Rounded>, seeds: [Tensor<Rounded>]) -> BackwardPass<Rounded> {
    backward(from: pass, seeds: seeds, adding: { $0 + $1 }, shortcut: { _, _, _, _ in false }) {
      $0.sent($1, inputs: $2, output: $3)
    }
  }

  /// Sends the seed back through a circuit of numbers.
  public func backward(from pass: ForwardPass<Double>, seed: Tensor<Double>) -> BackwardPass<Double> {
    backward(from: pass, seeds: [seed])
  }

  /// Sends a seed back from each output wire of a circuit of numbers.
  public func backward(from pass: ForwardPass<Double>, seeds: [Tensor<Double>]) -> BackwardPass<Double> {
    backward(
      from: pass, seeds: seeds, adding: { $0 + $1 },
      shortcut: { rule, node, values, locals in
        rule.localNumbers(from: node.inputs, in: values, output: values[node.outputs.lowerBound], into: &locals)
      }
    ) { $0.sent($1, inputs: $2, output: $3) }
  }

  private func backward<A: Algebra>(
    from pass: ForwardPass<A>, seeds: [Tensor<A>], adding: (Tensor<A>, Tensor<A>) -> Tensor<A>,
    shortcut: (any FunctionRule, Node, Table<WireID, Tensor<A>>, inout [A]) -> Bool,
    pullback: (any FunctionRule, Tensor<A>, [Tensor<A>], Tensor<A>) -> [Tensor<A>]
  ) -> BackwardPass<A> {
    var gradients = Table<WireID, Tensor<A>?>(repeating: nil, count: wires.count)
    for (output, seed) in zip(outputs, seeds) { gradients[output] = seed }
    var locals: [A] = []
    for node in nodes.reversed() where isAtWork(node) {
      switch node.kind {
      case .input, .constant: break
      case .function(let rule):
        guard let upstream = gradients[node.outputs.lowerBound] else { continue }
        if wires[node.outputs.lowerBound].isBlocked {
          // Not even an infinite local gradient makes more of a 0 that nothing can change.
          for wire in node.inputs where wires[wire].receivesGradient {
            gradients[wire] = Tensor(repeating: A(0), shape: pass.values[wire].shape)
          }
          continue
        }
        locals.removeAll(keepingCapacity: true)
        if let number = upstream.scalar, shortcut(rule, node, pass.values, &locals) {
          for (wire, local) in zip(node.inputs, locals) where wires[wire].receivesGradient {
            gradients[wire] = Tensor(
              FunctionNodeRule.downstream(upstream: number, local: local, throughGate: rule.isGate))
          }
          continue
        }
        let inputs = node.inputs.map { pass.values[$0] }
        let sent = pullback(rule, upstream, inputs, pass.values[node.outputs.lowerBound])
        for (wire, gradient) in zip(node.inputs, sent) where wires[wire].receivesGradient {
          gradients[wire] = gradient
        }
      case .splitter:
        gradients[node.inputs[0]] = sum(of: node.outputs, in: gradients, adding) ?? gradients[node.inputs[0]]
      }
    }
    return BackwardPass(gradients: gradients)
  }

  /// The nodes that work in the backward pass, in its order: the reverse of the forward pass.
  public var backwardOrder: [NodeID] {
    nodes.indices.reversed().filter { isAtWork(nodes[$0]) }
  }

  /// Whether a node has a gradient to receive and one to send back.
  private func isAtWork(_ node: Node) -> Bool {
    node.outputs.contains { wires[$0].receivesGradient } && node.inputs.contains { wires[$0].receivesGradient }
  }

  /// What a splitter sends back: the sum of the gradients that its branches brought, from the last to the first, in the
  /// order in which they come back. PyTorch adds them so, too, which matters where large ones cancel.
  private func sum<A>(
    of branches: Range<WireID>, in gradients: Table<WireID, Tensor<A>?>, _ adding: (Tensor<A>, Tensor<A>) -> Tensor<A>
  ) -> Tensor<A>? {
    var total: Tensor<A>?
    for branch in branches.reversed() {
      guard let gradient = gradients[branch] else { continue }
      total = total.map { adding($0, gradient) } ?? gradient
    }
    return total
  }
}
