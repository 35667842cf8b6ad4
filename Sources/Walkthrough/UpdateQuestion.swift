import Engine
import Notation

/// What is asked of a step of training: what a wire becomes.
extension Walkthrough {
  func questions(ofUpdate wire: WireID, at step: Step) -> [Question] {
    let event = updateEvent(of: wire, at: step)
    let update = event.update
    let change = Tensor.zip(update.before, update.after) { $0 - $1 }
    func made(_ mistake: Mistake, _ answer: Tensor<Double>, _ done: (String) -> WronglyDone) -> MistakenAnswer {
      MistakenAnswer(mistake: mistake, answer: answer, told: words.told(done(shown(answer).inline)))
    }
    var told = [
      made(.ascended, update.before + change, WronglyDone.stepAdded),
      made(
        .forgotRate, Tensor.zip(update.before, update.used) { $0 - $1 },
        WronglyDone.withoutRate),
      made(.onlyTheChange, change, WronglyDone.changeAlone),
    ]
    if update.used != update.gradient || update.direction != update.used {
      told.append(
        made(
          .plainStep, Tensor.zip(update.before, update.gradient) { $0 - event.plan.rate * $1 },
          WronglyDone.plainStep))
    }
    let largest = (update.before.elements + update.after.elements).reduce(0) { max($0, abs($1)) }
    return [
      Question(
        node: circuit.wires[wire].producer, wire: wire,
        prompt: words.questionOfUpdate(symbol(of: wire), given: given(event), optimizer: event.plan.optimizer),
        answer: update.after, alsoRight: [], rule: arithmetic(of: event).lines.map(\.plain).joined(separator: "; "),
        mistaken: told.filter(\.answer.isFinite), words: words,
        tolerance: (Power.ofTen(digits - 1), 1e-9 * largest))
    ]
  }
}
