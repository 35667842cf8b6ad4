/// An optimizer as PyTorch has it: `opt = torch.optim.SGD([w, b], lr=0.1, momentum=0.9)`.
struct PastedOptimizer {
  private(set) var plan: TrainingPlan
  private(set) var faults: [Diagnostic] = []
  /// The name of its learning rate, where that is no number.
  private(set) var rateName: String?
  /// The name of its list of wires, where that is not written out.
  private(set) var listName: String?

  /// - Parameters:
  ///   - range: its line.
  ///   - lists: wires by the name of a list, `params = [w, b]`.
  init?(_ file: SourceFile, at range: SourceRange, lists: [String: [String]]) {
    let tokens = Lexer.tokens(of: file, in: range, skipping: []).tokens
    guard let dot = tokens.firstIndex(where: { $0.kind == .name("optim") }), dot + 3 < tokens.count,
      case .name(let name) = tokens[dot + 2].kind, tokens[dot + 3].kind == .openRound,
      let close = tokens.lastIndex(where: { $0.kind == .closeRound }), close > dot + 3
    else { return nil }
    plan = TrainingPlan(wires: [], rate: 1e-3)
    let names = ["SGD", "Adam", "AdamW"]
    guard names.contains(name), let optimizer = TrainingPlan.Optimizer(rawValue: name.lowercased()) else {
      faults = [
        Diagnostic(
          "the optimizer '\(name)' is not known", at: tokens[dot + 2].range, hint: "write SGD, Adam or AdamW")
      ]
      return
    }
    plan.optimizer = optimizer
    plan.momentum = 0
    if optimizer == .adamw { plan.weightDecay = TrainingSetting.decayOfAdamW }
    for (place, argument) in BlockHeading.split(tokens[(dot + 4)..<close]).enumerated() {
      take(argument, isFirst: place == 0, lists, in: file)
    }
    // PyTorch's SGD has momentum where it is told some.
    if optimizer == .sgd, plan.momentum != 0 {
      plan.optimizer = .momentum
    } else {
      plan.momentum = TrainingPlan(wires: [], rate: 0).momentum
    }
  }

  private mutating func take(
    _ argument: ArraySlice<Token>, isFirst: Bool, _ lists: [String: [String]], in file: SourceFile
  ) {
    var value = argument
    var word = isFirst ? "params" : "lr"
    if argument.count > 2, case .name(let name) = argument[argument.startIndex].kind,
      argument[argument.startIndex + 1].kind == .equals
    {
      word = name
      value = argument.dropFirst(2)
    }
    let setting = TrainingSetting(named: word)
    switch setting {
    case .wires: takeWires(value, lists, in: file)
    case .betas:
      let numbers = BlockHeading.split(value.dropFirst().dropLast()).compactMap(Self.number)
      guard numbers.count == 2 else { return report(argument, in: file) }
      (plan.betas.first, plan.betas.second) = (numbers[0], numbers[1])
    case .nesterov: plan.isNesterov = value.first?.kind == .name("True")
    case .rate:
      if value.count == 1, case .name(let name) = value[value.startIndex].kind { return rateName = name }
      guard let number = Self.number(value) else { return report(argument, in: file) }
      plan.rate = number
    default:
      let place = TrainingSetting.numbers.first { $0.0 == setting }?.1
      guard let place, let number = Self.number(value) else { return report(argument, in: file) }
      plan[keyPath: place] = number
    }
  }

  private mutating func takeWires(_ value: ArraySlice<Token>, _ lists: [String: [String]], in file: SourceFile) {
    if value.count == 1, case .name(let name) = value[value.startIndex].kind, let wires = lists[name] {
      (plan.wires, listName) = (wires, name)
    } else if let wires = PastedTraining.names(in: value) {
      plan.wires = wires
    } else {
      report(value, in: file)
    }
  }

  private mutating func report(_ tokens: ArraySlice<Token>, in file: SourceFile) {
    guard let first = tokens.first else { return }
    let range = tokens.reduce(first.range) { $0.union($1.range) }
    faults.append(
      Diagnostic(
        "'\(file[range])' of this optimizer is not understood", at: range,
        hint: "write train: {wires: [w], rate: 0.1, steps: 3} in the front matter"))
  }

  private static func number(_ tokens: ArraySlice<Token>) -> Double? {
    guard let last = tokens.last, case .number(let number) = last.kind else { return nil }
    if tokens.count == 1 { return number }
    return tokens.count == 2 && tokens.first?.kind == .infix(.subtract) ? -number : nil
  }
}
