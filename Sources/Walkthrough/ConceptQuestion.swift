import Engine
import Notation

/// A question about the rule itself, put with the nodes and numbers of a circuit.
public struct ConceptQuestion: Sendable {
  /// What of the rule it asks for.
  public enum Kind: String, CaseIterable, Sendable {
    /// Whether a function node sends the same gradient to all inputs.
    case sameToAll = "same-to-all"
    /// Which two values a function node multiplies.
    case factors
    /// Why it needs its stored inputs.
    case storedInputs = "stored-inputs"
    /// What a splitter node does with what comes back.
    case splitter
  }

  /// An answer to choose.
  public struct Option: Sendable {
    /// As it stands beside its button.
    public let text: String
    /// Whether it is the answer.
    public let isRight: Bool
    /// What is said to those who choose it.
    public let feedback: String
  }

  /// What of the rule it asks for.
  public let kind: Kind
  /// The question, in one sentence or two.
  public let prompt: String
  /// In the order in which they are shown; one of them is right.
  public let options: [Option]
  /// Whether it asks if a sentence is true.
  public var isTrueOrFalse: Bool { kind == .sameToAll }
}

extension Walkthrough {
  /// The questions about the rule for which the circuit has a node.
  public var conceptQuestions: [ConceptQuestion] {
    let nodes = circuit.backwardOrder
    let functions = nodes.filter { !circuit.isSplitter($0) }
    let unequal = functions.first { hasUnequalSends($0) }
    let varying = functions.first { !storedInputsThatCount($0).isEmpty }
    return [
      functions.first.map { _ in sameToAll(example: unequal, sum: functions.first { hasEqualSends($0) }) },
      (unequal ?? functions.first).map(factors), varying.map(storedInputs),
      nodes.first { circuit.isSplitter($0) && sum(of: $0).left != "" }.map(splitter),
    ].compactMap(\.self)
  }

  private func sameToAll(example: NodeID?, sum: NodeID?) -> ConceptQuestion {
    words.sameToAll(
      example: example.map { node in
        (
          called: called(node).plain,
          sent: sends(of: node).map { (gradientText(of: $0.wire) ?? "", symbol(of: $0.wire).plain) }
        )
      }, sum: sum.map { called($0).plain })
  }

  private func factors(_ node: NodeID) -> ConceptQuestion {
    let (output, send) = (circuit.namesake(of: node), sends(of: node)[0])
    return words.factors(
      of: called(node).plain, wire: symbol(of: send.wire).plain, local: derivative(of: output, by: send.wire).plain,
      output: symbol(of: output).plain, rule: rules(of: node)[0])
  }

  private func storedInputs(_ node: NodeID) -> ConceptQuestion {
    words.storedInputs(
      of: called(node).plain, locals: storedInputsThatCount(node).map { "\($0.local) = \($0.formula)" })
  }

  private func splitter(_ node: NodeID) -> ConceptQuestion {
    let added = sum(of: node)
    return words.splitterQuestion(
      symbol(of: circuit.namesake(of: node)).plain,
      parts: circuit.nodes[node].outputs.compactMap { gradientText(of: $0) }, sum: added.left + added.right)
  }

  private func hasUnequalSends(_ node: NodeID) -> Bool {
    let gradients = sends(of: node).map { annotated.shownGradient(of: $0.wire) }
    return gradients.count > 1 && gradients.contains { $0 != gradients[0] }
  }

  private func hasEqualSends(_ node: NodeID) -> Bool {
    guard case .function(let rule) = circuit.nodes[node].kind else { return false }
    return rule.name == "add" && sends(of: node).count > 1 && isScalar(node)
  }

  /// The local gradients whose formulas have an input of the node in them.
  private func storedInputsThatCount(_ node: NodeID) -> [(local: String, formula: String)] {
    let (inputs, output) = (circuit.nodes[node].inputs, circuit.namesake(of: node))
    let keys = inputs.map(key)
    let keyed = zip(inputs, keyedNotation(of: node)).filter { _, notation in
      notation.factor?.parts.contains { keys.contains($0.head) } ?? false
    }.map(\.0)
    return sends(of: node).filter { keyed.contains($0.wire) }.compactMap { send in
      send.notation.factor.map { (derivative(of: output, by: send.wire).plain, $0.mathText.plain) }
    }
  }
}
