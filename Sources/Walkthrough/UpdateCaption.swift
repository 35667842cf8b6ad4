import Engine
import Notation

/// The captions of the steps in which a training changes a wire.
extension Walkthrough {
  /// What a step of training makes of a wire, with numbers.
  public func arithmetic(of event: Event.Update) -> UpdateArithmetic {
    let wire = event.update.wire
    return UpdateArithmetic(
      event, digits: digits, gradient: gradientName(of: wire), name: symbol(of: wire), words: words)
  }

  func captionOfUpdate(of wire: WireID, at step: Step) -> Caption {
    let event = updateEvent(of: wire, at: step)
    var caption = words.update(symbol(of: wire), lines: arithmetic(of: event).lines)
    if event.update.leftOver != nil { caption.remarks = [words.keptGradients] }
    return caption
  }

  func captionOfAskingUpdate(of wire: WireID, at step: Step) -> Caption {
    let event = updateEvent(of: wire, at: step)
    return words.askUpdate(
      symbol(of: wire), given: given(event), optimizer: event.plan.optimizer, blank: (asking ?? .inTurn).blank)
  }

  /// All that one has to know to find what a wire becomes.
  func given(_ event: Event.Update) -> [MathText] {
    let wire = event.update.wire
    // On paper the gradient was asked for above.
    let gradient = asking == .onPaper ? nil : gradientText(of: wire)
    return [
      "\(symbol(of: wire)) = \(valueText(of: wire))", words.known(gradientName(of: wire), gradient),
      "η = \(written(event.plan.rate))",
    ] + kept(event, of: symbol(of: wire))
  }

  /// What one has to know beside the wire, its gradient and the learning rate.
  private func kept(_ event: Event.Update, of name: MathText) -> [MathText] {
    let (update, plan) = (event.update, event.plan)
    var kept: [MathText] = []
    if let leftOver = update.leftOver { kept.append(words.leftOver(name, shown(leftOver).inline)) }
    if plan.weightDecay != 0 { kept.append("λ = \(written(plan.weightDecay))") }
    switch plan.optimizer {
    case .sgd: break
    case .momentum: kept += ["μ = \(written(plan.momentum))", "v = \(shown(update.state[0].before).inline)"]
    case .adam, .adamw:
      let (m, v) = (shown(update.state[0].before).inline, shown(update.state[1].before).inline)
      kept += [
        "β₁ = \(written(plan.betas.first))", "β₂ = \(written(plan.betas.second))", "ε = \(written(plan.epsilon))",
        "m = \(m)", "v = \(v)", words.isStep(chapter + 1),
      ]
    }
    return kept
  }

  private func written(_ number: Double) -> String { NumberText.format(number, digits: 6) }
}
