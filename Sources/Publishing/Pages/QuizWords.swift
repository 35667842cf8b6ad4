import Walkthrough

/// The sentences of the quiz page's script, finished but for places in braces: what is right and wrong is known when it runs.
struct QuizWords {
  let words: any Words

  /// By the names that the script has for them.
  func values() -> JSONValue {
    let (rule, told) = ("{rule}", ["{told}"])
    return .object(
      [
        "right": words.right(rule, alike: []), "rightAlike": words.right(rule, alike: told),
        "wrong": words.wrong(rule, alike: []), "wrongAlike": words.wrong(rule, alike: told),
        "again": words.tryAgain(alike: []), "againAlike": words.tryAgain(alike: told),
        "or": words.either(["", ""]), "rule": words.theRule(rule), "choose": words.chooseAnswer,
        "score": words.score(right: "{right}", of: "{all}", unanswered: "{rest}"), "none": words.noKnownMistake,
        "once": words.once("{mistake}"), "twice": words.twice("{mistake}"),
        "often": words.often("{mistake}", "{count}"), "place": words.item("{number}", of: "{count}"),
      ].mapValues { .string($0) })
  }

  /// How an answer of a shape is written.
  func howToWrite(_ extents: [Int]) -> String {
    let shape = extents.map { "\($0)" }.joined(separator: " × ")
    return extents.isEmpty
      ? words.howToWriteNumber : words.howToWriteNumbers(shape, isVector: extents.count == 1)
  }
}
