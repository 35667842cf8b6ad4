public import Engine
import Notation

/// The captions of the steps in which a training changes a wire.
extension Walkthrough {
  /// What a step of training makes of a wire, with numbers; nil in a step that is none.
  public func arithmetic(of wire: WireID, at step: Step) -> UpdateArithmetic? {
    guard let update = update(of: wire, at: step), let plan = training?.plan else { return nil }
    return UpdateArithmetic(
      update, plan, digits: digits, gradient: gradientName(of: wire), name: symbol(of: wire))
  }

  func captionOfUpdate(of wire: WireID, at step: Step) -> Caption {
    guard let update = update(of: wire, at: step), let arithmetic = arithmetic(of: wire, at: step) else {
      return captionOfNothing
    }
    let name = symbol(of: wire)
    var caption = Caption(
      "Training step · \(name)",
      sentence: "Training step: \(arithmetic.lines.map(\.plain).joined(separator: "; ")).")
    caption.lines = arithmetic.lines
    if update.leftOver != nil {
      caption.remarks = [
        "zero_grad: false: the gradient was not set to 0 before this step, so what the steps before left is in it as well"
      ]
    }
    return caption
  }

  func captionOfAskingUpdate(of wire: WireID, at step: Step) -> Caption {
    guard let update = update(of: wire, at: step), let plan = training?.plan else { return captionOfNothing }
    let name = symbol(of: wire)
    // On paper the gradient was asked for above.
    let gradient = asking == .onPaper ? "as found above" : "= \(gradientText(of: wire) ?? "")"
    let given: [MathText] =
      [
        "\(name) = \(valueText(of: wire))", "\(gradientName(of: wire)) \(gradient)",
        "η = \(written(plan.rate))",
      ] + kept(update, plan, of: name)
    let blank = (asking ?? .inTurn).blank
    var caption = Caption(
      "Predict training step · \(name)",
      sentence: "Predict: \(list(given.map(\.plain))); what does a step of \(plan.optimizer.title) make of "
        + "\(name.plain)?")
    caption.lines = [given.joined(separator: ",   "), "\(name) ← \(MathText(blank, .strong))"]
    return caption
  }

  /// What one has to know beside the wire, its gradient and the learning rate.
  private func kept(_ update: Training.Update, _ plan: TrainingPlan, of name: MathText) -> [MathText] {
    var kept: [MathText] = []
    if let leftOver = update.leftOver { kept.append("\(name).grad was \(shown(leftOver).inline) before this pass") }
    if plan.weightDecay != 0 { kept.append("λ = \(written(plan.weightDecay))") }
    switch plan.optimizer {
    case .sgd: break
    case .momentum: kept += ["μ = \(written(plan.momentum))", "v = \(shown(update.state[0].before).inline)"]
    case .adam, .adamw:
      let (m, v) = (shown(update.state[0].before).inline, shown(update.state[1].before).inline)
      kept += [
        "β₁ = \(written(plan.betas.first))", "β₂ = \(written(plan.betas.second))", "ε = \(written(plan.epsilon))",
        "m = \(m)", "v = \(v)", "it is step \(chapter + 1)",
      ]
    }
    return kept
  }

  private func written(_ number: Double) -> String { NumberText.format(number, digits: 6) }

  private var captionOfNothing: Caption { Caption("Training step", sentence: "Training step: no wire is changed.") }
}

extension TrainingPlan.Optimizer {
  /// As it is called.
  var title: String {
    switch self {
    case .sgd: "gradient descent"
    case .momentum: "gradient descent with momentum"
    case .adam: "Adam"
    case .adamw: "AdamW"
    }
  }
}
