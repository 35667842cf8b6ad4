/// What a function node does to tensors of plain numbers, and of numbers with error bounds: the rule's own results, sooner.
///
/// A generic function called through `any FunctionRule` runs on tables of witnesses, which takes a hundred times as long as
/// the arithmetic. These are not generic, so the compiler makes a version of each for every rule, out of the rule's one
/// statement.
public protocol TensorShortcut {
  /// The output for the inputs.
  func tensor(of inputs: [Tensor<Double>]) -> Tensor<Double>
  /// The output for the inputs, with error bounds.
  func tensor(of inputs: [Tensor<Rounded>]) -> Tensor<Rounded>
  /// What is sent back along each input wire.
  func sent(_ upstream: Tensor<Double>, inputs: [Tensor<Double>], output: Tensor<Double>) -> [Tensor<Double>]
  /// What is sent back along each input wire, with error bounds.
  func sent(_ upstream: Tensor<Rounded>, inputs: [Tensor<Rounded>], output: Tensor<Rounded>) -> [Tensor<Rounded>]
}

extension FunctionRule {
  /// The rule's own forward pass, compiled for plain numbers.
  public func tensor(of inputs: [Tensor<Double>]) -> Tensor<Double> { forward(inputs) }
  /// The rule's own forward pass, compiled for numbers with error bounds.
  public func tensor(of inputs: [Tensor<Rounded>]) -> Tensor<Rounded> { forward(inputs) }
  /// The rule's own pullback, compiled for plain numbers.
  public func sent(_ upstream: Tensor<Double>, inputs: [Tensor<Double>], output: Tensor<Double>) -> [Tensor<Double>] {
    pullback(upstream, inputs: inputs, output: output)
  }
  /// The rule's own pullback, compiled for numbers with error bounds.
  public func sent(
    _ upstream: Tensor<Rounded>, inputs: [Tensor<Rounded>], output: Tensor<Rounded>
  ) -> [Tensor<Rounded>] {
    pullback(upstream, inputs: inputs, output: output)
  }
}
