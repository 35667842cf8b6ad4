/// What questions ask and what answers show.
extension English {
  func questionAtFunction(_ called: String, stored: [String], upstream: String, wire: String) -> String {
    "Function node \(called) has stored \(list(stored)), and receives the upstream gradient \(upstream). "
      + "What does it send back along \(wire)?"
  }

  func questionAtSplitter(_ name: String, parts: [String]) -> String {
    "On the branches of splitter node \(name) come back \(list(parts)). What does it send back along \(name)?"
  }

  func ruleOfProduct(_ arithmetic: String) -> String { "upstream × local gradient, \(arithmetic)" }
  func ruleOfSum(_ arithmetic: String) -> String { "the sum of what comes back, \(arithmetic)" }

  func right(_ rule: String, alike: [String]) -> String {
    "Right: \(rule)." + (alike.isEmpty ? "" : " It proves little: the same comes of \(either(alike)).")
  }

  func wrong(_ rule: String, alike: [String]) -> String {
    alike.isEmpty ? "Not so: right is \(rule)." : "That is \(either(alike)); right is \(rule)."
  }

  func tryAgain(alike: [String]) -> String {
    (alike.isEmpty ? "Not so." : "That is \(either(alike)).") + " Try once more."
  }

  func wrongShape(_ given: String, expected: String) -> String {
    "A gradient has the shape of its wire, here \(expected), and this has \(given)."
  }

  func either(_ alike: [String]) -> String { alike.joined(separator: "; or ") }

  func name(of mistake: Mistake) -> String {
    switch mistake {
    case .ownValue: "multiplied by the wire's own forward value"
    case .outputValue: "multiplied by the node's output value"
    case .forgotUpstream: "forgot the upstream gradient"
    case .sameToAll: "sent the upstream gradient on unchanged"
    case .added: "added instead of multiplied"
    case .lostSign: "lost the sign"
    case .splitEvenly: "split the upstream gradient evenly among the inputs"
    case .atOutput: "took the local gradient at the output instead of the stored input"
    case .forgotTranspose: "forgot the transpose"
    case .wrongOrder: "multiplied the matrices in the wrong order"
    case .overwrote: "overwrote at a splitter node instead of adding"
    case .multipliedBranches: "multiplied at a splitter node instead of adding"
    case .forgotBranch: "forgot a branch of a splitter node"
    case .ascended: "went up the gradient instead of down"
    case .forgotRate: "forgot the learning rate"
    case .onlyTheChange: "gave the change instead of the new value"
    case .plainStep: "took the gradient of this pass alone"
    }
  }

  var localGradient: String { "local gradient" }

  func told(_ done: WronglyDone) -> String {
    switch done {
    case .timesOwnValue(let arithmetic): "upstream × the wire's own value, \(arithmetic)"
    case .timesOutput(let arithmetic): "upstream × the node's output, \(arithmetic)"
    case .plusLocal(let arithmetic): "upstream + local gradient, not their product, \(arithmetic)"
    case .localAlone(let answer): "the local gradient alone, without upstream: \(answer)"
    case .upstreamUnchanged(let answer): "the upstream gradient unchanged, \(answer)"
    case .upstreamSplit(let quotient, let share):
      "the upstream gradient split evenly among the inputs, \(quotient)\(share)"
    case .wrongSign(let answer): "the right size with the wrong sign, \(answer)"
    case .localAtOutput(let output, let product, let answer):
      "the local gradient taken at the output \(output) instead of the stored input"
        + "\(product.isEmpty ? ":" : ",") \(product)\(answer)"
    case .withoutTranspose(let product, let answer): "\(product), without the transpose = \(answer)"
    case .wrongOrder(let product, let answer): "\(product), the matrices in the wrong order = \(answer)"
    case .onlyBranch(let branch, let gradient):
      "only what came back on \(branch), as if it overwrote the rest: \(gradient)"
    case .productOfBranches(let arithmetic): "the product of what comes back, \(arithmetic)"
    case .withoutBranch(let branch, let sum): "the sum without the branch \(branch), \(sum)"
    case .stepAdded(let answer): "the step added, up the gradient instead of down, \(answer)"
    case .withoutRate(let answer): "the gradient subtracted without the learning rate, \(answer)"
    case .changeAlone(let answer): "the change alone, without the value that is changed, \(answer)"
    case .plainStep(let answer): "a plain step with this pass's gradient alone, \(answer)"
    }
  }

  func reportHeading(step: Int, at called: String?, wire: String) -> String {
    "step \(step), \(called ?? "splitter node"), wire \(wire)"
  }

  func exposes(_ count: Int, of all: Int) -> String { "  exposes \(count) of \(all) mistakes" }

  func hides(_ mistakes: [Mistake], whateverInputs: Bool) -> String {
    "  hides\(whateverInputs ? " whatever the inputs" : ""): \(names(mistakes))"
  }

  func confuses(_ one: Mistake, _ other: Mistake) -> String {
    "  takes for one: \(name(of: one)); \(name(of: other))"
  }

  func exposesNowhere(_ mistakes: [Mistake]) -> String { "no question exposes: \(names(mistakes))" }

  private func names(_ mistakes: [Mistake]) -> String { mistakes.map(name).joined(separator: "; ") }
}
