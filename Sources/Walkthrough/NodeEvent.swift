public import Engine
public import Notation

/// What happens at a function node: who sends what to whom, with the numbers as they are shown.
public struct NodeEvent: Sendable {
  /// An input wire of the node, in the order of the expression.
  public struct Port: Sendable {
    /// The wire, and the value on it as it is shown.
    public let wire: WireID
    /// The stored input.
    public let value: Tensor<Double>
    /// What goes back; nil where nothing does, as to a constant.
    public let back: Back?
  }

  /// What goes back along an input wire.
  public struct Back: Sendable {
    /// The local gradient as a formula, or what is done with the upstream gradient in place of a product; nil where that
    /// would need a name that nobody wrote.
    public let rule: MathText?
    /// The local gradient as a number, where upstream times local are numbers.
    public let local: Tensor<Double>?
    /// Upstream times local.
    public let sent: Tensor<Double>
  }

  /// The function node.
  public let node: NodeID
  /// Its output wire.
  public let output: WireID
  /// Its input wires.
  public let ports: [Port]
  /// The upstream gradient; nil where none arrives.
  public let upstream: Tensor<Double>?
}

extension Walkthrough {
  /// What happens at a function node.
  public func event(at node: NodeID) -> NodeEvent {
    let circuit = circuit
    let inputs = circuit.nodes[node].inputs
    let output = circuit.namesake(of: node)
    let locals = annotated.shownLocalGradients(of: node)
    let named = zip(inputs, inputs.indices).map { wire, place in
      shortFormula(of: wire) ?? .name(Self.placeName(place, of: inputs.count))
    }
    let notations = annotated.localNotation(
      of: node, inputs: named, output: shortFormula(of: output) ?? .name("output"), upstream: .name("upstream"))
    let isScalar = isScalar(node)
    return NodeEvent(
      node: node, output: output,
      ports: inputs.indices.map { place in
        let wire = inputs[place]
        guard circuit.wires[wire].receivesGradient, let sent = annotated.shownGradient(of: wire) else {
          return NodeEvent.Port(wire: wire, value: annotated.shownValue(of: wire), back: nil)
        }
        return NodeEvent.Port(
          wire: wire, value: annotated.shownValue(of: wire),
          back: NodeEvent.Back(
            rule: summed(notations[place], over: annotated.values[output].shape.count, sent.shape.count),
            local: isScalar ? locals[place].tensor : nil, sent: sent))
      },
      upstream: annotated.shownGradient(of: output))
  }

  /// The rule of a local gradient, and whether an input that was broadcast adds up what its copies bring.
  private func summed(_ notation: LocalNotation, over count: Int, _ own: Int) -> MathText {
    let rule = notation.mathText.withUprightWords
    guard case .factor = notation, own < count, own > 0 else { return rule }
    return words.local(rule, overCopies: count / own)
  }

  /// What an input without a name that is short enough is called by its place.
  private static func placeName(_ place: Int, of count: Int) -> String {
    switch count {
    case 1: "input"
    case 2: place == 0 ? "left" : "right"
    default: "input\(place + 1)"
    }
  }
}

extension MathText {
  /// The same with what stands for a wire in place of a name as the words that they are.
  fileprivate var withUprightWords: MathText {
    runs.reduce(into: MathText()) { text, run in
      let isWord = ["upstream", "output", "input", "left", "right"].contains(run.text)
      text.append(run.text, isWord ? .upright : run.style)
    }
  }
}
