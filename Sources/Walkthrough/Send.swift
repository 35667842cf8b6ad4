public import Engine
import Notation

/// The function node rule at one input wire: upstream times local is what is sent back.
public struct Send: Sendable {
  /// The input wire along which the gradient goes back.
  public let wire: WireID
  /// The local gradient in the symbols of the node's wires.
  public let notation: LocalNotation
  /// The local gradient at the stored inputs, in full and as shown.
  public let local: LocalGradient<Double>
  /// As it is shown, 0 for a rounding error of zero.
  public let shownLocal: LocalGradient<Double>
  /// ∂z/∂x written out, where Jacobians are asked for and it is small enough.
  public let jacobian: Tensor<Double>?
}

extension Walkthrough {
  /// What a function node sends back, wire by wire; nothing for wires that receive no gradient.
  public func sends(of node: NodeID) -> [Send] {
    let inputs = circuit.nodes[node].inputs
    let notations = annotated.localNotation(of: node, upstream: upstreamSymbol(of: node))
    let locals = annotated.localGradients(of: node)
    let shown = annotated.shownLocalGradients(of: node)
    let jacobians =
      showsJacobians && !isScalar(node) ? annotated.jacobians(of: node, limit: ShownTensor.largestGrid) : nil
    return locals.indices.filter { circuit.wires[inputs[$0]].receivesGradient }.map {
      Send(
        wire: inputs[$0], notation: notations[$0], local: locals[$0], shownLocal: shown[$0], jacobian: jacobians?[$0])
    }
  }

  /// What formulas call the upstream gradient of a node: ∂f/∂z. With a seed other than 1 the output is part of something
  /// larger that has no name here.
  func upstreamSymbol(of node: NodeID) -> Formula {
    annotated.isOfOneOutput
      ? .derivative(of: circuit.formula(of: circuit.output), by: circuit.formula(of: circuit.namesake(of: node)))
      : .name("upstream")
  }
}
