import Notation

/// A function of tensors whose gradients are not upstream times local element by element: it states how the upstream
/// gradient is pulled back to each input, in the arithmetic of tensors.
public protocol PullbackRule: FunctionRule {
  /// What is sent back along each input wire; `z` is the output.
  func pullbacks<T: TensorAlgebra>(of upstream: T, _ inputs: [T], output z: T) -> [T]
  /// The matrix that the upstream gradient is multiplied by for each input, where that is all there is to it.
  func matrices<T: TensorAlgebra>(_ inputs: [T]) -> [T]?
}

extension PullbackRule {
  /// No matrices: there is more to what is sent back than a product.
  public func matrices<T: TensorAlgebra>(_ inputs: [T]) -> [T]? { nil }

  /// The matrices that the rule states; else what is sent back is no product with anything.
  public func localGradients<A: Algebra>(_ inputs: [Tensor<A>], output: Tensor<A>) -> [LocalGradient<A>] {
    matrices(inputs).map { $0.map { .matrix($0) } } ?? inputs.map { _ in .pullback }
  }

  /// The rule's own statement, read over numbers.
  public func pullback<A: Algebra>(_ upstream: Tensor<A>, inputs: [Tensor<A>], output: Tensor<A>) -> [Tensor<A>] {
    pullbacks(of: upstream, inputs, output: output)
  }

  /// The rule's own statement, read over the wires' names.
  public func localNotation(
    _ inputs: [SymbolicTensor], output: SymbolicTensor, upstream: SymbolicTensor
  ) -> [LocalNotation] {
    pullbacks(of: upstream, inputs, output: output).map { .pullback($0.formula.mathText) }
  }
}
