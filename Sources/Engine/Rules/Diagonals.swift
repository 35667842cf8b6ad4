import Notation

/// The diagonal of a matrix as a vector, and of a vector the matrix that has it as its diagonal: NumPy's `diag`.
///
/// Of a matrix X̄ = diag(z̄), of a vector x̄ = the diagonal of Z̄.
struct Diagonal: RearrangementRule {
  let name = "diag", symbol = "diag"
  let arity = 1...1
  let summary = "A diagonal sends the upstream gradient back to the diagonal, and 0 elsewhere."
  let exampleShapes: [Shape] = [[2, 3]]

  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape {
    let extents = inputs[0].extents
    switch extents.count {
    case 1: return Shape([extents[0], extents[0]])
    case 2: return Shape([min(extents[0], extents[1])])
    default: throw ShapeMismatch("diag takes a vector or a matrix, and the shape is \(inputs[0])", shapes: inputs)
    }
  }
  func sources(_ inputs: [Shape]) -> [(input: Int, place: Int)?] {
    let extents = inputs[0].extents
    guard extents.count == 1 else { return (0..<min(extents[0], extents[1])).map { (0, $0 * (extents[1] + 1)) } }
    return (0..<extents[0] * extents[0]).map { place in
      place % (extents[0] + 1) == 0 ? (0, place / (extents[0] + 1)) : nil
    }
  }
  func told(_ inputs: [SymbolicTensor], upstream: Formula) -> [MathText] {
    let name = upstream.mathText
    return [inputs[0].shape.rank == 1 ? "the diagonal of \(name)" : "\(name) on the diagonal, 0 elsewhere"]
  }
  func pyTorch(_ x: [String]) -> String { "torch.diag(\(x[0]))" }
}

/// The sum of a matrix's diagonal, f = tr(X) = Σᵢ Xᵢᵢ.     X̄ = f̄ I
struct Trace: FactorRule {
  let name = "trace", symbol = "tr"
  let arity = 1...1
  let summary = "A trace sends the upstream gradient to each element of the diagonal, and 0 elsewhere."
  let exampleShapes: [Shape] = [[2, 2]]

  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape {
    guard inputs[0].rank == 2 else {
      throw ShapeMismatch("trace takes a matrix, and the shape is \(inputs[0])", shapes: inputs)
    }
    return .scalar
  }

  private func diagonal(_ shape: Shape) -> [Int] {
    (0..<min(shape.extents[0], shape.extents[1])).map { $0 * (shape.extents[1] + 1) }
  }
  func forward<A: Algebra>(_ inputs: [Tensor<A>]) -> Tensor<A> {
    let elements = inputs[0].elements
    return Tensor(A.sum(diagonal(inputs[0].shape).map { elements[$0] }))
  }
  func factors<A: Algebra>(at inputs: [Tensor<A>], output: Tensor<A>) -> [Tensor<A>] {
    var elements = [A](repeating: A(0), count: inputs[0].shape.count)
    for place in diagonal(inputs[0].shape) { elements[place] = A(1) }
    return [Tensor(elements, shape: inputs[0].shape)]
  }
  func localNotation(
    _ inputs: [SymbolicTensor], output: SymbolicTensor, upstream: SymbolicTensor
  ) -> [LocalNotation] {
    [.factor(.name("I"))]
  }
}
