public import Engine
public import Notation

extension Walkthrough {
  /// What a step says.
  public func caption(of step: Step) -> Caption {
    let own = inChapter(of: step)
    let caption = own.captionWithinChapter(of: step)
    guard let training, training.iterations.count > 1 else { return caption }
    return caption.within("Iteration \(step.chapter + 1) of \(training.iterations.count)")
  }

  private func captionWithinChapter(of step: Step) -> Caption {
    switch step.kind {
    case .compute(let node): captionOfComputing(node)
    case .forward: captionOfForwardPass()
    case .seed: captionOfSeed()
    case .ask(let node): captionOfAsking(node, at: step)
    case .function(let node): captionOfFunctionNode(node, at: step)
    case .splitter(let node): captionOfSplitter(node, at: step)
    case .results: captionOfResults()
    case .askUpdate(let wire): captionOfAskingUpdate(of: wire, at: step)
    case .update(let wire): captionOfUpdate(of: wire, at: step)
    }
  }

  /// A wire's symbol, or the number that a constant is.
  public func symbol(of wire: WireID) -> MathText { symbols[wire] }

  /// The value of a wire as shown.
  public func value(of wire: WireID) -> ShownTensor { shownValues[wire] }

  /// The gradient of a wire as shown; nil where none arrives.
  public func gradient(of wire: WireID) -> ShownTensor? { shownGradients[wire] }

  /// The value of a wire as a sentence has it.
  public func valueText(of wire: WireID) -> String { value(of: wire).inline }

  /// The gradient of a wire as a sentence has it; nil where none arrives.
  public func gradientText(of wire: WireID) -> String? { gradient(of: wire)?.inline }

  private func captionOfComputing(_ node: NodeID) -> Caption {
    let name = symbol(of: circuit.namesake(of: node))
    let value = valueText(of: circuit.namesake(of: node))
    if circuit.isSplitter(node) {
      let count = circuit.nodes[node].outputs.count
      var caption = Caption(
        "Forward pass · splitter node \(name)",
        sentence: "Splitter node \(name.plain) passes the value \(value) on to each of its \(count) branches.")
      caption.lines = ["\(name) = \(value) is used \(count) times: every branch carries it"]
      return caption
    }
    let called = called(node)
    let stored = circuit.nodes[node].inputs.map { "\(symbol(of: $0)) = \(valueText(of: $0))" as MathText }
    var caption = Caption(
      "Forward pass · function node \(called)",
      sentence: "Function node \(called.plain) computes \(value) and stores its inputs.")
    caption.lines = ["\(called) = \(value)"]
    let named = zip(circuit.nodes[node].inputs, stored).filter { circuit.wires[$0.0].dependsOnInputs }.map(\.1)
    if !named.isEmpty {
      caption.lines.append("it stores its inputs for the backward pass: \(named.joined(separator: ", "))")
    }
    caption.remarks = circuit.nodes[node].notes + births(at: node, ofGradients: false)
    return caption
  }

  private func captionOfForwardPass() -> Caption {
    let values = circuit.outputs.map { "\(symbol(of: $0)) = \(valueText(of: $0))" as MathText }
    var caption = Caption(
      "Forward pass",
      sentence: "The forward pass is done: every wire has its value, and the "
        + "\(values.count == 1 ? "output is" : "outputs are") \(list(values.map(\.plain))).")
    caption.lines = [
      "every wire has its value, every function node has stored its inputs: \(values.joined(separator: ", "))"
    ]
    caption.remarks = births.filter { !$0.isGradient }.map { "\(nodeName($0)): \($0.told)" }
    return caption
  }

  private func captionOfSeed() -> Caption {
    let output = symbol(of: circuit.output)
    let seed = shown(annotated.seed).inline
    guard circuit.wires[circuit.output].receivesGradient else {
      return Caption(
        "Backward pass · seed",
        sentence: "The output \(output.plain) depends on no input wire, so there is nothing to send back.")
    }
    if circuit.outputs.count > 1 { return captionOfSeeds() }
    let isDerivative = annotated.isOfOneOutput
    var caption = Caption(
      "Backward pass · seed",
      sentence: isDerivative
        ? "The seed: the backward pass starts on the output wire \(output.plain) with the gradient 1."
        : "The seed: the output wire \(output.plain) receives the upstream gradient \(seed).")
    caption.lines = [
      isDerivative
        ? "the backward pass starts on the output wire: \(derivative(of: circuit.output, by: circuit.output)) = 1"
        : "the backward pass starts on the output wire: \(output) receives the upstream gradient \(seed)"
    ]
    return caption
  }

  private func captionOfSeeds() -> Caption {
    let seeds = zip(circuit.outputs, annotated.seeds).map {
      "\(symbol(of: $0)) receives \(shown($1).inline)" as MathText
    }
    var caption = Caption(
      "Backward pass · seeds",
      sentence: "The seeds: each output wire starts a backward pass into the same circuit; "
        + "\(list(seeds.map(\.plain))).")
    caption.lines = [
      "each output wire starts a backward pass into the same circuit: \(seeds.joined(separator: ", "))",
      "what meets is added at splitter nodes",
    ]
    return caption
  }

  private func captionOfSplitter(_ node: NodeID, at step: Step) -> Caption {
    let wire = circuit.nodes[node].inputs[0]
    let name = symbol(of: wire)
    let sum = sum(of: node)
    var caption = Caption(
      heading(step, "splitter node \(name)"),
      sentence: "Splitter node \(name.plain) adds what comes back on its branches: \(sum.left)\(sum.right).")
    caption.lines = [
      "the wire \(name) is used \(uses(of: node)), so its gradient is the sum of what comes back:",
      "\(gradientName(of: wire)) = \(sum.left)\(MathText(sum.right, .strong))",
    ]
    caption.remarks = births(at: node, ofGradients: true)
    return caption
  }

  /// How often the wire of a splitter is used: `3 times`.
  func uses(of splitter: NodeID) -> String {
    let branches = circuit.nodes[splitter].outputs
    let live = branches.count { circuit.wires[$0].receivesGradient }
    let uses = "\(branches.count) times"
    return live == branches.count ? uses : "\(uses), \(live) of them on the way to the output"
  }

  /// What a splitter node adds, with the digits that make it true.
  func sum(of splitter: NodeID) -> ShownSum {
    let node = circuit.nodes[splitter]
    return ShownSum(
      of: node.outputs.compactMap { annotated.shownGradient(of: $0) },
      total: annotated.shownGradient(of: node.inputs[0]) ?? Tensor(0), digits: digits)
  }

  private func captionOfResults() -> Caption {
    let results = circuit.inputNodes.compactMap { node -> MathText? in
      let wire = circuit.nodes[node].outputs.lowerBound
      guard let gradient = gradientText(of: wire) else { return nil }
      return "\(gradientName(of: wire)) = \(MathText(gradient, .strong))"
    }
    guard !results.isEmpty else {
      return Caption("Results", sentence: "The output depends on no input wire: there are no gradients.")
    }
    let rows = jacobianOfOutputs
    let told = rows.isEmpty ? "" : " The Jacobian, a row for each output: \(rows.map(\.plain).joined(separator: "; "))."
    var caption = Caption(
      "Results · the gradients at the inputs",
      sentence: "The backward pass is done; read off at the inputs: \(list(results.map(\.plain))).\(told)")
    caption.lines = Self.lines(of: results) + rows
    return caption
  }

  /// Of several scalar outputs, a row for each of them: `∂p/∂x = 3, ∂p/∂y = 2`. Where Jacobians are asked for.
  private var jacobianOfOutputs: [MathText] {
    guard showsJacobians, circuit.outputs.count > 1 else { return [] }
    return circuit.outputs.filter { annotated.values[$0].shape.isScalar }.map { output in
      let gradients = annotated.shownGradients(ofOutput: output)
      let entries = circuit.inputNodes.compactMap { node -> MathText? in
        let wire = circuit.nodes[node].outputs.lowerBound
        return gradients[wire].map { "\(derivative(of: output, by: wire)) = \(shown($0).inline)" }
      }
      return entries.joined(separator: ", ")
    }
  }

  /// Results one after the other, up to four in a line, fewer where they are long.
  private static func lines(of results: [MathText]) -> [MathText] {
    var lines: [[MathText]] = []
    for result in results {
      let length = (lines.last ?? []).reduce(0) { $0 + $1.plain.count + 4 } + result.plain.count
      if let last = lines.last, last.count < 4, length <= 84 {
        lines[lines.count - 1].append(result)
      } else {
        lines.append([result])
      }
    }
    return lines.map { $0.joined(separator: ",   ") }
  }

  /// - Parameter isInside: whether words stand before it.
  func heading(_ step: Step, _ rest: MathText, isInside: Bool = false) -> MathText {
    let (number, count) = backwardProgress(of: step)
    return "\(isInside ? "b" : "B")ackward step \(number) of \(count) · \(rest)"
  }

  /// ∂f/∂x. With a seed other than 1 the output is part of something larger that has no name here.
  func gradientName(of wire: WireID) -> MathText {
    annotated.isOfOneOutput ? derivative(of: circuit.output, by: wire) : "gradient of \(symbol(of: wire))"
  }

  /// A tensor as this walkthrough shows it.
  func shown(_ tensor: Tensor<Double>) -> ShownTensor { ShownTensor(tensor, digits: digits) }

  /// A factor of a product, in brackets where its own sign would run into it: `1 × (1×10¹⁰)`, `(2×10⁻⁵) × (−3)`.
  func factor(_ number: String, isFirst: Bool = false) -> String {
    number.contains("×") || (!isFirst && number.hasPrefix("−")) ? "(\(number))" : number
  }

  /// A negative number in brackets, as behind a sign of operation.
  func bracketed(_ number: String) -> String { number.hasPrefix("−") ? "(\(number))" : number }

  /// `a, b and c`
  func list(_ items: [String]) -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " and " + last
  }
}
