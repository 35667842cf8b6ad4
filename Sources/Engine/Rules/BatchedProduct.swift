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

  /// A batch of matrix products, and of each the matrices of the inputs that it takes.
  private struct Batch {
    let rows: Int, inner: Int, columns: Int
    let lefts: [Int], rights: [Int]
  }

  private func batch(_ inputs: [Shape]) -> Batch {
    guard let (left, right, batch) = try? aligned(inputs) else {
      preconditionFailure("shapes are checked when a circuit is built")
    }
    return Batch(
      rows: left.extents[left.rank - 2], inner: left.extents[left.rank - 1], columns: right.extents[right.rank - 1],
      lefts: Shape(Array(left.extents.dropLast(2))).places(in: batch),
      rights: Shape(Array(right.extents.dropLast(2))).places(in: batch))
  }

  func forward<A: Algebra>(_ inputs: [Tensor<A>]) -> Tensor<A> {
    let batch = batch(inputs.map(\.shape))
    let elements = zip(batch.lefts, batch.rights).flatMap { left, right in
      Tensor.matrixProduct(
        inputs[0].matrix(left, rows: batch.rows, columns: batch.inner),
        inputs[1].matrix(right, rows: batch.inner, columns: batch.columns)
      ).elements
    }
    guard let shape = try? outputShape(of: inputs.map(\.shape)) else {
      preconditionFailure("shapes are checked when a circuit is built")
    }
    return Tensor(elements, shape: shape)
  }

  func pullback<A: Algebra>(_ upstream: Tensor<A>, inputs: [Tensor<A>], output: Tensor<A>) -> [Tensor<A>] {
    let batch = batch(inputs.map(\.shape))
    // A matrix that several products take receives the sum.
    var sent: [[Tensor<A>?]] = [(inputs[0], batch.inner * batch.rows), (inputs[1], batch.inner * batch.columns)].map {
      [Tensor<A>?](repeating: nil, count: $0.shape.count / max(1, $1))
    }
    func add(_ gradient: Tensor<A>, _ input: Int, _ item: Int) {
      sent[input][item] = sent[input][item].map { $0 + gradient } ?? gradient
    }
    for (item, (left, right)) in zip(batch.lefts, batch.rights).enumerated() {
      let gradient = upstream.matrix(item, rows: batch.rows, columns: batch.columns)
      let x = inputs[0].matrix(left, rows: batch.rows, columns: batch.inner)
      let y = inputs[1].matrix(right, rows: batch.inner, columns: batch.columns)
      add(.matrixProduct(gradient, y.transposed), 0, left)
      add(.matrixProduct(x.transposed, gradient), 1, right)
    }
    return zip(inputs, sent).map { input, items in Tensor(items.flatMap { $0?.elements ?? [] }, shape: input.shape) }
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

  /// The products that make one element of the output, and those in which the first number of its row has a part.
  func products(around place: Int, _ inputs: [Shape]) -> Products {
    let batch = batch(inputs)
    let (rows, inner, columns) = (batch.rows, batch.inner, batch.columns)
    let (own, row) = (place / (rows * columns), place / columns % rows)
    var products = Products(factors: 2)
    for (item, (left, right)) in zip(batch.lefts, batch.rights).enumerated() where left == batch.lefts[own] {
      for column in 0..<columns {
        let output = (item * rows + row) * columns + column
        for step in 0..<(output == place ? inner : min(1, inner)) {
          products.add(to: output, (left * rows + row) * inner + step, (right * inner + step) * columns + column)
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
