/// Local gradients written out in full.
extension AnnotatedCircuit {
  /// The Jacobian ∂z/∂x of a function node for each of its inputs: a row for each element of the output, a column for each
  /// element of the input, both row by row; nil where one has more elements than `limit`.
  ///
  /// Row i is what the node sends back for an upstream gradient that is 1 at element i and 0 elsewhere.
  public func jacobians(of node: NodeID, limit: Int) -> [Tensor<Double>?] {
    guard case .function(let rule) = circuit.nodes[node].kind else { return [] }
    let inputs = circuit.nodes[node].inputs.map { values[$0] }
    let output = values[circuit.namesake(of: node)]
    guard output.shape.count <= limit else { return inputs.map { _ in nil } }
    let rows = output.shape.unitTensors.map { rule.pullback($0, inputs: inputs, output: output) }
    return inputs.indices.map { input in
      let count = inputs[input].shape.count
      guard count <= limit else { return nil }
      return Tensor(rows.flatMap { $0[input].elements }, shape: [rows.count, count])
    }
  }
}

extension Shape {
  /// The tensors of this shape that are 1 at one place and 0 elsewhere.
  fileprivate var unitTensors: [Tensor<Double>] {
    (0..<count).map { place in
      var elements = [Double](repeating: 0, count: count)
      elements[place] = 1
      return Tensor(elements, shape: self)
    }
  }
}
