import Notation

/// Products as textbooks write them.
extension CircuitCompiler {
  /// The function that a product without a sign or with a dot is: of numbers the plain one, of matrices and vectors
  /// theirs.
  ///
  ///     W x        // matmul, of a matrix and a vector
  ///     wᵀ x       // matmul, of two vectors: a number
  ///     δ xᵀ       // outer, of two vectors: a matrix
  ///     w · x      // matmul, of two vectors
  func product(_ operands: [Operand], of part: Formula.Part, in activation: Activation) -> String {
    let ranks = operands.map { shape(of: $0).rank }
    guard ranks.allSatisfy({ $0 > 0 }) else { return "multiply" }
    if ranks.contains(where: { $0 > 1 }) || part.product == .dotted { return "matmul" }
    if isRow(part.arguments[0], in: activation) { return "matmul" }
    return isRow(part.arguments[1], in: activation) ? "outer" : "multiply"
  }

  /// Whether a vector is a row: one that is transposed, `bᵀ`, and its product with matrices, `bᵀ W`.
  private func isRow(_ place: Int, in activation: Activation) -> Bool {
    var place = place
    while activation.formula.parts[place].product != nil { place = activation.formula.parts[place].arguments[0] }
    return activation.formula.parts[place].head == .call("transpose") && shape(of: activation.operands[place]).rank == 1
  }

  func shape(of operand: Operand) -> Shape {
    if case .source(let source) = operand { return builder.shape(of: source) }
    return operand.literal?.shape ?? .scalar
  }
}
