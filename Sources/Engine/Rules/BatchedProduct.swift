import Notation

/// A matrix product for each matrix of a batch, what `@` is for tensors of more than two axes.
struct BatchedProduct: MultilinearRule {
  let name = "matmul", symbol = "@"
  let arity = 2...2
  let summary = "A matrix product multiplies the upstream gradient by the other matrix, transposed."

  /// The inputs with two axes at least, and the shape of their batches.
  private func aligned(_ inputs: [Shape]) throws(ShapeMismatch) -> (left: Shape, right: Shape, batch: Shape) {
    let left = inputs[0].rank == 1 ? Shape([1] + inputs[0].extents) : inputs[0]
    let right = inputs[1].rank == 1 ? Shape(inputs[1].extents + [1]) : inputs[1]
    guard left.extents[left.rank - 1] == right.extents[right.rank - 2] else {
      throw ShapeMismatch(
        "the shapes \(inputs[0]) and \(inputs[1]) do not fit together: a row of the first has "
          + "\(left.extents[left.rank - 1]) numbers, a column of the second \(right.extents[right.rank - 2])",
        shapes: inputs)
    }
    let batch = try Shape(Array(left.extents.dropLast(2))).broadcast(with: Shape(Array(right.extents.dropLast(2))))
    return (left, right, batch)
  }

  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape {
    let (left, right, batch) = try aligned(inputs)
    return Shape(
      batch.extents + (inputs[0].rank == 1 ? [] : [left.extents[left.rank - 2]])
        + (inputs[1].rank == 1 ? [] : [right.extents[right.rank - 1]]))
  }

  func products(_ inputs: [Shape]) -> Products {
    var products = Products(factors: 2)
    guard let (left, right, batch) = try? aligned(inputs) else { return products }
    let (rows, inner) = (left.extents[left.rank - 2], left.extents[left.rank - 1])
    let columns = right.extents[right.rank - 1]
    let lefts = Shape(Array(left.extents.dropLast(2))).places(in: batch)
    let rights = Shape(Array(right.extents.dropLast(2))).places(in: batch)
    for item in 0..<batch.count {
      for row in 0..<rows {
        for column in 0..<columns {
          let output = (item * rows + row) * columns + column
          for step in 0..<inner {
            products.add(
              to: output, (lefts[item] * rows + row) * inner + step, (rights[item] * inner + step) * columns + column)
          }
        }
      }
    }
    return products
  }

  func told(_ inputs: [SymbolicTensor], upstream: Formula) -> [MathText] {
    [
      Formula.call("matmul", [upstream, .call("transpose", [inputs[1].formula])]).mathText,
      Formula.call("matmul", [.call("transpose", [inputs[0].formula]), upstream]).mathText,
    ]
  }
  func pyTorch(_ x: [String]) -> String { "\(x[0]) @ \(x[1])" }
}
