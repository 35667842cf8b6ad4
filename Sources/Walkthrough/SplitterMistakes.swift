import Engine

/// What mistakes give at splitter nodes, where the gradients that come back are added.
extension Walkthrough {
  func mistakes(atSplitter node: NodeID) -> [MistakenAnswer] {
    let branches = circuit.nodes[node].outputs.compactMap { wire in
      annotated.shownGradient(of: wire).map {
        (name: symbol(of: wire).plain, gradient: $0, text: gradientText(of: wire) ?? "")
      }
    }
    guard let first = branches.first, branches.count > 1 else { return [] }
    var made: [MistakenAnswer] = []
    for branch in branches {
      made.append(
        MistakenAnswer(
          mistake: .overwrote, answer: branch.gradient,
          told: words.told(.onlyBranch(branch.name, gradient: branch.text))))
    }
    let product = branches.dropFirst().reduce(first.gradient) { $0 * $1.gradient }
    let factors = branches.enumerated().map { factor($1.text, isFirst: $0 == 0) }.joined(separator: " × ")
    made.append(
      MistakenAnswer(
        mistake: .multipliedBranches, answer: product,
        told: words.told(.productOfBranches("\(factors) = \(shown(product).inline)"))))
    for (place, branch) in branches.enumerated() {
      let rest = branches.indices.filter { $0 != place }.map { branches[$0].gradient }
      let answer = rest.dropFirst().reduce(rest[0]) { $0 + $1 }
      let sum = ShownSum(of: rest, total: answer, digits: digits)
      let told = rest.count == 1 ? branches[1 - place].text : sum.left + sum.right
      made.append(
        MistakenAnswer(
          mistake: .forgotBranch, answer: answer, told: words.told(.withoutBranch(branch.name, sum: told))))
    }
    return made
  }
}
