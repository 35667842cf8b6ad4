/// One function node by itself, at other numbers than those of the passes.
extension AnnotatedCircuit {
  /// What a function node would send back along each input wire for another upstream gradient, or with other inputs stored.
  ///
  ///     annotated.pullback(of: node, upstream: Tensor(1))     // the local gradients of a node of numbers
  ///
  /// - Parameters:
  ///   - node: a function node; any other sends nothing back.
  ///   - upstream: of the shape of the node's output.
  ///   - stored: by place among the node's inputs, what it has stored instead, of the same shape.
  public func pullback(
    of node: NodeID, upstream: Tensor<Double>, storing stored: [Int: Tensor<Double>] = [:]
  ) -> [Tensor<Double>] {
    guard case .function(let rule) = circuit.nodes[node].kind else { return [] }
    var inputs = circuit.nodes[node].inputs.map { values[$0] }
    for (place, tensor) in stored { inputs[place] = tensor }
    let output = stored.isEmpty ? values[circuit.namesake(of: node)] : rule.forward(inputs)
    return rule.pullback(upstream, inputs: inputs, output: output)
  }
}
