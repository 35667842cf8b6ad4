import Engine
public import Notation

/// What wires are called where nobody gave them a name: by what was written, never by an invented symbol.
extension Walkthrough {
  /// The wire that a splitter's branch carries on; the wire itself where it is no branch.
  public func origin(of wire: Int) -> Int {
    var wire = wire
    while circuit.isSplitter(circuit.wires[wire].producer) {
      wire = circuit.nodes[circuit.wires[wire].producer].inputs[0]
    }
    return wire
  }

  /// The name of a wire, the number that a constant is, or the expression that it is the value of; nil where that has more
  /// than some parts.
  public func shortFormula(of wire: Int, parts: Int = 6) -> Formula? {
    var budget = parts
    return expression(of: wire, &budget)
  }

  /// Each part costs one of the budget, so that it does not go deeper than that.
  private func expression(of wire: Int, _ budget: inout Int) -> Formula? {
    budget -= 1
    guard budget >= 0 else { return nil }
    let wire = origin(of: wire)
    if circuit.name(of: wire) != nil { return circuit.formula(of: wire) }
    let node = circuit.nodes[circuit.wires[wire].producer]
    switch node.kind {
    case .input, .constant: return circuit.formula(of: wire)
    case .splitter: return nil
    case .function(let rule):
      var inputs: [Formula] = []
      for input in node.inputs {
        guard let formula = expression(of: input, &budget) else { return nil }
        inputs.append(formula)
      }
      return rule.name == "identity" ? inputs[0] : rule.statement(of: inputs)
    }
  }
}
