import Engine
import Notation
import TestSupport
import Testing
import Walkthrough

/// What is computed on a screen is true as it stands there, and who computes with it is right.
@Suite struct ShownArithmeticTests {
  /// Circuits made by dice, as far as they have finite values and gradients.
  private static func walkthroughs(_ count: Int) -> some Sequence<Walkthrough> {
    (1...count).lazy.compactMap { seed in
      let text = seed.isMultiple(of: 2) ? CancellingCircuit(seed: seed).text : RandomCircuit(seed: seed).text
      return (try? Circuits.annotated(text)).map { Walkthrough($0, title: "t") }
    }
  }

  /// `3 + (−4) = −1` as terms, whether it claims equality, and the total.
  private static func parsed(_ sum: Substring) throws -> (terms: [Double], isEqual: Bool, total: Double) {
    let isEqual = sum.contains(" = ")
    let sides = sum.replacing(" (cancels)", with: "").replacing(" ≈ ", with: " = ").split(separator: " = ")
    return (
      try sides[0].split(separator: " + ").map { try #require(shownNumber($0)) }, isEqual,
      try #require(shownNumber(sides[sides.count - 1]))
    )
  }

  private static func adds(_ terms: [Double], to total: Double, digits: Int = 4) -> Bool {
    let rounding = terms.reduce(0) { $0 + abs($1) } * 1e-15
    return abs(terms.reduce(0, +) - total)
      <= NumberText.unit(of: total, digits: digits) * Double(terms.count + 1) / 2 * 1.001 + rounding
  }

  /// 10,000 questions and more; of them a quarter where nothing is optimised, which takes as long.
  #if DEBUG
    private static let circuits = 350
  #else
    private static let circuits = 1400
  #endif

  @Test("over thousands of questions, sums add up as they are shown, and who computes with what is shown is right")
  func questions() throws {
    var (asked, sums, raised) = (0, 0, 0)
    for walkthrough in Self.walkthroughs(Self.circuits) {
      let circuit = walkthrough.circuit
      for step in walkthrough.steps {
        let questions = walkthrough.questions(at: step)
        asked += questions.count
        let caption = walkthrough.caption(of: step)
        switch step.kind {
        case .splitter(let node):
          let line = try #require(caption.lines.last).plain
          guard let start = line.firstRange(of: " = ")?.upperBound, line[start...].contains(" + ") else { continue }
          let sum = try Self.parsed(line[start...])
          sums += 1
          #expect(!sum.isEqual || Self.adds(sum.terms, to: sum.total), "\(line)")
          #expect(sum.isEqual || line.hasSuffix("≈ 0 (cancels)"), "\(line)")
          // What stands on the wires is what stands in the sum.
          let onWires = circuit.nodes[node].outputs.compactMap { walkthrough.gradientText(of: $0) }
          #expect(try onWires.map { try #require(shownNumber($0)) } == sum.terms)
          let short = circuit.nodes[node].outputs.compactMap { walkthrough.annotated.shownGradient(of: $0) }
          if onWires != short.map({ NumberText.format($0.elements[0]) }) { raised += 1 }
          let answer = sum.terms.reduce(0, +)
          for given in [answer, NumberText.rounded(answer)] {
            #expect(questions[0].diagnosis(of: Tensor(given)).isRight, "\(given) at \(line)")
          }
        case .function(let node):
          guard case .numbers(let rows) = caption.table else { continue }
          for (row, question) in zip(rows, questions) {
            let factors = row.product.dropLast(2).split(separator: " × ").compactMap { shownNumber($0) }
            guard factors.count == 2 else { continue }
            let answer = factors[0] * factors[1]
            for given in [answer, NumberText.rounded(answer)] {
              #expect(question.diagnosis(of: Tensor(given)).isRight, "\(given) at \(row.product) \(row.gradient)")
            }
          }
          try expectSumOfShownValues(node, walkthrough)
        case .compute, .forward, .seed, .ask, .results, .askUpdate, .update: continue
        }
      }
    }
    #expect(
      asked >= Self.circuits * 7 && sums >= Self.circuits / 2 && raised >= Self.circuits / 50,
      "\(asked) questions, \(sums) sums, \(raised) with more digits")
  }

  /// At the nodes of a forward sum, the value is what the shown values of the inputs give.
  private func expectSumOfShownValues(_ node: NodeID, _ walkthrough: Walkthrough) throws {
    let circuit = walkthrough.circuit
    guard case .function(let rule) = circuit.nodes[node].kind, ["add", "subtract"].contains(rule.name) else { return }
    var terms = try circuit.nodes[node].inputs.map { wire in
      circuit.wires[wire].dependsOnInputs
        ? try #require(shownNumber(walkthrough.valueText(of: wire))) : walkthrough.annotated.values[wire].elements[0]
    }
    if rule.name == "subtract" { terms[1] = -terms[1] }
    let text = walkthrough.valueText(of: circuit.namesake(of: node))
    // A zero, or what is left of numbers that are equal to ten digits and more, may be what their rounding left.
    let size = terms.reduce(0) { $0 + abs($1) }
    #expect(
      try abs(#require(shownNumber(text))) < 1e-10 * size
        || Self.adds(terms, to: #require(shownNumber(text)), digits: 4), "\(terms) give \(text)")
  }

  @Test(
    "a sum that nearly cancels has the digits that it needs, and one that no digits make true is told as such",
    arguments: [
      ("x = 1\nf = x * 1.00004235 - x\n", "x", "1.00004235 + (−1) = 4.235×10⁻⁵"),
      ("x = 3\nf = x / 3 + x / 3 + x / 3 - x\n", "x", "0.3333 + 0.3333 + 0.3333 + (−1) ≈ 0 (cancels)"),
      ("x = 2\nf = x * x + x\n", "x", "2 + 2 + 1 = 5"),
    ])
  func digits(text: String, wire: String, sum: String) throws {
    let walkthrough = Walkthrough(try Circuits.annotated(text))
    let splitter = try #require(walkthrough.steps.first { if case .splitter = $0.kind { true } else { false } })
    #expect(walkthrough.caption(of: splitter).lines.last?.plain == "∂f/∂\(wire) = \(sum)")
  }

  @Test("the inputs of a difference and of a logarithm that nearly vanish are shown with the digits that count")
  func forward() throws {
    let walkthrough = Walkthrough(try Circuits.annotated("x = 1.00002\ny = 1\nf = (x - y) * log(x)\n"))
    let circuit = walkthrough.circuit
    #expect(walkthrough.valueText(of: try #require(circuit.wire(named: "x"))) == "1.00002")
    #expect(walkthrough.valueText(of: try #require(circuit.wire(named: "y"))) == "1")
  }
}
