import Engine
import Notation
import TestSupport
import Testing

@testable import Walkthrough

/// All sentences of captions are those of a language.
@Suite struct WordsTests {
  @Test(
    "a caption has no word of English where the language has none: of names, formulas and numbers it is made",
    arguments: Circuits.sampleNames.filter { !$0.hasPrefix("train_") }, [nil, Walkthrough.Asking.inTurn, .onPaper])
  func captions(sample: String, asking: Walkthrough.Asking?) throws {
    let walkthrough = Walkthrough(try Circuits.sample(sample), everyStep: true, asking: asking, words: Silence())
    for step in walkthrough.steps {
      let caption = walkthrough.caption(of: step)
      try expectSilence(
        [caption.heading.plain, caption.sentence] + caption.lines.map(\.plain) + caption.headings, of: sample)
    }
  }

  @Test("nor has a question, an answer's diagnosis or a report", arguments: Circuits.sampleNames)
  func questions(sample: String) throws {
    let annotated = try Circuits.sample(sample)
    let training = try Circuits.parse(Circuits.sampleText(sample)).training.map {
      try Training($0, from: annotated.circuit)
    }
    let walkthrough = Walkthrough(annotated, training: training, words: Silence())
    for step in walkthrough.steps.prefix(60) {
      for question in walkthrough.questions(at: step) {
        let mistaken = question.mistaken.map { question.diagnosis(of: $0.answer).sentence }
        try expectSilence(
          [question.prompt, question.rule, question.diagnosis(of: question.answer).sentence] + mistaken
            + question.mistaken.map(\.told), of: sample)
      }
    }
    try expectSilence(walkthrough.conceptQuestions.map(\.prompt), of: sample)
    if sample == "product" { try expectSilence([QuestionReport(walkthrough).text()], of: sample) }
  }

  private func expectSilence(_ texts: [String], of sample: String) throws {
    for text in texts {
      let word = text.firstMatch(
        of: /\b(the|its|each|and|receives|multiplies|adds|gradient|step|pass|node|wire|right|instead|without|of)\b/)
      #expect(word == nil, "\(sample): \(text)")
    }
  }
}
