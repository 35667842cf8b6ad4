import Notation

/// Products of the last axes of two tensors, z[i, j] = Σ x[i, k] y[j, k]: NumPy's and PyTorch's `inner`.
///
/// X̄ = Z̄ Y     Ȳ = Z̄ᵀ X. Of two vectors it is their dot product, and a number multiplies.
struct LastAxesProduct: MultilinearRule {
  let name = "inner", symbol = "inner"
  let yieldsName = true
  let arity = 2...2
  let summary = "An inner product sends each tensor the upstream gradient times the other one."
  let exampleShapes: [Shape] = [[2, 3], [2, 3]]

  func bound(to call: Call) throws(CallFault) -> Binding {
    let shapes = call.arguments.map(\.shape)
    if shapes.contains(where: \.isScalar) { return Binding(Multiply()) }
    return shapes.allSatisfy { $0.rank == 1 } ? Binding(InnerProduct()) : Binding(self)
  }
  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape {
    guard let width = inputs[0].extents.last, width == inputs[1].extents.last else {
      throw ShapeMismatch(
        "inner takes tensors with last axes of one length, and the shapes are \(inputs[0]) and \(inputs[1])",
        shapes: inputs)
    }
    return Shape(Array(inputs[0].extents.dropLast() + inputs[1].extents.dropLast()))
  }
  func products(_ inputs: [Shape]) -> Products {
    let width = inputs[0].extents.last ?? 1
    let (rows, columns) = (inputs[0].count / width, inputs[1].count / width)
    var products = Products(factors: 2)
    for row in 0..<rows {
      for column in 0..<columns {
        for step in 0..<width { products.add(to: row * columns + column, row * width + step, column * width + step) }
      }
    }
    return products
  }
  func told(_ inputs: [SymbolicTensor], upstream: Formula) -> [MathText] {
    let (x, y) = (inputs[0], inputs[1])
    guard x.shape.rank <= 2, y.shape.rank <= 2 else {
      return [y, x].map { "\(upstream.mathText) × \($0.formula.mathText), summed over its rows" }
    }
    let ofX =
      x.shape.rank == 1
      ? Formula.call("matmul", [upstream, y.formula])
      : y.shape.rank == 1 ? .call("outer", [upstream, y.formula]) : .call("matmul", [upstream, y.formula])
    let ofY =
      y.shape.rank == 1
      ? Formula.call("matmul", [upstream, x.formula])
      : x.shape.rank == 1
        ? .call("outer", [upstream, x.formula]) : .call("matmul", [.call("transpose", [upstream]), x.formula])
    return [ofX.mathText, ofY.mathText]
  }
  func workings(of element: WorkedElement) -> [MathText] { sumOfProducts(element) }
}
