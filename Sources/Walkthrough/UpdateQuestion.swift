import Engine
import Notation

/// What is asked of a step of training: what a wire becomes.
extension Walkthrough {
  func questions(ofUpdate wire: WireID, at step: Step) -> [Question] {
    let event = updateEvent(of: wire, at: step)
    let update = event.update
    let change = Tensor.zip(update.before, update.after) { $0 - $1 }
    func made(_ mistake: Mistake, _ answer: Tensor<Double>, _ words: String) -> MistakenAnswer {
      MistakenAnswer(mistake: mistake, answer: answer, told: "\(words), \(shown(answer).inline)")
    }
    var told = [
      made(.ascended, update.before + change, "the step added, up the gradient instead of down"),
      made(
        .forgotRate, Tensor.zip(update.before, update.used) { $0 - $1 },
        "the gradient subtracted without the learning rate"),
      made(.onlyTheChange, change, "the change alone, without the value that is changed"),
    ]
    if update.used != update.gradient || update.direction != update.used {
      told.append(
        made(
          .plainStep, Tensor.zip(update.before, update.gradient) { $0 - event.plan.rate * $1 },
          "a plain step with this pass's gradient alone"))
    }
    let largest = (update.before.elements + update.after.elements).reduce(0) { max($0, abs($1)) }
    return [
      Question(
        node: circuit.wires[wire].producer, wire: wire,
        prompt: words.questionOfUpdate(symbol(of: wire), given: given(event), optimizer: event.plan.optimizer),
        answer: update.after, alsoRight: [], rule: arithmetic(of: event).lines.map(\.plain).joined(separator: "; "),
        mistaken: told.filter(\.answer.isFinite), tolerance: (Power.ofTen(digits - 1), 1e-9 * largest))
    ]
  }
}
