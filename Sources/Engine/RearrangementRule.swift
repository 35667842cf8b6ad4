public import Notation

/// A function that computes nothing: it puts its inputs' elements elsewhere. Each gradient goes back to where its
/// element came from; what was taken several times receives the sum, as at a splitter.
public protocol RearrangementRule: FunctionRule {
  /// For each element of the output, row by row, the input and the place in it that it comes from; nil for a 0 that
  /// comes from nowhere.
  func sources(_ inputs: [Shape]) -> [(input: Int, place: Int)?]
  /// What is sent back along each input wire, in the symbol of the upstream gradient.
  func told(_ inputs: [SymbolicTensor], upstream: Formula) -> [MathText]
}

extension RearrangementRule {
  /// Each element fetched from its source, and 0 where it has none.
  public func forward<A: Algebra>(_ inputs: [Tensor<A>]) -> Tensor<A> {
    let shapes = inputs.map(\.shape)
    guard let shape = try? outputShape(of: shapes) else {
      preconditionFailure("shapes are checked when a circuit is built")
    }
    let elements = inputs.map(\.elements)
    return Tensor(sources(shapes).map { $0.map { elements[$0.input][$0.place] } ?? A(0) }, shape: shape)
  }

  /// None in numbers: elements go back to their sources unchanged.
  public func localGradients<A: Algebra>(_ inputs: [Tensor<A>], output: Tensor<A>) -> [LocalGradient<A>] {
    inputs.map { _ in .pullback }
  }

  /// Each gradient at the source of its element; where a source has several, their sum.
  public func pullback<A: Algebra>(_ upstream: Tensor<A>, inputs: [Tensor<A>], output: Tensor<A>) -> [Tensor<A>] {
    // A place that one element came from takes its gradient as it is: a sum with 0 would count as one more rounding.
    var sent = inputs.map { [A?](repeating: nil, count: $0.shape.count) }
    for case (let source?, let gradient) in zip(sources(inputs.map(\.shape)), upstream.elements) {
      sent[source.input][source.place] = sent[source.input][source.place].map { $0 + gradient } ?? gradient
    }
    return zip(inputs, sent).map { Tensor($1.map { $0 ?? A(0) }, shape: $0.shape) }
  }

  /// The rule's own words for where the elements go back to.
  public func localNotation(
    _ inputs: [SymbolicTensor], output: SymbolicTensor, upstream: SymbolicTensor
  ) -> [LocalNotation] {
    told(inputs, upstream: upstream.formula).map { .pullback($0) }
  }
}
