/// The forward pass: a value for every wire.
public struct ForwardPass<A: Algebra>: Sendable {
  /// By wire. What a node stored of its inputs are the values of its input wires.
  public let values: [Tensor<A>]
}

/// The backward pass: a gradient ∂f/∂x for every wire that has one.
public struct BackwardPass<A: Algebra>: Sendable {
  /// By wire; nil where no gradient arrives.
  public let gradients: [Tensor<A>?]
}

extension Circuit {
  /// Runs the circuit from its inputs to its ends.
  /// - Parameters:
  ///   - over: the arithmetic, where it does not show from what is asked for.
  ///   - fed: by wire, what it is fed from outside instead: the wire is cut.
  public func forward<A: Algebra>(over: A.Type = A.self, feeding fed: [Int: Tensor<A>] = [:]) -> ForwardPass<A> {
    var values: [Tensor<A>] = []
    values.reserveCapacity(wires.count)
    for node in nodes {
      switch node.kind {
      case .input, .constant:
        guard let given = givenValues[node.outputs.lowerBound] else {
          preconditionFailure("every input and constant is given a value")
        }
        values.append(given.map { A($0) })
      case .function(let rule):
        values.append(rule.forward(node.inputs.map { values[$0] }))
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
    var gradients = [Tensor<A>?](repeating: nil, count: wires.count)
    gradients[output] = seed
    for node in nodes.reversed() where isAtWork(node) {
      switch node.kind {
      case .input, .constant: break
      case .function(let rule):
        guard let upstream = gradients[node.outputs.lowerBound] else { continue }
        let sent = rule.pullback(
          upstream, inputs: node.inputs.map { pass.values[$0] }, output: pass.values[node.outputs.lowerBound])
        for (wire, gradient) in zip(node.inputs, sent) where wires[wire].receivesGradient {
          gradients[wire] = gradient
        }
      case .splitter:
        gradients[node.inputs[0]] = sum(node.outputs.compactMap { gradients[$0] }) ?? gradients[node.inputs[0]]
      }
    }
    return BackwardPass(gradients: gradients)
  }

  /// The nodes that work in the backward pass, in its order: the reverse of the forward pass.
  public var backwardOrder: [Int] {
    nodes.indices.reversed().filter { isAtWork(nodes[$0]) }
  }

  /// Whether a node has a gradient to receive and one to send back.
  private func isAtWork(_ node: Node) -> Bool {
    node.outputs.contains { wires[$0].receivesGradient } && node.inputs.contains { wires[$0].receivesGradient }
  }

  private func sum<A>(_ gradients: [Tensor<A>]) -> Tensor<A>? {
    gradients.dropFirst().reduce(gradients.first) { sum, gradient in sum.map { $0 + gradient } }
  }
}
