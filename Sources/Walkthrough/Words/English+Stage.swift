import Notation

/// What close-ups say besides captions.
extension English {
  func place(_ place: StagePlace) -> String {
    switch place {
    case .forwardStep(let number): "forward step \(number)"
    case .forwardDone: "forward pass done"
    case .seed: "the seed"
    case .question(let number, let count): "question \(number) of \(count)"
    case .backwardStep(let place): "backward \(step(place))"
    case .results: "results"
    case .trainingStep: "training step"
    }
  }

  func place(_ place: String, inIteration number: Int, of count: Int) -> String {
    "iteration \(number) of \(count) · \(place)"
  }

  func isUsed(_ name: MathText?, times count: Int) -> MathText {
    (name ?? "a value") + " is used \(count) times: a splitter node"
  }

  var seedForEachOutput: MathText { "a seed for each output" }

  func size(functions: Int, splitters: Int, isNarrow: Bool) -> MathText {
    let splittersText = splitters == 0 ? "" : splitters == 1 ? ", 1 splitter" : ", \(splitters) splitters"
    let whole = isNarrow ? "" : "the whole circuit: "
    return "\(whole)\(functions) function node\(functions == 1 ? "" : "s")\(splittersText)"
  }

  var gradientsAtInputs: MathText { "the gradients at the inputs" }

  func opening(outputs: [String]) -> String {
    let seeds = outputs.count == 1 ? "the seed" : "the seeds"
    return "Every dot is a node, every line a wire. The walk begins at the right, with \(seeds) on "
      + "\(outputs.joined(separator: " and ")), and visits one node at a time, each close up. Blue: the inputs."
  }

  var computesAndStores: String { "It computes its output and stores its inputs for the backward pass." }

  func splitterRule(branches count: Int) -> String {
    "One value, \(count) uses: what comes back along its \(count) branches is added."
  }

  var questionToFunction: String { "What goes back along each input wire?" }
  var questionToSplitter: String { "What does the splitter send back?" }
  func questionOfUpdate(_ name: String) -> String { "What does \(name) become?" }

  func trainingStep(rate: String, isLast: Bool) -> String {
    "A step of \(rate) against the gradient. "
      + (isLast ? "The training ends here." : "The next forward pass begins with the new value.")
  }

  func resultsAfter(steps count: Int) -> String {
    count == 1
      ? "One step of the backward pass gives all gradients."
      : "Every node has been visited once: \(count) steps for all gradients, however many inputs there are."
  }

  func moreInputs(_ count: Int) -> String { "⋮  \(count) more inputs" }
  func moreBranches(_ count: Int) -> String { "⋮  \(count) more" }
  func moreResults(_ count: Int) -> String { "and \(count) more" }
  var seeBelow: String { "see below" }
  func seed(of name: MathText) -> MathText { "seed of \(name)" }
  func new(_ name: MathText) -> MathText { "new \(name)" }

  func input(_ name: String?) -> String { "input \(name ?? "wire")" }
  func constant(_ name: String?) -> String { "constant \(name ?? "")" }
  func splitterNode(of name: String?) -> String { "splitter node" + (name.map { " of \($0)" } ?? "") }
  func functionNode(_ statement: String) -> String { "function node \(statement)" }

  func wire(_ name: String?, value: String?, gradient: String?) -> String {
    let wire = ["wire", name].compactMap(\.self).joined(separator: " ")
    return [wire, value.map { "value \($0)" }, gradient.map { "gradient \($0)" }].compactMap(\.self)
      .joined(separator: ", ")
  }

  func tensor(ofShape shape: String) -> String { "of shape \(shape)" }
}
