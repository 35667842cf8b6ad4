import Engine
import Walkthrough

/// What question banks ask of a walkthrough: numbers with tolerances, answers that mistakes give, and choices.
struct QuestionBank {
  /// A walkthrough that asks.
  let walkthrough: Walkthrough

  /// A number to be found, of a wire or of an element of one.
  struct Number {
    /// The wire, and the element of it.
    let wire: String
    let name: String
    let prompt: String
    let step: Step
    let answers: [Answer]
  }

  /// The right number first, after it those that follow from the numbers shown, and then the wrong ones that are known.
  struct Answer {
    let number: String
    let tolerance: String
    let isRight: Bool
    /// The diagnosis.
    let feedback: String
  }

  /// One question for each number that a step sends back, as far as they can be read in the picture.
  var numbers: [Number] {
    let names = WireNames(walkthrough.circuit)
    return walkthrough.pairs.flatMap { step -> [Number] in
      guard step.asks else { return [] }
      return walkthrough.questions(at: step).filter(\.isAskable).flatMap { numbers(of: $0, step, names[$0.wire]) }
    }
  }

  private func numbers(of question: Question, _ step: Step, _ wire: String) -> [Number] {
    question.answer.elements.indices.map { place in
      let index = question.answer.shape.index(of: place).map { "\($0)" }.joined(separator: ", ")
      let element = index.isEmpty ? "" : "[\(index)]"
      let prompt =
        index.isEmpty
        ? question.prompt
        : walkthrough.words.prompt(question.prompt, ofElement: element, isNewValue: step.node == nil)
      return Number(
        wire: wire + element, name: named("\(walkthrough.title): \(wire)\(element)", of: step),
        prompt: prompt, step: step, answers: answers(to: question, at: place))
    }
  }

  /// What tells a question of a training from those of other iterations, and the new value of a wire from its gradient.
  private func named(_ name: String, of step: Step) -> String {
    guard walkthrough.training != nil else { return name }
    return walkthrough.words.question(name, inIteration: step.chapter + 1, isUpdate: step.node == nil)
  }

  private func answers(to question: Question, at place: Int) -> [Answer] {
    let right = question.answer.elements[place]
    var answers = [answer(right, question, isRight: true, question.diagnosis(of: question.answer).sentence)]
    var known = [right]
    for other in question.alsoRight.map({ $0.elements[place] }) {
      guard !known.contains(where: { abs(other - $0) <= question.tolerance(for: $0) / 2 }) else { continue }
      known.append(other)
      answers.append(answer(other, question, isRight: true, answers[0].feedback))
    }
    for mistaken in question.mistaken {
      let number = mistaken.answer.elements[place]
      // What is taken for an earlier number is never reached.
      guard !known.contains(where: { abs(number - $0) <= question.tolerance(for: $0) }) else { continue }
      known.append(number)
      answers.append(answer(number, question, isRight: false, question.diagnosis(of: mistaken.answer).sentence))
    }
    return answers
  }

  private func answer(_ number: Double, _ question: Question, isRight: Bool, _ feedback: String) -> Answer {
    Answer(
      number: Self.written(number), tolerance: Self.written(question.tolerance(for: number)), isRight: isRight,
      feedback: feedback)
  }

  /// A number as programs read it, a whole one without a point.
  static func written(_ number: Double) -> String {
    number == 0 ? "0" : number == number.rounded() && abs(number) < 1e15 ? "\(Int(number))" : "\(number)"
  }
}
