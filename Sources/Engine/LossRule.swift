import Notation

/// A function of whole tensors to one number, stated in the arithmetic of tensors.
public protocol LossRule: FactorRule {
  func value<T: TensorAlgebra>(_ inputs: [T]) -> T
  /// The local gradient of each input, element by element; `z` is the output.
  func factors<T: TensorAlgebra>(_ inputs: [T], output z: T) -> [T]
}

extension LossRule {
  /// A scalar, whatever the inputs; they have to broadcast together.
  public func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape {
    _ = try Shape.broadcast(inputs)
    return .scalar
  }

  /// The loss's value, stated over tensors.
  public func forward<A: Algebra>(_ inputs: [Tensor<A>]) -> Tensor<A> { value(inputs) }

  /// The local gradients in the shape to which the inputs broadcast together.
  public func factors<A: Algebra>(at inputs: [Tensor<A>], output: Tensor<A>) -> [Tensor<A>] {
    let factors = factors(inputs, output: output)
    guard let shape = try? Shape.broadcast(inputs.map(\.shape)) else {
      preconditionFailure("shapes are checked when a circuit is built")
    }
    return factors.map { $0.broadcast(to: shape) }
  }

  /// Each factor as a formula of the inputs' names.
  public func localNotation(
    _ inputs: [SymbolicTensor], output: SymbolicTensor, upstream: SymbolicTensor
  ) -> [LocalNotation] {
    factors(inputs, output: output).map { .factor($0.formula) }
  }
}
