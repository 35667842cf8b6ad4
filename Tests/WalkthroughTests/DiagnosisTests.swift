import Engine
import TestSupport
import Testing
import Walkthrough

@Suite struct DiagnosisTests {
  private func sentence(_ sample: String, _ wire: String, _ answer: Double) throws -> String {
    try QuestionTests.question(sample, wire).diagnosis(of: Tensor(answer)).sentence
  }

  @Test(
    "a wrong number is told as the arithmetic that gives it, and then the right one",
    arguments: [
      ("multiply", "s_1", 15, "That is upstream × the wire's own value, 5 × 3 = 15"),
      ("multiply", "s_1", 60, "That is upstream × the node's output, 5 × 12 = 60"),
      ("multiply", "s_1", 4, "That is the local gradient alone, without upstream: 4"),
      ("multiply", "s_1", 5, "That is the upstream gradient unchanged, 5"),
      ("multiply", "s_1", 9, "That is upstream + local gradient, not their product, 5 + 4 = 9"),
      ("multiply", "s_1", -20, "That is the right size with the wrong sign, −20"),
      ("multiply", "s_1", 2.5, "That is the upstream gradient split evenly among the inputs, 5 / 2 = 2.5"),
    ])
  func functionNode(sample: String, wire: String, answer: Double, expected: String) throws {
    #expect(
      try sentence(sample, wire, answer) == "\(expected); right is upstream × local gradient, 5 × 4 = 20.")
  }

  @Test("a local gradient taken at the output is known")
  func output() throws {
    let told = try sentence("sine", "s", 1.0806)
    #expect(
      told
        == "That is the local gradient taken at the output x instead of the stored input, 2 × 0.5403 = 1.081; "
        + "right is upstream × local gradient, 2 × 0 = 0.")
  }

  @Test("at a splitter node the branches are told")
  func splitter() throws {
    #expect(
      try sentence("branches", "x", 21)
        == "That is the product of what comes back, 3 × 7 = 21; right is the sum of what comes back, 3 + 7 = 10.")
    #expect(
      try sentence("branches", "x", 7)
        == "That is only what came back on x⁽²⁾, as if it overwrote the rest: 7; or the sum without the branch x⁽¹⁾, 7; "
        + "right is the sum of what comes back, 3 + 7 = 10.")
    let three = try QuestionTests.question("splitter", "x")
    #expect(three.diagnosis(of: Tensor(6)).mistakes == [.forgotBranch])
    #expect(three.diagnosis(of: Tensor(4)).mistakes == [.forgotBranch])
    #expect(three.diagnosis(of: Tensor(3)).mistakes == [.overwrote])
    #expect(three.diagnosis(of: Tensor(9)).mistakes == [.multipliedBranches])
  }

  @Test("two mistakes with one number are both named")
  func ambiguous() throws {
    let walkthrough = Walkthrough(try Circuits.annotated("x = 2\ny = 2\nz = 3\nf = x * y * z\n"))
    let question = try QuestionTests.question(walkthrough, "x")
    // Upstream 3 and the wire's own value 2, which is also the local gradient.
    #expect(question.diagnosis(of: Tensor(3)).mistakes == [.sameToAll])
    #expect(question.diagnosis(of: Tensor(2)).mistakes == [.forgotUpstream])
    let right = question.diagnosis(of: Tensor(6))
    #expect(right.isRight && right.mistakes == [.ownValue] && !right.isEvidence)
    #expect(right.sentence.contains("It proves little: the same comes of upstream × the wire's own value, 3 × 2 = 6."))
  }

  @Test("at the classic product the upstream gradient of 1 hides that it was forgotten, at the sum that it was copied")
  func classic() throws {
    let product = try QuestionTests.question("product", "q")
    #expect(product.hidden.map(\.mistake) == [.forgotUpstream])
    let sum = try QuestionTests.question("product", "x")
    #expect(sum.hidden.map(\.mistake) == [.sameToAll])
  }

  @Test("a number that nothing explains is told to be wrong, and a shape that does not fit")
  func unknown() throws {
    let question = try QuestionTests.question("multiply", "s_1")
    let stray = question.diagnosis(of: Tensor(17.3))
    #expect(!stray.isRight && stray.mistakes.isEmpty)
    #expect(stray.sentence == "Not so: right is upstream × local gradient, 5 × 4 = 20.")
    #expect(
      question.diagnosis(of: Tensor([1, 2], shape: [2])).sentence
        == "A gradient has the shape of its wire, here (), and this has (2,).")
  }

  @Test("at a matrix product a missing transpose and a wrong order are known")
  func matrices() throws {
    let walkthrough = Walkthrough(
      try Circuits.annotated(
        "---\nseed: [[1, 2], [3, 4]]\n---\nX = [[1, 0], [2, 1]]\nY = [[1, 2], [0, 3]]\nZ = X @ Y\n"))
    let question = try QuestionTests.question(walkthrough, "X")
    // X̄ = Z̄ Yᵀ = [[1, 2], [3, 4]] [[1, 0], [2, 3]]
    #expect(question.answer == Tensor([5, 6, 11, 12], shape: [2, 2]))
    #expect(question.diagnosis(of: Tensor([1, 8, 3, 18], shape: [2, 2])).mistakes == [.forgotTranspose])
    // Yᵀ Z̄, and Y Z̄ᵀ, the transposed of what is right.
    #expect(question.diagnosis(of: Tensor([1, 2, 11, 16], shape: [2, 2])).mistakes == [.wrongOrder])
    #expect(question.diagnosis(of: Tensor([5, 11, 6, 12], shape: [2, 2])).mistakes == [.wrongOrder])
    #expect(
      question.diagnosis(of: Tensor([1, 8, 3, 18], shape: [2, 2])).sentence
        == "That is upstream @ Y, without the transpose = [[1, 8], [3, 18]]; "
        + "right is upstream @ Yᵀ = [[5, 6], [11, 12]].")
  }

  @Test("every mistake is a finite number of the wire's shape and told with it", arguments: Circuits.sampleNames)
  func sound(sample: String) throws {
    let walkthrough = Walkthrough(try Circuits.sample(sample))
    for question in walkthrough.steps.flatMap({ walkthrough.questions(at: $0) }) {
      for mistaken in question.mistaken {
        #expect(mistaken.answer.isFinite && mistaken.answer.shape == question.answer.shape)
        let diagnosis = question.diagnosis(of: mistaken.answer)
        #expect(diagnosis.mistakes.contains(mistaken.mistake))
        #expect(diagnosis.sentence.contains(mistaken.told))
      }
    }
  }
}
