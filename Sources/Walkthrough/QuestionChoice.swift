import Engine

/// Which steps are asked for, and which question of how many one is.
extension Walkthrough {
  /// The same walkthrough with a question before each step of the backward pass, or before a chosen few.
  ///
  ///     walkthrough.asking(atMost: 12)   // one of each function and of the splitters before a second of any
  ///
  /// - Parameter count: how many questions there are at most; nil for one at each step. Equal circuits give equal choices.
  public func asking(_ asking: Asking = .inTurn, atMost count: Int? = nil) -> Walkthrough {
    let updates = training?.iterations.first?.updates.isEmpty == false ? 1 : 0
    return Walkthrough(
      annotated, title: title, digits: digits, showsJacobians: showsJacobians, asking: asking,
      of: count.map { Set(chosenNodes(max(0, $0 - updates))) }, source: source, focus: focus, training: training,
      words: words)
  }

  /// Of a walkthrough that asks, the questions and their answers in turn.
  public var pairs: [Step] {
    steps.indices.filter { steps[$0].asks || ($0 > 0 && steps[$0 - 1].asks) }.map { steps[$0] }
  }

  /// Which question of its chapter a step asks, from 1, and how many there are.
  public func questionProgress(of step: Step) -> (number: Int, count: Int) {
    let asked = steps.filter { $0.asks && $0.chapter == step.chapter }
    return (asked.count { $0.place <= step.place }, asked.count)
  }

  /// What a question is about: nodes that are asked for in the same way are of one kind.
  private enum Kind: Hashable {
    case splitter
    /// A function, by its name, of numbers or of so many axes.
    case function(String, rank: Int)
  }

  /// The nodes to ask for: in rounds, one of each kind in a round. Splitters come first, then functions in the order of the
  /// backward pass. Of one kind the first node is followed by the last, and then by those between.
  private func chosenNodes(_ count: Int) -> [NodeID] {
    var kinds: [Kind] = []
    var members: [Kind: [NodeID]] = [:]
    for node in circuit.backwardOrder where questions(of: node).contains(where: \.isAskable) {
      let kind = kind(of: node)
      if members[kind] == nil { kinds.append(kind) }
      members[kind, default: []].append(node)
    }
    kinds = kinds.filter { $0 == .splitter } + kinds.filter { $0 != .splitter }
    let rounds = kinds.map { Self.fromBothEnds(members[$0] ?? []) }
    var chosen: [NodeID] = []
    for round in 0..<(rounds.map(\.count).max() ?? 0) {
      for nodes in rounds where round < nodes.count && chosen.count < count { chosen.append(nodes[round]) }
    }
    return chosen
  }

  private func kind(of node: NodeID) -> Kind {
    guard case .function(let rule) = circuit.nodes[node].kind else { return .splitter }
    return .function(rule.name, rank: annotated.values[circuit.namesake(of: node)].shape.rank)
  }

  /// The first, the last, the second, the last but one, and so on.
  private static func fromBothEnds(_ nodes: [NodeID]) -> [NodeID] {
    nodes.indices.map { $0 % 2 == 0 ? nodes[$0 / 2] : nodes[nodes.count - 1 - $0 / 2] }
  }
}
