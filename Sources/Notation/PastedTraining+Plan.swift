/// What it comes to.
extension PastedTraining {
  /// The names that are read as learning rates.
  var rateNames: Set<String> {
    let names = updates.compactMap { update in
      if case .name(let name) = update.rate { name } else { nil }
    }
    return Set(names + (optimizer?.rateName.map { [$0] } ?? []))
  }

  /// The training, and the definitions without those that are read as learning rates only.
  /// - Parameter definitions: all of the circuit.
  func plan(among definitions: [Definition]) -> (plan: TrainingPlan?, definitions: [Definition], faults: [Diagnostic]) {
    guard let range else { return (nil, definitions, []) }
    var faults = optimizer?.faults ?? []
    var plan = optimizer?.plan
    func number(_ name: String, at range: SourceRange) -> Double? {
      let rate = definitions.first { $0.name == name && $0.isNumber }?.formula.arithmeticValue
      if rate == nil {
        faults.append(
          Diagnostic("the learning rate '\(name)' is not known", at: range, hint: "write \(name) = 0.1 above it"))
      }
      return rate
    }
    if let name = optimizer?.rateName { plan?.rate = number(name, at: range) ?? 0 }
    for update in updates {
      var rate: Double? = 1
      if case .number(let number) = update.rate { rate = number }
      if case .name(let name) = update.rate { rate = number(name, at: update.range) }
      guard var rate else { continue }
      if update.isAscent { rate = -rate }
      if let known = plan?.rate, known != rate {
        faults.append(
          Diagnostic(
            "this update has another learning rate than the first", at: update.range,
            hint: "one rate holds for all wires that are trained"))
      }
      var extended = plan ?? TrainingPlan(wires: [], rate: rate)
      if !extended.wires.contains(update.wire) { extended.wires.append(update.wire) }
      plan = extended
    }
    plan?.steps = min(steps, TrainingPlan.mostSteps)
    if steps > TrainingPlan.mostSteps, let loop {
      faults.append(
        Diagnostic(
          "this loop makes \(steps) steps of training", at: file.firstLine(of: loop),
          hint: "write at most \(TrainingPlan.mostSteps)"))
    }
    if let loop, steps > 1 {
      let inLoop = zeroed.filter { loop.start <= $0.start && $0.start < loop.end }
      let wires = Set(inLoop.compactMap(\.wire))
      let trained = plan?.wires ?? []
      let keeps = !inLoop.contains { $0.wire == nil }
      plan?.accumulating = keeps ? Set(trained).subtracting(wires) : []
    }
    let isRead = { (name: String) in
      definitions.contains { $0.formula.parts.contains { $0.head == .name(name) } }
    }
    let rateNames = rateNames
    return (plan, definitions.filter { !rateNames.contains($0.name) || isRead($0.name) }, faults)
  }
}

extension SourceFile {
  /// The first line of a range.
  fileprivate func firstLine(of range: SourceRange) -> SourceRange {
    let text = self[range].prefix { !$0.isNewline }
    return SourceRange(range.start, range.start + text.utf8.count)
  }
}
