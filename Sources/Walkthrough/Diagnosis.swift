public import Engine

/// What an answer to a question says about the one who gave it.
public struct Diagnosis: Sendable {
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
        sentence: "A gradient has the shape of its wire, here \(answer.shape), and this has \(given.shape).")
    }
    let isRight = isRight(given)
    let alike = mistaken.filter { matches(given, $0.answer) }
    let mistakes = alike.map(\.mistake)
    return Diagnosis(
      isRight: isRight, mistakes: Mistake.allCases.filter(mistakes.contains),
      sentence: isRight ? Self.praise(rule, alike) : Self.mend(rule, alike))
  }

  /// The mistakes that nobody can see in a right answer here: they give the same number.
  public var hidden: [MistakenAnswer] { mistaken.filter { matches($0.answer, answer) } }

  /// What is said of the right answer.
  static func praise(_ rule: String, _ alike: [MistakenAnswer]) -> String {
    let others = alike.map(\.told).joined(separator: "; or ")
    return "Right: \(rule)." + (alike.isEmpty ? "" : " It proves little: the same comes of \(others).")
  }

  /// What is said of a wrong one.
  static func mend(_ rule: String, _ alike: [MistakenAnswer]) -> String {
    let others = alike.map(\.told).joined(separator: "; or ")
    return alike.isEmpty ? "Not so: right is \(rule)." : "That is \(others); right is \(rule)."
  }
}
