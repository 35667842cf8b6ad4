public import Engine
public import Notation

/// The function node rule at one input wire: upstream times local is what is sent back.
public struct Send: Sendable {
  /// The input wire along which the gradient goes back.
  public let wire: Int
  /// ∂x/∂sᵢ as a formula in the symbols of the node's wires.
  public let localFormula: Formula
  /// The local gradient at the stored inputs, in full and as shown.
  public let local: Tensor<Double>
  public let shownLocal: Tensor<Double>
}

extension Walkthrough {
  /// What a function node sends back, wire by wire; nothing for wires that receive no gradient.
  public func sends(of node: Int) -> [Send] {
    let inputs = circuit.nodes[node].inputs
    let formulas = annotated.localFormulas(of: node)
    let locals = annotated.localGradients(of: node)
    let shown = annotated.shownLocalGradients(of: node)
    return locals.indices.filter { circuit.wires[inputs[$0]].receivesGradient }.map {
      Send(wire: inputs[$0], localFormula: formulas[$0], local: locals[$0], shownLocal: shown[$0])
    }
  }
}
