public import Engine
public import Notation

/// What wires and nodes are called where nobody gave them a name: by what was written, never by an invented symbol.
extension Walkthrough {
  /// What close-ups call a wire, and a splitter's branch after the wire that it carries on; nil where that is an expression
  /// of more than some parts.
  public func shortFormula(of wire: WireID, parts: Int = 6) -> Formula? {
    circuit.formula(of: circuit.origin(of: wire), parts: parts)
  }

  /// ∂z/∂x of two wires.
  func derivative(of top: WireID, by bottom: WireID) -> MathText { "∂\(operand(top))/∂\(operand(bottom))" }

  /// What a wire is called beside ∂, an index or a sign of operation.
  func operand(_ wire: WireID) -> MathText {
    if case .branch = circuit.wires[wire].label { return symbol(of: wire) }
    return circuit.formula(of: wire).operandText
  }

  /// `q = x + y`, or `x + y` where nobody named it.
  func called(_ node: NodeID) -> MathText { circuit.called(node) }

  /// The names that `keyedNotation` gives to a node's wires.
  func key(of wire: WireID) -> Formula.Head { .name(circuit.id(of: wire)) }

  /// The local gradients of a function node in names that no two wires share, to look for wires in.
  func keyedNotation(of node: NodeID) -> [LocalNotation] {
    let keys = circuit.nodes[node].inputs.map { Formula(parts: [Formula.Part(key(of: $0))]) }
    let output = Formula(parts: [Formula.Part(key(of: circuit.namesake(of: node)))])
    return annotated.localNotation(of: node, inputs: keys, output: output, upstream: .name("upstream"))
  }
}
