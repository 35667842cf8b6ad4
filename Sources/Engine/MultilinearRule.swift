public import Notation

/// A function whose every output element is a sum of products, one factor from each input: matrix products, convolutions,
/// Einstein sums.
///
/// What is sent back to an input is, element by element, the sum over the products it is a factor of: the upstream gradient
/// times the other factors. A last input may be a bias, which is added and receives the upstream gradient summed.
public protocol MultilinearRule: FunctionRule {
  /// Which elements meet in which output element.
  func products(_ inputs: [Shape]) -> Products
  /// What is sent back along each input wire, in words of the rule.
  func told(_ inputs: [SymbolicTensor], upstream: Formula) -> [MathText]
}

/// The products that a multilinear function adds up, in columns.
public struct Products: Sendable {
  /// The output element that each product is added to.
  public var outputs: [Int] = []
  /// For each factor input, the place of its element in each product.
  public var factors: [[Int]]
  /// For each output element, the place of the bias that is added to it; nil where there is no bias.
  public var bias: [Int]?

  init(factors: Int) { self.factors = Array(repeating: [], count: factors) }

  /// Of two factors, as nearly all have.
  mutating func add(to output: Int, _ first: Int, _ second: Int) {
    outputs.append(output)
    factors[0].append(first)
    factors[1].append(second)
  }

  mutating func add(to output: Int, _ places: Int...) {
    outputs.append(output)
    for (factor, place) in places.enumerated() { factors[factor].append(place) }
  }
}

extension MultilinearRule {
  /// Each output element by its products, in the order in which they are listed, and the bias last.
  public func forward<A: Algebra>(_ inputs: [Tensor<A>]) -> Tensor<A> {
    let shapes = inputs.map(\.shape)
    guard let shape = try? outputShape(of: shapes) else {
      preconditionFailure("shapes are checked when a circuit is built")
    }
    let products = products(shapes)
    let elements = inputs.map(\.elements)
    var sums = [A?](repeating: nil, count: shape.count)
    for (index, output) in products.outputs.enumerated() {
      var product = elements[0][products.factors[0][index]]
      for factor in products.factors.indices.dropFirst() {
        product = product * elements[factor][products.factors[factor][index]]
      }
      sums[output] = sums[output].map { $0 + product } ?? product
    }
    guard let bias = products.bias, let last = elements.last else {
      return Tensor(sums.map { $0 ?? A(0) }, shape: shape)
    }
    return Tensor(zip(sums, bias).map { ($0 ?? A(0)) + last[$1] }, shape: shape)
  }

  /// None in numbers: what an element is multiplied by are elements of the other inputs.
  public func localGradients<A: Algebra>(_ inputs: [Tensor<A>], output: Tensor<A>) -> [LocalGradient<A>] {
    inputs.map { _ in .pullback }
  }

  /// To each element the sum over the products that it is a factor of; to the bias the upstream gradient.
  public func pullback<A: Algebra>(_ upstream: Tensor<A>, inputs: [Tensor<A>], output: Tensor<A>) -> [Tensor<A>] {
    let products = products(inputs.map(\.shape))
    let elements = inputs.map(\.elements)
    let upstreams = upstream.elements
    var sent = inputs.map { [A?](repeating: nil, count: $0.shape.count) }
    for factor in products.factors.indices {
      let others = products.factors.indices.filter { $0 != factor }
      for (index, output) in products.outputs.enumerated() {
        var product = upstreams[output]
        for other in others { product = product * elements[other][products.factors[other][index]] }
        let place = products.factors[factor][index]
        sent[factor][place] = sent[factor][place].map { $0 + product } ?? product
      }
    }
    if let bias = products.bias {
      let last = inputs.count - 1
      for (place, gradient) in zip(bias, upstreams) {
        sent[last][place] = sent[last][place].map { $0 + gradient } ?? gradient
      }
    }
    return zip(inputs, sent).map { Tensor($1.map { $0 ?? A(0) }, shape: $0.shape) }
  }

  /// The rule's own words for what is sent back.
  public func localNotation(
    _ inputs: [SymbolicTensor], output: SymbolicTensor, upstream: SymbolicTensor
  ) -> [LocalNotation] {
    told(inputs, upstream: upstream.formula).map { .pullback($0) }
  }
}
