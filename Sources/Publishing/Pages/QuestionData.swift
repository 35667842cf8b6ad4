import Engine
import Walkthrough

/// The questions of a walkthrough as the quiz page's script reads them: right numbers, what mistakes give, and the words.
struct QuestionData {
  let walkthrough: Walkthrough
  let steps: [Step]
  let concepts: [ConceptQuestion]

  /// JSON that may stand inside of a script element.
  func json() -> String {
    let mistakes = Mistake.allCases.filter { walkthrough.training != nil || !$0.isOfTraining }
    let names = mistakes.map { ($0.rawValue, JSONValue.string(walkthrough.words.name(of: $0))) }
    return JSONValue.object([
      "title": .string(walkthrough.title),
      "mistakes": .object(Dictionary(uniqueKeysWithValues: names)),
      "concepts": .array(concepts.map(concept)),
      "steps": .array(steps.map(step)),
      "words": QuizWords(words: walkthrough.words).values(),
    ]).text(isPretty: false).replacing("<", with: "\\u003c")
  }

  private func step(_ step: Step) -> JSONValue {
    .object([
      "step": .integer(step.index),
      "questions": .array(walkthrough.questions(at: step).filter(\.isAskable).map(question)),
    ])
  }

  private func question(_ question: Question) -> JSONValue {
    .object(
      [
        "wire": .string(walkthrough.circuit.id(of: question.wire)),
        "shape": .array(question.answer.shape.extents.map { .integer($0) }),
        "rule": .string(question.rule),
        "how": .string(QuizWords(words: walkthrough.words).howToWrite(question.answer.shape.extents)),
        "mistaken": .array(
          question.mistaken.map { mistaken in
            .object(
              numbers(mistaken.answer, question).merging([
                "mistake": .string(mistaken.mistake.rawValue), "told": .string(mistaken.told),
              ]) { $1 })
          }),
      ].merging(numbers(question.answer, question)) { $1 }.merging(alsoRight(question)) { $1 })
  }

  private func alsoRight(_ question: Question) -> [String: JSONValue] {
    question.alsoRight.isEmpty
      ? [:] : ["alsoRight": .array(question.alsoRight.map { .object(numbers($0, question)) })]
  }

  /// Numbers row by row, with how far each may be off.
  private func numbers(_ tensor: Tensor<Double>, _ question: Question) -> [String: JSONValue] {
    [
      "answer": .array(tensor.elements.map { .number($0) }),
      "tolerance": .array(tensor.elements.map { .number(question.tolerance(for: $0)) }),
    ]
  }

  private func concept(_ question: ConceptQuestion) -> JSONValue {
    .object([
      "kind": .string(question.kind.rawValue),
      "options": .array(
        question.options.map { .object(["feedback": .string($0.feedback), "isRight": .bool($0.isRight)]) }),
    ])
  }
}
