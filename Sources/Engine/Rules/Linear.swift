import Notation

/// A linear layer, z = x Wᵀ + b, as PyTorch's: W has a row for each output.     x̄ = z̄ W     W̄ = z̄ᵀ x     b̄ = Σ z̄
struct Linear: MultilinearRule {
  let name = "linear", symbol = "linear"
  let arity = 2...3
  let argumentNames = ["bias": 2]
  let summary =
    "A linear layer sends back z̄ W to its input, z̄ᵀ x to its weights, and the sum of z̄ over the batch to its bias."
  let exampleShapes: [Shape] = [[2], [3, 2], [3]]

  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape {
    guard inputs[0].rank > 0, inputs[1].rank == 2, inputs[0].extents.last == inputs[1].extents[1] else {
      throw ShapeMismatch(
        "linear takes W with a row for each output, of the shape (outputs, \(inputs[0].extents.last ?? 1)), and it has "
          + "the shape \(inputs[1])", shapes: inputs)
    }
    if inputs.count > 2, inputs[2] != [inputs[1].extents[0]] {
      throw ShapeMismatch(
        "the bias of linear has the shape (\(inputs[1].extents[0]),), and here \(inputs[2])", shapes: inputs)
    }
    return Shape(inputs[0].extents.dropLast() + [inputs[1].extents[0]])
  }

  func forward<A: Algebra>(_ inputs: [Tensor<A>]) -> Tensor<A> {
    let rows = rows(inputs[0])
    let product = Tensor.matrixProduct(rows, inputs[1].transposed)
    let sum = inputs.count > 2 ? product + inputs[2] : product
    return sum.reshaped(to: Shape(inputs[0].shape.extents.dropLast() + [inputs[1].shape.extents[0]]))
  }

  func pullback<A: Algebra>(_ upstream: Tensor<A>, inputs: [Tensor<A>], output: Tensor<A>) -> [Tensor<A>] {
    let (x, gradient) = (rows(inputs[0]), rows(upstream))
    let sent = [
      Tensor.matrixProduct(gradient, inputs[1]).reshaped(to: inputs[0].shape), .matrixProduct(gradient.transposed, x),
    ]
    return inputs.count > 2 ? sent + [gradient.sum(along: 0).reshaped(to: inputs[2].shape)] : sent
  }

  /// A matrix with a row for each item of a batch, whatever its axes.
  private func rows<A: Algebra>(_ x: Tensor<A>) -> Tensor<A> {
    let width = x.shape.extents.last ?? 1
    return x.reshaped(to: [x.shape.count / max(1, width), width])
  }

  func products(_ inputs: [Shape]) -> Products {
    let (outputs, inner) = (inputs[1].extents[0], inputs[1].extents[1])
    let rows = inputs[0].extents.dropLast().reduce(1, *)
    var products = Products(factors: 2)
    for row in 0..<rows {
      for output in 0..<outputs {
        for step in 0..<inner { products.add(to: row * outputs + output, row * inner + step, output * inner + step) }
      }
    }
    if inputs.count > 2 { products.bias = (0..<rows).flatMap { _ in 0..<outputs } }
    return products
  }

  func told(_ inputs: [SymbolicTensor], upstream: Formula) -> [MathText] {
    let isBatch = inputs[0].shape.rank > 1
    let ofWeights =
      isBatch
      ? Formula.call("matmul", [.call("transpose", [upstream]), inputs[0].formula])
      : .call("outer", [upstream, inputs[0].formula])
    let all = [
      Formula.call("matmul", [upstream, inputs[1].formula]).mathText, ofWeights.mathText,
      isBatch ? "\(upstream.mathText) summed over the batch" : upstream.mathText,
    ]
    return Array(all.prefix(inputs.count))
  }
  func workings(of element: WorkedElement) -> [MathText] { sumOfProducts(element) }
  func pyTorch(_ x: [String]) -> String { "F.linear(\(x.joined(separator: ", ")))" }
}
