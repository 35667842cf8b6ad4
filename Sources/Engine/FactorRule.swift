/// A rule whose node multiplies the upstream gradient by a factor for each input, element by element.
public protocol FactorRule: FunctionRule {
  /// The factor ∂z/∂x of each input at the stored inputs, in a shape to which upstream gradient and input broadcast.
  func factors<A: Algebra>(at inputs: [Tensor<A>], output: Tensor<A>) -> [Tensor<A>]
}

extension FactorRule {
  /// The factors are the local gradients.
  public func localGradients<A: Algebra>(_ inputs: [Tensor<A>], output: Tensor<A>) -> [LocalGradient<A>] {
    factors(at: inputs, output: output).map { .factor($0) }
  }

  /// Upstream times each factor, summed over the copies of an input that was broadcast.
  public func pullback<A: Algebra>(_ upstream: Tensor<A>, inputs: [Tensor<A>], output: Tensor<A>) -> [Tensor<A>] {
    products(of: upstream, inputs, output)
  }

  /// Upstream times each factor.
  func products<A: Algebra>(of upstream: Tensor<A>, _ inputs: [Tensor<A>], _ output: Tensor<A>) -> [Tensor<A>] {
    zip(inputs, factors(at: inputs, output: output)).map { input, factor in
      FunctionNodeRule.downstream(upstream: upstream, local: factor, inputShape: input.shape, throughGate: isGate)
    }
  }
}
