/// Questions about the rule itself.
extension English {
  func sameToAll(
    example: (called: String, sent: [(gradient: String, wire: String)])?, sum: String?
  ) -> ConceptQuestion {
    var reason = "Each input wire has a local gradient of its own"
    if let example {
      reason += ": \(example.called) sends \(list(example.sent.map { "\($0.gradient) along \($0.wire)" }))"
    }
    if let sum { reason += ". At \(sum) it only looks so: its local gradients are equal" }
    return ConceptQuestion(
      kind: .sameToAll,
      prompt: "True or false: a function node with two inputs sends the same gradient to both input wires.",
      options: [
        .init(text: "True", isRight: false, feedback: reason + "."),
        .init(text: "False", isRight: true, feedback: "Right. \(reason)."),
      ])
  }

  func factors(of called: String, wire: String, local: String, output: String, rule: String) -> ConceptQuestion {
    ConceptQuestion(
      kind: .factors,
      prompt: "Which two values does function node \(called) multiply to find what it sends back along \(wire)?",
      options: [
        .init(
          text: "The forward values of its inputs", isRight: false,
          feedback: "That is the forward pass of a product; the backward pass multiplies gradients."),
        .init(
          text: "Its upstream gradient and the forward value of \(wire)", isRight: false,
          feedback: "The upstream gradient is one of them; the other is the local gradient, whatever \(wire) is."),
        .init(
          text: "Its upstream gradient and its local gradient \(local)", isRight: true, feedback: "Right: \(rule)."),
        .init(
          text: "Its local gradient \(local) and its output value \(output)", isRight: false,
          feedback: "The local gradient is one of them; the other comes from the output wire: the upstream gradient."),
      ])
  }

  func storedInputs(of called: String, locals: [String]) -> ConceptQuestion {
    ConceptQuestion(
      kind: .storedInputs,
      prompt: "Why does function node \(called) need the inputs that it stored in the forward pass?",
      options: [
        .init(
          text: "Its local gradients are evaluated there", isRight: true,
          feedback: "Right: \(list(locals)), at the stored values."),
        .init(
          text: "It multiplies the upstream gradient by each of them", isRight: false,
          feedback: "It multiplies by local gradients, which are evaluated at the stored inputs: \(list(locals))."),
        .init(
          text: "It computes its output once more", isRight: false,
          feedback: "The output was computed in the forward pass; what is needed now are local gradients."),
        .init(
          text: "It does not need them", isRight: false,
          feedback: "Without them its local gradients are not known: \(list(locals))."),
      ])
  }

  func splitterQuestion(_ name: String, parts: [String], sum: String) -> ConceptQuestion {
    ConceptQuestion(
      kind: .splitter,
      prompt: "On the branches of splitter node \(name) come back \(list(parts)). What does it send back?",
      options: [
        .init(
          text: "Their product", isRight: false, feedback: "Function nodes multiply, splitter nodes add: \(sum)."),
        .init(
          text: "The one that comes back last", isRight: false,
          feedback: "Every branch has its say in the output; what comes back on all of them is added: \(sum)."),
        .init(text: "Their sum", isRight: true, feedback: "Right: \(sum)."),
        .init(
          text: "Their mean", isRight: false,
          feedback: "A change of \(name) goes into every branch at once, so the gradients are added: \(sum)."),
      ])
  }
}
