/// Reads `train: {wires: [w, b], rate: 0.1, steps: 3}`.
extension FrontMatterReader {
  private typealias Setting = TrainingSetting

  /// What a training is told to do; nil after an error, which is reported.
  mutating func training(_ value: FrontMatterValue) -> TrainingPlan? {
    let form = "write train: {wires: [w, b], rate: 0.1, steps: 3}"
    guard let pairs = value.pairs else {
      report("'train' says which wires are changed, and how", at: value.range, hint: form)
      return nil
    }
    guard let settings = settings(pairs) else { return nil }
    guard let wires = settings[.wires].flatMap({ $0.list ?? $0.text.map { [$0] } }), !wires.isEmpty else {
      report("'train' names the wires that are changed", at: (settings[.wires] ?? value).range, hint: form)
      return nil
    }
    guard settings[.rate] != nil else {
      report("'train' needs a learning rate", at: value.range, hint: form)
      return nil
    }
    var plan = TrainingPlan(wires: wires, rate: 0)
    guard choose(settings, &plan), setNumbers(settings, &plan) else { return nil }
    return plan
  }

  private mutating func settings(_ pairs: [FrontMatterValue.Pair]) -> [Setting: FrontMatterValue]? {
    var settings: [Setting: FrontMatterValue] = [:]
    for pair in pairs {
      let name = pair.key.text ?? ""
      guard let setting = Setting(named: name) else {
        let names = Setting.allCases.map(\.rawValue)
        report(
          "'train' has no '\(name)'", at: pair.key.range,
          hint: Suggestion.hint(for: name, among: names) ?? "it has \(names.joined(separator: ", "))")
        return nil
      }
      guard settings.updateValue(pair.value, forKey: setting) == nil else {
        report("'train' has '\(setting.rawValue)' twice", at: pair.key.range, hint: "leave one of them out")
        return nil
      }
    }
    return settings
  }

  private mutating func setNumbers(_ settings: [Setting: FrontMatterValue], _ plan: inout TrainingPlan) -> Bool {
    for (setting, place) in Setting.numbers {
      guard let given = settings[setting] else { continue }
      guard let number = number(given, of: setting.rawValue) else { return false }
      guard let range = setting.range, !range.contains(number) else {
        plan[keyPath: place] = number
        continue
      }
      report("'\(setting.rawValue)' is a number from 0 to 1", at: given.range)
      return false
    }
    guard let given = settings[.betas] else { return true }
    guard let items = given.items, items.count == 2, let first = number(items[0], of: "betas"),
      let second = number(items[1], of: "betas"), (0...1).contains(first), (0...1).contains(second)
    else {
      report("'betas' are two numbers from 0 to 1", at: given.range, hint: "write betas: [0.9, 0.999]")
      return false
    }
    (plan.betas.first, plan.betas.second) = (first, second)
    return true
  }

  private mutating func choose(_ settings: [Setting: FrontMatterValue], _ plan: inout TrainingPlan) -> Bool {
    if let given = settings[.steps] {
      guard let steps = given.text.flatMap({ Int($0) }), (1...TrainingPlan.mostSteps).contains(steps) else {
        report("'steps' is a whole number from 1 to \(TrainingPlan.mostSteps)", at: given.range)
        return false
      }
      plan.steps = steps
    }
    if let given = settings[.optimizer] {
      let names = TrainingPlan.Optimizer.allCases.map(\.rawValue)
      guard let optimizer = given.text.flatMap({ TrainingPlan.Optimizer(rawValue: $0.lowercased()) }) else {
        report(
          "'optimizer' is sgd, momentum, adam or adamw", at: given.range,
          hint: Suggestion.hint(for: given.text ?? "", among: names))
        return false
      }
      plan.optimizer = optimizer
    }
    if plan.optimizer == .sgd, settings[.momentum] != nil { plan.optimizer = .momentum }
    if plan.optimizer == .adamw { plan.weightDecay = TrainingSetting.decayOfAdamW }
    guard let zeroed = zeroed(settings, plan.wires), let isNesterov = flag(.nesterov, settings, default: false) else {
      return false
    }
    plan.accumulating = Set(plan.wires).subtracting(zeroed)
    plan.isNesterov = isNesterov
    if let idle = plan.idle(settings.keys) {
      report(
        "'\(idle.rawValue)' changes nothing for \(plan.optimizer.rawValue)", at: settings[idle]?.range ?? .init(0, 0),
        hint: "leave it out, or write optimizer: \(idle.optimizer)")
      return false
    }
    return true
  }

  /// The wires whose gradients are set to 0 before each step: all, none or those of a list.
  private mutating func zeroed(_ settings: [Setting: FrontMatterValue], _ wires: [String]) -> [String]? {
    guard let given = settings[.zeroGrad], let list = given.list else {
      return flag(.zeroGrad, settings, default: true).map { $0 ? wires : [] }
    }
    guard let odd = list.first(where: { !wires.contains($0) }) else { return list }
    report(
      "'zero_grad' has '\(odd)', which is not trained", at: given.range,
      hint: "the wires are \(wires.joined(separator: ", "))")
    return nil
  }

  private mutating func flag(
    _ setting: Setting, _ settings: [Setting: FrontMatterValue], default: Bool
  ) -> Bool? {
    guard let given = settings[setting] else { return `default` }
    guard let text = given.text?.lowercased(), ["true", "false"].contains(text) else {
      report("'\(setting.rawValue)' is true or false", at: given.range)
      return nil
    }
    return text == "true"
  }
}
