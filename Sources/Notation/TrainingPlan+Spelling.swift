extension TrainingPlan {
  /// The plan as the front matter has it: `{wires: [w, b], rate: 0.1, steps: 3}`.
  var spelled: String {
    let usual = TrainingPlan(wires: wires, rate: rate)
    var settings = ["wires: [\(wires.joined(separator: ", "))]", "rate: \(Self.spelled(rate))", "steps: \(steps)"]
    if optimizer != .sgd { settings.append("optimizer: \(optimizer.rawValue)") }
    if optimizer == .momentum { settings.append("momentum: \(Self.spelled(momentum))") }
    if isNesterov { settings.append("nesterov: true") }
    if weightDecay != (optimizer == .adamw ? TrainingSetting.decayOfAdamW : 0) {
      settings.append("weight_decay: \(Self.spelled(weightDecay))")
    }
    if betas != usual.betas {
      settings.append("betas: [\(Self.spelled(betas.first)), \(Self.spelled(betas.second))]")
    }
    if epsilon != usual.epsilon { settings.append("epsilon: \(Self.spelled(epsilon))") }
    if !accumulating.isEmpty {
      let zeroed = wires.filter { !accumulating.contains($0) }
      settings.append("zero_grad: " + (zeroed.isEmpty ? "false" : "[\(zeroed.joined(separator: ", "))]"))
    }
    return "{\(settings.joined(separator: ", "))}"
  }

  /// The shortest text that is read as the same number.
  static func spelled(_ number: Double) -> String {
    let text = "\(number)"
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}
