public import Engine

/// What is asked for at one wire in a step of the backward pass: the gradient that is sent back along it.
///
///     for question in walkthrough.questions(at: step) {
///       question.diagnosis(of: Tensor(3)).sentence
///     }   // That is upstream × the wire's own value, 1 × 3 = 3; right is upstream × local gradient, 1 × (−4) = −4.
public struct Question: Sendable {
  /// The node at work.
  public let node: NodeID
  /// The input wire along which the gradient goes back.
  public let wire: WireID
  /// All that has to be known to answer, in one sentence, and the question.
  public let prompt: String
  /// The right answer, of the wire's shape: 0 for a rounding error of zero.
  public let answer: Tensor<Double>
  /// What follows from the numbers as they are shown, where that is another number: right as well. Of the answer's shape.
  public let alsoRight: [Tensor<Double>]
  /// The rule with its numbers: `upstream × local gradient, 1 × (−4) = −4`.
  public let rule: String
  /// What mistakes give here, as far as they give a finite number of the wire's shape.
  public let mistaken: [MistakenAnswer]
  /// The language in which it is asked and answers are told of.
  let words: any Words
  /// How far an answer may be off: so many parts of a number, and near 0 by this much.
  let tolerance: (parts: Double, absolute: Double)

  /// Whether its numbers can be read in the picture and written down.
  public var isAskable: Bool {
    answer.shape.extents.allSatisfy { $0 <= ShownTensor.largestGrid } && answer.shape.rank <= 2
  }

  /// How far an answer may be from a number and still be taken for it: one unit of the last digit that is shown.
  public func tolerance(for number: Double) -> Double { max(abs(number) / tolerance.parts, tolerance.absolute) }

  /// Whether an answer is right: each of its numbers is that of the answer, or follows from what is shown.
  func isRight(_ given: Tensor<Double>) -> Bool {
    given.shape == answer.shape
      && given.elements.enumerated().allSatisfy { place, number in
        ([answer] + alsoRight).contains { abs(number - $0.elements[place]) <= tolerance(for: $0.elements[place]) }
      }
  }

  /// Whether two answers are taken for the same.
  func matches(_ given: Tensor<Double>, _ expected: Tensor<Double>) -> Bool {
    given.shape == expected.shape
      && zip(given.elements, expected.elements).allSatisfy { abs($0 - $1) <= tolerance(for: $1) }
  }
}

extension Walkthrough {
  /// The questions of a step: one for each wire along which its node sends a gradient back; none in other steps.
  public func questions(at step: Step) -> [Question] {
    switch step.kind {
    case .compute, .forward, .seed, .results: []
    case .ask(let node), .function(let node), .splitter(let node): inChapter(of: step).questions(of: node)
    case .askUpdate(let wire), .update(let wire): inChapter(of: step).questions(ofUpdate: wire, at: step)
    }
  }

  /// The questions of a node that works in the backward pass.
  public func questions(of node: NodeID) -> [Question] {
    if circuit.isSplitter(node) {
      let wire = circuit.nodes[node].inputs[0]
      return [
        question(
          node, wire, following: followingSums(at: node), rule: ruleOfSplitter(node), mistakes(atSplitter: node))
      ]
    }
    let rules = rules(of: node)
    return sends(of: node).enumerated().map { place, send in
      question(
        node, send.wire, following: followingProducts(at: node, send), rule: rules[place], mistakes(at: node, send))
    }
  }

  private func question(
    _ node: NodeID, _ wire: WireID, following: [Tensor<Double>], rule: String, _ mistaken: [MistakenAnswer]
  ) -> Question {
    let answer = annotated.shownGradient(of: wire) ?? Tensor(0)
    let carried = circuit.nodes[node].outputs.compactMap { annotated.gradients[$0]?.elements }
    let scale = (carried.joined() + answer.elements).reduce(0) { max($0, abs($1)) }
    let tolerance = (parts: Power.ofTen(digits - 1), absolute: 1e-9 * scale)
    // Half of it is for the rounding of what is given.
    let others = following.filter { other in
      other.isFinite && other.shape == answer.shape
        && zip(other.elements, answer.elements).contains {
          abs($0 - $1) > max(abs($1) / tolerance.parts, tolerance.absolute) / 2
        }
    }
    return Question(
      node: node, wire: wire, prompt: prompt(node, wire), answer: answer, alsoRight: others, rule: rule,
      mistaken: mistaken.filter { $0.answer.isFinite && $0.answer.shape == answer.shape }, words: words,
      tolerance: tolerance)
  }

  private func prompt(_ node: NodeID, _ wire: WireID) -> String {
    let name = symbol(of: wire).plain
    if circuit.isSplitter(node) {
      return words.questionAtSplitter(name, parts: circuit.nodes[node].outputs.compactMap { gradientText(of: $0) })
    }
    let stored = circuit.nodes[node].inputs.filter { circuit.wires[$0].dependsOnInputs }
      .map { "\(symbol(of: $0).plain) = \(valueText(of: $0))" }
    return words.questionAtFunction(
      called(node).plain, stored: stored, upstream: gradientText(of: circuit.namesake(of: node)) ?? "", wire: name)
  }

  /// For each wire that receives a gradient, the function node rule with numbers, as the step's caption has it.
  func rules(of node: NodeID) -> [String] {
    switch captionTable(of: node) {
    case .numbers(let rows): rows.map { words.ruleOfProduct("\($0.product) \($0.gradient)") }
    case .tensors(let rows, _): rows.map { "\($0.rule.plain) = \($0.gradient.inline)" }
    }
  }

  private func ruleOfSplitter(_ node: NodeID) -> String {
    let sum = sum(of: node)
    return words.ruleOfSum(sum.left + sum.right)
  }
}

/// Powers of ten, exact as far as they are in floating point.
enum Power {
  static func ofTen(_ exponent: Int) -> Double { Double("1e\(exponent)") ?? 1 }
}
