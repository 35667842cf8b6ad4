import Engine
import TestSupport
import Testing
import Walkthrough

/// The quiz of the course, on its own circuits.
@Suite struct QuestionTests {
  /// The question at a wire of a sample, by the wire's name.
  static func question(_ sample: String, _ wire: String) throws -> Question {
    let walkthrough = Walkthrough(try Circuits.sample(sample))
    return try question(walkthrough, wire)
  }

  static func question(_ walkthrough: Walkthrough, _ wire: String) throws -> Question {
    let questions = walkthrough.steps.flatMap { walkthrough.questions(at: $0) }
    return try #require(questions.first { walkthrough.circuit.id(of: $0.wire) == wire })
  }

  @Test(
    "the course's questions have the course's answers",
    arguments: [
      ("multiply", "s_1", 20), ("sine", "s", 0), ("branches", "x", 10), ("product", "q", -4), ("product", "z", 3),
      ("product", "x", -4), ("splitter", "x", 7),
    ])
  func answers(sample: String, wire: String, answer: Double) throws {
    let question = try Self.question(sample, wire)
    #expect(question.answer == Tensor(answer))
    #expect(question.diagnosis(of: Tensor(answer)).isRight)
  }

  @Test("the way around F: ∂y/∂x = F′(x) + 1")
  func residual() throws {
    let annotated = try Circuits.sample("residual")
    let question = try Self.question("residual", "x")
    let output = try annotated.value("F")
    let slope = 2 * (1 - output * output)
    #expect(question.diagnosis(of: Tensor(slope + 1)).isRight)
    // The other branch brings 1, by which a product is not changed.
    #expect(question.diagnosis(of: Tensor(slope)).mistakes == [.overwrote, .multipliedBranches, .forgotBranch])
    #expect(question.diagnosis(of: Tensor(1)).mistakes == [.overwrote, .forgotBranch])
  }

  @Test("every wire that receives a gradient is asked for once, but for the output", arguments: Circuits.sampleNames)
  func complete(sample: String) throws {
    let walkthrough = Walkthrough(try Circuits.sample(sample))
    let circuit = walkthrough.circuit
    let asked = walkthrough.steps.flatMap { walkthrough.questions(at: $0) }.map(\.wire)
    let expected = circuit.wires.indices.filter {
      circuit.wires[$0].receivesGradient && !circuit.outputs.contains($0)
    }
    #expect(asked.sorted() == Array(expected))
  }

  @Test("the right answer is right as it is shown, whatever was rounded", arguments: Circuits.sampleNames)
  func shown(sample: String) throws {
    let walkthrough = Walkthrough(try Circuits.sample(sample), digits: 3)
    for question in walkthrough.steps.flatMap({ walkthrough.questions(at: $0) }) {
      let rounded = question.answer.map { Self.rounded($0, to: 3) }
      #expect(question.diagnosis(of: rounded).isRight, "\(sample): \(question.rule)")
    }
  }

  private static func rounded(_ number: Double, to digits: Int) -> Double {
    guard number != 0 else { return 0 }
    let unit = Double("1e\(Int(number.magnitude.exponentOfTen) - digits + 1)")!
    return (number / unit).rounded() * unit
  }
}

extension Double {
  fileprivate var exponentOfTen: Int {
    var (exponent, rest) = (0, self)
    while rest >= 10 { (exponent, rest) = (exponent + 1, rest / 10) }
    while rest < 1 { (exponent, rest) = (exponent - 1, rest * 10) }
    return exponent
  }
}
