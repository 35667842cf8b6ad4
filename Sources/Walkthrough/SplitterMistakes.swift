import Engine

/// What mistakes give at splitter nodes, where the gradients that come back are added.
extension Walkthrough {
  func mistakes(atSplitter node: Int) -> [MistakenAnswer] {
    let branches = circuit.nodes[node].outputs.compactMap { wire in
      annotated.shownGradient(of: wire).map { (name: symbol(of: wire).plain, gradient: $0) }
    }
    guard let first = branches.first, branches.count > 1 else { return [] }
    var made: [MistakenAnswer] = []
    for branch in branches {
      made.append(
        MistakenAnswer(
          mistake: .overwrote, answer: branch.gradient,
          told: "only what came back on \(branch.name), as if it overwrote the rest: \(text(branch.gradient))"))
    }
    let product = branches.dropFirst().reduce(first.gradient) { $0 * $1.gradient }
    let factors = branches.map { bracketed(text($0.gradient)) }.joined(separator: " × ")
    made.append(
      MistakenAnswer(
        mistake: .multipliedBranches, answer: product,
        told: "the product of what comes back, \(factors) = \(text(product))"))
    for (place, branch) in branches.enumerated() {
      let rest = branches.indices.filter { $0 != place }.map { branches[$0].gradient }
      let sum = rest.dropFirst().reduce(rest[0]) { $0 + $1 }
      let terms = rest.count == 1 ? "" : rest.map { bracketed(text($0)) }.joined(separator: " + ") + " = "
      made.append(
        MistakenAnswer(
          mistake: .forgotBranch, answer: sum,
          told: "the sum without the branch \(branch.name), \(terms)\(text(sum))"))
    }
    return made
  }

  private func text(_ tensor: Tensor<Double>) -> String { shown(tensor).inline }
}
