import Notation

/// The inverse of a square matrix, Z = A⁻¹.     Ā = −Zᵀ Z̄ Zᵀ
///
/// Giles 2008, *An extended collection of matrix derivative results for forward and reverse mode algorithmic
/// differentiation*, 2.2.3. A singular matrix has none, and is an error at its place.
struct Inverse: PullbackRule {
  let name = "inv", aliases = ["inverse"], symbol = "⁻¹"
  let yieldsName = true
  let arity = 1...1
  let exampleShapes: [Shape] = [[2, 2]]
  let summary = "An inverse sends back minus the upstream gradient between its transposed output on both sides."

  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape {
    try inputs[0].checkSquare(for: name)
    return inputs[0]
  }
  func forward<A: Algebra>(_ inputs: [Tensor<A>]) -> Tensor<A> {
    inputs[0].isSingular ? Tensor(repeating: A(.nan), shape: inputs[0].shape) : Elimination(inputs[0]).inverse
  }
  func pullbacks<T: TensorAlgebra>(of upstream: T, _ inputs: [T], output z: T) -> [T] {
    [-T.matrixProduct(T.matrixProduct(z.transposed, upstream), z.transposed)]
  }
  func obstacle(at inputs: [Tensor<Double>]) -> String? { inputs[0].isSingular ? "the matrix is singular" : nil }
  func pyTorch(_ x: [String]) -> String { "torch.linalg.inv(\(x[0]))" }
}

/// The solution of linear equations, z with A z = b, for a vector or a matrix b.     b̄ = A⁻ᵀ z̄     Ā = −b̄ zᵀ
///
/// Giles 2008, 2.3.1. A singular matrix is an error at its place.
struct Solution: FunctionRule {
  let name = "solve", symbol = "A⁻¹b"
  let yieldsName = true
  let arity = 2...2
  let exampleShapes: [Shape] = [[2, 2], [2]]
  let summary =
    "A solution of equations sends its right side the solution of the transposed equations, and the matrix minus that times zᵀ."

  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape {
    try inputs[0].checkSquare(for: name)
    guard [1, 2].contains(inputs[1].rank), inputs[1].extents[0] == inputs[0].extents[0] else {
      throw ShapeMismatch(
        "the right side of \(inputs[0].extents[0]) equations has as many rows, and its shape is \(inputs[1])",
        shapes: inputs)
    }
    return inputs[1]
  }
  private func column<A: Algebra>(_ b: Tensor<A>) -> Tensor<A> {
    b.shape.rank == 1 ? b.reshaped(to: [b.shape.count, 1]) : b
  }
  func forward<A: Algebra>(_ inputs: [Tensor<A>]) -> Tensor<A> {
    inputs[0].isSingular
      ? Tensor(repeating: A(.nan), shape: inputs[1].shape)
      : Elimination(inputs[0]).solution(column(inputs[1])).reshaped(to: inputs[1].shape)
  }
  func localGradients<A: Algebra>(_ inputs: [Tensor<A>], output: Tensor<A>) -> [LocalGradient<A>] {
    [.pullback, .pullback]
  }
  func pullback<A: Algebra>(_ upstream: Tensor<A>, inputs: [Tensor<A>], output: Tensor<A>) -> [Tensor<A>] {
    let ofRight = Elimination(inputs[0].transposed).solution(column(upstream))
    return [
      -Tensor.matrixProduct(ofRight, column(output).transposed), ofRight.reshaped(to: inputs[1].shape),
    ]
  }
  func localNotation(
    _ inputs: [SymbolicTensor], output: SymbolicTensor, upstream: SymbolicTensor
  ) -> [LocalNotation] {
    let ofRight = Formula.call(
      "matmul", [.call("transpose", [.call("inv", [inputs[0].formula])]), upstream.formula])
    let ofMatrix =
      inputs[1].shape.rank == 1
      ? Formula.call("outer", [ofRight, output.formula])
      : .call("matmul", [ofRight, .call("transpose", [output.formula])])
    return [.pullback((-ofMatrix).mathText), .pullback(ofRight.mathText)]
  }
  func obstacle(at inputs: [Tensor<Double>]) -> String? { inputs[0].isSingular ? "the matrix is singular" : nil }
  func pyTorch(_ x: [String]) -> String { "torch.linalg.solve(\(x[0]), \(x[1]))" }
}

/// The determinant of a square matrix, z = det A.     ∂z/∂A = z A⁻ᵀ, its cofactors
///
/// Giles 2008, 2.2.4. A singular matrix has cofactors, too, which are worked out one by one.
struct Determinant: FactorRule {
  let name = "det", symbol = "det"
  let yieldsName = true
  let arity = 1...1
  let exampleShapes: [Shape] = [[2, 2]]
  let summary = "A determinant multiplies the upstream gradient by the cofactor of each element, z times A⁻ᵀ."

  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape {
    try inputs[0].checkSquare(for: name)
    return .scalar
  }
  func forward<A: Algebra>(_ inputs: [Tensor<A>]) -> Tensor<A> { Tensor(Elimination(inputs[0]).determinant) }
  func factors<A: Algebra>(at inputs: [Tensor<A>], output: Tensor<A>) -> [Tensor<A>] {
    guard inputs[0].isSingular else { return [output * Elimination(inputs[0]).inverse.transposed] }
    return [cofactors(inputs[0])]
  }
  private func cofactors<A: Algebra>(_ matrix: Tensor<A>) -> Tensor<A> {
    let (size, elements) = (matrix.shape.extents[0], matrix.elements)
    guard size > 1 else { return Tensor([A(1)], shape: [1, 1]) }
    let made = (0..<size * size).map { place in
      let rest = elements.indices.filter { $0 / size != place / size && $0 % size != place % size }
      let minor = Elimination(Tensor(rest.map { elements[$0] }, shape: [size - 1, size - 1])).determinant
      return (place / size + place % size).isMultiple(of: 2) ? minor : -minor
    }
    return Tensor(made, shape: matrix.shape)
  }
  func localNotation(
    _ inputs: [SymbolicTensor], output: SymbolicTensor, upstream: SymbolicTensor
  ) -> [LocalNotation] {
    [.factor(output.formula * .call("transpose", [.call("inv", [inputs[0].formula])]))]
  }
  func pyTorch(_ x: [String]) -> String { "torch.linalg.det(\(x[0]))" }
}

/// The logarithm of the determinant of a square matrix, z = log det A or log |det A|.     ∂z/∂A = A⁻ᵀ
///
/// Giles 2008, 2.2.4. `logdet` is PyTorch's, of positive determinants; `logabsdet` is what `slogdet` gives beside the sign.
struct LogarithmOfDeterminant: FactorRule {
  let isOfSize: Bool
  var name: String { isOfSize ? "logabsdet" : "logdet" }
  var symbol: String { isOfSize ? "log |det|" : "log det" }
  let yieldsName = true
  let arity = 1...1
  let exampleShapes: [Shape] = [[2, 2]]
  let summary = "A logarithm of a determinant multiplies the upstream gradient by A⁻ᵀ."

  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape {
    try inputs[0].checkSquare(for: name)
    return .scalar
  }
  func forward<A: Algebra>(_ inputs: [Tensor<A>]) -> Tensor<A> {
    let elimination = Elimination(inputs[0])
    if inputs[0].isSingular { return Tensor(A(-.infinity)) }
    if !isOfSize, elimination.determinant.number < 0 { return Tensor(A(.nan)) }
    // By the pivots, whose product may overflow.
    let terms = elimination.pivots.map { pivot in A.log(.choose(pivot, .less, A(0), then: -pivot, else: pivot)) }
    return Tensor(A.sum(terms))
  }
  func factors<A: Algebra>(at inputs: [Tensor<A>], output: Tensor<A>) -> [Tensor<A>] {
    [Elimination(inputs[0]).inverse.transposed]
  }
  func localNotation(
    _ inputs: [SymbolicTensor], output: SymbolicTensor, upstream: SymbolicTensor
  ) -> [LocalNotation] {
    [.factor(.call("transpose", [.call("inv", [inputs[0].formula])]))]
  }
  func obstacle(at inputs: [Tensor<Double>]) -> String? {
    if inputs[0].isSingular { return "the matrix is singular" }
    return !isOfSize && Elimination(inputs[0]).determinant < 0
      ? "its determinant is negative; logabsdet takes its size" : nil
  }
  func pyTorch(_ x: [String]) -> String {
    isOfSize ? "torch.linalg.slogdet(\(x[0])).logabsdet" : "torch.logdet(\(x[0]))"
  }
}
