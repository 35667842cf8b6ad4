public import Engine
public import Notation

/// The function node rule at work: a node multiplies its upstream gradient by each local gradient and sends the products
/// back, or pulls it back as its function states.
public struct FunctionNodeEvent: Sendable {
  /// The function node.
  public let node: NodeID
  /// The upstream gradient ∂f/∂z on the node's output wire.
  public let upstream: Event.Carried
  /// What goes back, along each input wire that receives a gradient, in the order of the expression.
  public let sends: [Send]

  /// What goes back along one input wire.
  public struct Send: Sendable {
    /// The input wire.
    public let wire: WireID
    /// What the upstream gradient is multiplied by, or how it is pulled back.
    public let local: Local
    /// What the wire receives, in its shape: of an input that was broadcast, the products of all its copies together.
    public let gradient: Tensor<Double>
    /// ∂z/∂x written out, a row for each element of the output; nil where Jacobians are not asked for or larger than 6 × 6.
    public let jacobian: Tensor<Double>?
  }

  /// What a node does to its upstream gradient for one input.
  public enum Local: Sendable {
    /// It multiplies it by its local gradient, element by element.
    /// - formula: ∂z/∂x in the names of the node's wires, such as `q`; for a folded composite, how it was found.
    /// - number: the local gradient at the stored inputs.
    /// - product: upstream × local, in the shape in which they meet: the output's, or the input's where the output is a
    ///   single number such as a sum.
    case product(formula: MathText, number: Tensor<Double>, product: Tensor<Double>)
    /// It multiplies it by a matrix as the formula says: `∂f/∂z @ xᵀ`.
    case matrix(formula: MathText, Tensor<Double>)
    /// It pulls it back as the formula says, and states no numbers of its own.
    case pullback(formula: MathText)
  }
}
