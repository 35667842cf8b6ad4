public import Engine

extension Walkthrough {
  /// What a step does.
  public func event(of step: Step) -> Event {
    let told = inChapter(of: step)
    switch step.kind {
    case .compute(let node): return .computes(told.computation(of: node))
    case .forward: return .knows(outputs: told.circuit.outputs.map(told.carriedValue))
    case .seed:
      return .seeds(
        zip(told.circuit.outputs, told.annotated.seeds).filter { told.circuit.wires[$0.0].receivesGradient }.map {
          Event.Carried(wire: $0, tensor: $1)
        })
    case .function(let node): return .sends(told.functionNodeEvent(at: node))
    case .splitter(let node): return .adds(told.addition(at: node))
    case .ask(let node):
      return .asks(circuit.isSplitter(node) ? .adds(told.addition(at: node)) : .sends(told.functionNodeEvent(at: node)))
    case .results:
      let inputs = told.circuit.inputNodes.map { told.circuit.nodes[$0].outputs.lowerBound }
      return .ends(gradients: inputs.compactMap(told.carriedGradient))
    case .askUpdate(let wire): return .asks(.updates(told.updateEvent(of: wire, at: step)))
    case .update(let wire): return .updates(told.updateEvent(of: wire, at: step))
    }
  }

  private func carriedValue(_ wire: WireID) -> Event.Carried {
    Event.Carried(wire: wire, tensor: annotated.values[wire])
  }

  private func carriedGradient(_ wire: WireID) -> Event.Carried? {
    annotated.gradients[wire].map { Event.Carried(wire: wire, tensor: $0) }
  }

  private func computation(of node: NodeID) -> Event.Computation {
    Event.Computation(
      node: node, inputs: circuit.nodes[node].inputs.map(carriedValue),
      outputs: circuit.nodes[node].outputs.map(carriedValue))
  }

  private func addition(at node: NodeID) -> Event.Addition {
    guard let sum = carriedGradient(circuit.nodes[node].inputs[0]) else {
      preconditionFailure("the backward pass visits only splitters on which something comes back")
    }
    return Event.Addition(node: node, parts: circuit.nodes[node].outputs.compactMap(carriedGradient), sum: sum)
  }

  /// What a step of training does, or asks for.
  public func updateEvent(of wire: WireID, at step: Step) -> Event.Update {
    guard let training, let update = update(of: wire, at: step) else {
      preconditionFailure("only a training has steps that update a wire")
    }
    return Event.Update(update: update, plan: training.plan)
  }

  private func functionNodeEvent(at node: NodeID) -> FunctionNodeEvent {
    guard let upstream = carriedGradient(circuit.namesake(of: node)) else {
      preconditionFailure("the backward pass visits only nodes at which a gradient arrives")
    }
    let isGate = if case .function(let rule) = circuit.nodes[node].kind { rule.isGate } else { false }
    let sends = sends(of: node).compactMap { send in
      annotated.gradients[send.wire].map { gradient in
        FunctionNodeEvent.Send(
          wire: send.wire, local: Self.local(send, upstream.tensor, sent: gradient, throughGate: isGate),
          gradient: gradient, jacobian: send.jacobian)
      }
    }
    return FunctionNodeEvent(node: node, upstream: upstream, sends: sends)
  }

  private static func local(
    _ send: Send, _ upstream: Tensor<Double>, sent: Tensor<Double>, throughGate isGate: Bool
  ) -> FunctionNodeEvent.Local {
    let formula = send.notation.mathText
    switch send.local {
    case .factor(let number):
      // Where they meet in the input's shape, be it that an axis was reduced, their product is what is sent.
      let meetsInOutput = number.shape != sent.shape && (number.shape == upstream.shape || number.shape.isScalar)
      let product = meetsInOutput ? upstream.times(number, throughGate: isGate) : sent
      return .product(formula: formula, number: number, product: product)
    case .matrix(let matrix): return .matrix(formula: formula, matrix)
    case .pullback: return .pullback(formula: formula)
    }
  }
}

extension Tensor<Double> {
  /// Upstream times local, of which a gate that is shut makes 0 also of what is not finite.
  fileprivate func times(_ local: Tensor<Double>, throughGate isGate: Bool) -> Tensor<Double> {
    let product = self * local
    guard isGate else { return product }
    return Tensor.zip(product, local.broadcast(to: product.shape)) { $1 == 0 ? 0 : $0 }
  }
}
