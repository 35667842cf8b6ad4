import Notation

/// Matrix product, Z = X Y.     X̄ = Z̄ Yᵀ     Ȳ = Xᵀ Z̄
///
/// Of matrices and vectors: a vector on the left is a row, one on the right a column. Of tensors with more axes the last
/// two are the matrices, and those before them broadcast, as in NumPy.
struct MatrixProduct: PullbackRule {
  let name = "matmul", symbol = "@"
  let arity = 2...2
  let summary = "A matrix product multiplies the upstream gradient by the other matrix, transposed."
  let exampleShapes: [Shape] = [[2, 3], [3, 2]]

  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape {
    let (left, right) = (inputs[0], inputs[1])
    guard left.rank > 0, right.rank > 0 else {
      throw ShapeMismatch(
        "@ multiplies vectors and matrices, and the shapes are \(left) and \(right)", shapes: inputs)
    }
    if isBatch(inputs) { return try BatchedProduct().outputShape(of: inputs) }
    guard left.extents[left.rank - 1] == right.extents[0] else {
      throw ShapeMismatch(
        "the shapes \(left) and \(right) do not fit together: a row of the first has \(left.extents[left.rank - 1]) "
          + "numbers, a column of the second \(right.extents[0])", shapes: inputs)
    }
    return Shape(left.extents.dropLast() + right.extents.dropFirst())
  }

  private func isBatch(_ shapes: [Shape]) -> Bool { shapes.contains { $0.rank > 2 } }

  func forward<A: Algebra>(_ inputs: [Tensor<A>]) -> Tensor<A> {
    if isBatch(inputs.map(\.shape)) { return BatchedProduct().forward(inputs) }
    let (x, y) = matrices(of: inputs)
    let product = Tensor.matrixProduct(x, y)
    return product.reshaped(to: Shape(inputs[0].shape.extents.dropLast() + inputs[1].shape.extents.dropFirst()))
  }

  func pullback<A: Algebra>(_ upstream: Tensor<A>, inputs: [Tensor<A>], output: Tensor<A>) -> [Tensor<A>] {
    isBatch(inputs.map(\.shape))
      ? BatchedProduct().pullback(upstream, inputs: inputs, output: output)
      : pullbacks(of: upstream, inputs, output: output)
  }

  func localNotation(
    _ inputs: [SymbolicTensor], output: SymbolicTensor, upstream: SymbolicTensor
  ) -> [LocalNotation] {
    isBatch(inputs.map(\.shape))
      ? BatchedProduct().localNotation(inputs, output: output, upstream: upstream)
      : pullbacks(of: upstream, inputs, output: output).map { .pullback($0.formula.mathText) }
  }

  func matrices<T: TensorAlgebra>(_ inputs: [T]) -> [T]? {
    if isBatch(inputs.map(\.shape)) { return nil }
    let (x, y) = matrices(of: inputs)
    return [y.transposed, x.transposed]
  }

  func pullbacks<T: TensorAlgebra>(of upstream: T, _ inputs: [T], output z: T) -> [T] {
    let (x, y) = matrices(of: inputs)
    let upstream = upstream.reshaped(to: [x.shape.extents[0], y.shape.extents[1]])
    return [
      T.matrixProduct(upstream, y.transposed).reshaped(to: inputs[0].shape),
      T.matrixProduct(x.transposed, upstream).reshaped(to: inputs[1].shape),
    ]
  }

  private func matrices<T: TensorAlgebra>(of inputs: [T]) -> (T, T) {
    let (x, y) = (inputs[0], inputs[1])
    return (
      x.shape.rank == 1 ? x.reshaped(to: [1, x.shape.count]) : x,
      y.shape.rank == 1 ? y.reshaped(to: [y.shape.count, 1]) : y
    )
  }
  func workings(of element: WorkedElement) -> [MathText] {
    guard element.isAsked else { return [] }
    let batched = BatchedProduct()
    return batched.sumOfProducts(element, of: batched.products(around: element.place, element.inputs.map(\.shape)))
  }
  func pyTorch(_ x: [String]) -> String { "\(x[0]) @ \(x[1])" }
}

/// Inner product of two vectors, z = Σ xᵢ yᵢ.     ∂z/∂x = y     ∂z/∂y = x
struct InnerProduct: LossRule {
  let name = "dot", symbol = "·"
  let arity = 2...2
  let summary = "An inner product multiplies the upstream gradient by the other vector."
  let exampleShapes: [Shape] = [[3], [3]]

  /// Of matrices NumPy's `dot` is their product.
  func bound(to call: Call) throws(CallFault) -> Binding {
    let isOfVectors = call.arguments.allSatisfy { $0.shape.rank < 2 }
    return isOfVectors ? Binding(self) : Binding(MatrixProduct())
  }

  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape {
    guard inputs[0] == inputs[1], inputs[0].rank == 1 else {
      throw ShapeMismatch(
        "dot takes two vectors of one length, and the shapes are \(inputs[0]) and \(inputs[1])", shapes: inputs)
    }
    return .scalar
  }
  func value<T: TensorAlgebra>(_ inputs: [T]) -> T { (inputs[0] * inputs[1]).sum(along: nil) }
  func factors<T: TensorAlgebra>(_ inputs: [T], output z: T) -> [T] { [inputs[1], inputs[0]] }
}

/// Outer product of two vectors, zᵢⱼ = xᵢ yⱼ.     x̄ = Z̄ y     ȳ = Z̄ᵀ x
struct OuterProduct: PullbackRule {
  let name = "outer", symbol = "⊗"
  let arity = 2...2
  let summary = "An outer product multiplies the upstream gradient, a matrix, by the other vector."
  let exampleShapes: [Shape] = [[2], [3]]

  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape {
    guard inputs.allSatisfy({ $0.rank == 1 }) else {
      throw ShapeMismatch("outer takes two vectors, and the shapes are \(inputs[0]) and \(inputs[1])", shapes: inputs)
    }
    return Shape(inputs.flatMap(\.extents))
  }
  func forward<A: Algebra>(_ inputs: [Tensor<A>]) -> Tensor<A> {
    inputs[0].reshaped(to: [inputs[0].shape.count, 1]) * inputs[1]
  }
  func matrices<T: TensorAlgebra>(_ inputs: [T]) -> [T]? { [column(inputs[1]), column(inputs[0])] }
  func pullbacks<T: TensorAlgebra>(of upstream: T, _ inputs: [T], output z: T) -> [T] {
    [
      T.matrixProduct(upstream, column(inputs[1])).reshaped(to: inputs[0].shape),
      T.matrixProduct(upstream.transposed, column(inputs[0])).reshaped(to: inputs[1].shape),
    ]
  }
  private func column<T: TensorAlgebra>(_ x: T) -> T { x.reshaped(to: [x.shape.count, 1]) }
}
