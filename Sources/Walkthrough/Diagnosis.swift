public import Engine

/// What an answer to a question says about the one who gave it.
public struct Diagnosis: Sendable {
  /// Whether it is the right gradient, or follows from the numbers as they are shown.
  public let isRight: Bool
  /// The mistakes that give just this number. Where it is right none the less, it is no evidence that the rule was used.
  public let mistakes: [Mistake]
  /// In one sentence, the answer's own arithmetic as far as a mistake explains it, and the right one.
  public let sentence: String

  /// Whether only the rule gives this answer.
  public var isEvidence: Bool { isRight && mistakes.isEmpty }
}

extension Question {
  /// Whether an answer is right, and which mistakes give it.
  public func diagnosis(of given: Tensor<Double>) -> Diagnosis {
    guard given.shape == answer.shape else {
      return Diagnosis(
        isRight: false, mistakes: [],
        sentence: words.wrongShape("\(given.shape)", expected: "\(answer.shape)"))
    }
    let isRight = isRight(given)
    let alike = mistaken.filter { matches(given, $0.answer) }
    let mistakes = alike.map(\.mistake)
    return Diagnosis(
      isRight: isRight, mistakes: Mistake.allCases.filter(mistakes.contains),
      sentence: isRight
        ? words.right(rule, alike: alike.map(\.told)) : words.wrong(rule, alike: alike.map(\.told)))
  }

  /// The mistakes that nobody can see in a right answer here: they give the same number.
  public var hidden: [MistakenAnswer] { mistaken.filter { matches($0.answer, answer) } }
}
