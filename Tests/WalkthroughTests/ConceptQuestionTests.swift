import TestSupport
import Testing
import Walkthrough

@Suite struct ConceptQuestionTests {
  private func questions(_ sample: String) throws -> [ConceptQuestion] {
    Walkthrough(try Circuits.sample(sample)).conceptQuestions
  }

  @Test(
    "a circuit is asked about what it has",
    arguments: [
      ("product", [.sameToAll, .factors, .storedInputs]), ("splitter", ConceptQuestion.Kind.allCases),
      ("multiply", [.sameToAll, .factors, .storedInputs]),
    ])
  func kinds(sample: String, kinds: [ConceptQuestion.Kind]) throws {
    #expect(try questions(sample).map(\.kind) == kinds)
  }

  @Test("each question has one right option, and says something to each", arguments: Circuits.sampleNames)
  func options(sample: String) throws {
    for question in try questions(sample) {
      #expect(question.options.count { $0.isRight } == 1)
      #expect(question.options.allSatisfy { $0.feedback.hasSuffix(".") })
    }
  }

  @Test("the course's true or false is false, though at + it looks so")
  func sameToAll() throws {
    let question = try #require(try questions("product").first)
    #expect(question.options.first { $0.isRight }?.text == "False")
    #expect(
      question.options[1].feedback
        == "Right. Each input wire has a local gradient of its own: f = q × z sends −4 along q and 3 along z. "
        + "At q = x + y it only looks so: its local gradients are equal.")
  }

  @Test("the two factors and the reason for storing are told with the circuit's own numbers")
  func feedback() throws {
    let questions = try questions("product")
    #expect(questions[1].options[2].feedback == "Right: upstream × local gradient, 1 × (−4) = −4.")
    #expect(questions[2].options[0].feedback == "Right: ∂f/∂q = z and ∂f/∂z = q, at the stored values.")
  }
}
