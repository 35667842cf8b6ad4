public import Engine
public import Notation

extension Walkthrough {
  /// What a step says.
  public func caption(of step: Step) -> Caption {
    let own = inChapter(of: step)
    let caption = own.captionWithinChapter(of: step)
    guard let training, training.iterations.count > 1 else { return caption }
    return words.iteration(step.chapter + 1, of: training.iterations.count, caption)
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
      return words.splitterComputes(name, value: value, count: circuit.nodes[node].outputs.count)
    }
    let stored = circuit.nodes[node].inputs.filter { circuit.wires[$0].dependsOnInputs }
      .map { "\(symbol(of: $0)) = \(valueText(of: $0))" as MathText }
    var caption = words.functionComputes(called(node), value: value, stored: stored)
    caption.remarks = circuit.nodes[node].notes + births(at: node, ofGradients: false)
    return caption
  }

  private func captionOfForwardPass() -> Caption {
    var caption = words.forwardPassDone(
      outputs: circuit.outputs.map { "\(symbol(of: $0)) = \(valueText(of: $0))" as MathText })
    caption.remarks = births.filter { !$0.isGradient }.map {
      words.born($0.kind.rawValue, at: called($0.node), $0.reason)
    }
    return caption
  }

  private func captionOfSeed() -> Caption {
    let output = symbol(of: circuit.output)
    guard circuit.wires[circuit.output].receivesGradient else { return words.nothingToSeed(output: output) }
    if circuit.outputs.count > 1 {
      return words.seeds(
        zip(circuit.outputs, annotated.seeds).map { (output: symbol(of: $0), upstream: shown($1).inline) })
    }
    return annotated.isOfOneOutput
      ? words.seedOfOne(output: output, derivative: derivative(of: circuit.output, by: circuit.output))
      : words.seed(output: output, upstream: shown(annotated.seed).inline)
  }

  private func captionOfSplitter(_ node: NodeID, at step: Step) -> Caption {
    let wire = circuit.nodes[node].inputs[0]
    let sum = sum(of: node)
    var caption = words.splitterAdds(
      symbol(of: wire), at: backwardPlace(of: step), uses: uses(of: node), gradient: gradientName(of: wire),
      terms: sum.left, sum: sum.right)
    caption.remarks = births(at: node, ofGradients: true)
    return caption
  }

  /// How often the wire of a splitter is used.
  func uses(of splitter: NodeID) -> WireUses {
    let branches = circuit.nodes[splitter].outputs
    return WireUses(count: branches.count, live: branches.count { circuit.wires[$0].receivesGradient })
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
    guard !results.isEmpty else { return words.noResults() }
    return words.results(results, lines: Self.lines(of: results), rows: jacobianOfOutputs)
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

  /// A step's number among those of the backward pass.
  public func backwardPlace(of step: Step) -> BackwardPlace {
    let (number, count) = backwardProgress(of: step)
    return BackwardPlace(number: number, count: count)
  }

  /// ∂f/∂x. With a seed other than 1 the output is part of something larger that has no name here.
  func gradientName(of wire: WireID) -> MathText {
    annotated.isOfOneOutput ? derivative(of: circuit.output, by: wire) : words.gradient(of: symbol(of: wire))
  }

  /// A tensor as this walkthrough shows it.
  func shown(_ tensor: Tensor<Double>) -> ShownTensor { ShownTensor(tensor, digits: digits) }

  /// A factor of a product, in brackets where its own sign would run into it: `1 × (1×10¹⁰)`, `(2×10⁻⁵) × (−3)`.
  func factor(_ number: String, isFirst: Bool = false) -> String {
    number.contains("×") || (!isFirst && number.hasPrefix("−")) ? "(\(number))" : number
  }

  /// A negative number in brackets, as behind a sign of operation.
  func bracketed(_ number: String) -> String { number.hasPrefix("−") ? "(\(number))" : number }
}
