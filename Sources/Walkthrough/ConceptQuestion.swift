import Engine
import Notation

/// A question about the rule itself, put with the nodes and numbers of a circuit.
public struct ConceptQuestion: Sendable {
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

  public struct Option: Sendable {
    public let text: String
    public let isRight: Bool
    /// What is said to those who choose it.
    public let feedback: String
  }

  public let kind: Kind
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
    var reason = "Each input wire has a local gradient of its own"
    if let example { reason += ": \(called(example).plain) sends \(words.list(sentTexts(example)))" }
    if let sum { reason += ". At \(called(sum).plain) it only looks so: its local gradients are equal" }
    return ConceptQuestion(
      kind: .sameToAll,
      prompt: "True or false: a function node with two inputs sends the same gradient to both input wires.",
      options: [
        .init(text: "True", isRight: false, feedback: reason + "."),
        .init(text: "False", isRight: true, feedback: "Right. \(reason)."),
      ])
  }

  private func factors(_ node: NodeID) -> ConceptQuestion {
    let (output, send) = (circuit.namesake(of: node), sends(of: node)[0])
    let local = derivative(of: output, by: send.wire).plain
    let wire = symbol(of: send.wire).plain
    return ConceptQuestion(
      kind: .factors,
      prompt:
        "Which two values does function node \(called(node).plain) multiply to find what it sends back along \(wire)?",
      options: [
        .init(
          text: "The forward values of its inputs", isRight: false,
          feedback: "That is the forward pass of a product; the backward pass multiplies gradients."),
        .init(
          text: "Its upstream gradient and the forward value of \(wire)", isRight: false,
          feedback: "The upstream gradient is one of them; the other is the local gradient, whatever \(wire) is."),
        .init(
          text: "Its upstream gradient and its local gradient \(local)", isRight: true,
          feedback: "Right: \(rules(of: node)[0])."),
        .init(
          text: "Its local gradient \(local) and its output value \(symbol(of: output).plain)", isRight: false,
          feedback: "The local gradient is one of them; the other comes from the output wire: the upstream gradient."),
      ])
  }

  private func storedInputs(_ node: NodeID) -> ConceptQuestion {
    let names = storedInputsThatCount(node)
    let locals = names.map { "\($0.local) = \($0.formula)" }
    return ConceptQuestion(
      kind: .storedInputs,
      prompt: "Why does function node \(called(node).plain) need the inputs that it stored in the forward pass?",
      options: [
        .init(
          text: "Its local gradients are evaluated there", isRight: true,
          feedback: "Right: \(words.list(locals)), at the stored values."),
        .init(
          text: "It multiplies the upstream gradient by each of them", isRight: false,
          feedback: "It multiplies by local gradients, which are evaluated at the stored inputs: \(words.list(locals))."
        ),
        .init(
          text: "It computes its output once more", isRight: false,
          feedback: "The output was computed in the forward pass; what is needed now are local gradients."),
        .init(
          text: "It does not need them", isRight: false,
          feedback: "Without them its local gradients are not known: \(words.list(locals))."),
      ])
  }

  private func splitter(_ node: NodeID) -> ConceptQuestion {
    let wire = circuit.namesake(of: node)
    let name = symbol(of: wire).plain
    let gradients = circuit.nodes[node].outputs.compactMap { gradientText(of: $0) }
    let added = sum(of: node)
    let sum = added.left + added.right
    return ConceptQuestion(
      kind: .splitter,
      prompt: "On the branches of splitter node \(name) come back \(words.list(gradients)). What does it send back?",
      options: [
        .init(
          text: "Their product", isRight: false,
          feedback: "Function nodes multiply, splitter nodes add: \(sum)."),
        .init(
          text: "The one that comes back last", isRight: false,
          feedback: "Every branch has its say in the output; what comes back on all of them is added: \(sum)."),
        .init(text: "Their sum", isRight: true, feedback: "Right: \(sum)."),
        .init(
          text: "Their mean", isRight: false,
          feedback: "A change of \(name) goes into every branch at once, so the gradients are added: \(sum)."),
      ])
  }

  /// `−4 along x`, for each wire.
  private func sentTexts(_ node: NodeID) -> [String] {
    sends(of: node).map { "\(gradientText(of: $0.wire) ?? "") along \(symbol(of: $0.wire).plain)" }
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
