public import Engine
public import Notation

/// An update with its numbers, line by line, ending with `w ← w − η ∂L/∂w = 1 − 0.1 × 6 = 0.4`.
public struct UpdateArithmetic: Sendable {
  /// What comes before the last line: what an optimizer keeps, and what is added to the gradient.
  public private(set) var working: [MathText] = []
  /// `w ← w − η ∂L/∂w`
  public private(set) var rule: MathText = ""
  /// What is multiplied by the learning rate, in symbols.
  public private(set) var symbol: MathText = ""
  /// What the rule begins with, the learning rate, what is multiplied by it, and what the wire becomes.
  public let before: Tensor<Double>
  /// η, as it is shown.
  public let rate: String
  /// What the rate is multiplied by: the gradient, or what an optimizer makes of it.
  public let direction: Tensor<Double>
  /// What the wire becomes.
  public let after: Tensor<Double>
  private var numbers: MathText = ""
  /// How many digits the new value has, and how many the numbers that it is made of.
  public let digits: Int
  /// Of the numbers that the new value is made of: more where few would not come to it.
  public let termDigits: Int
  /// Whether these come to the new value as they are shown.
  public let isTrue: Bool
  private let plan: TrainingPlan
  private let name: MathText
  private let words: any Words

  /// - Parameters:
  ///   - gradient: what the wire's gradient is called: ∂L/∂w.
  ///   - name: the wire's.
  init(_ event: Event.Update, digits: Int, gradient: MathText, name: MathText, words: any Words) {
    let (update, plan) = (event.update, event.plan)
    (self.digits, self.plan, self.name, self.words) = (digits, plan, name, words)
    (before, direction, after) = (update.shrunk ?? update.before, update.direction, update.after)
    rate = NumberText.format(plan.rate, digits: 6)
    let combination = ShownCombination([(1, before), (-plan.rate, direction)], total: after, digits: digits)
    (termDigits, isTrue) = (combination.digits, combination.isTrue)
    var symbol = gradient
    var working: [MathText] = []
    if let leftOver = update.leftOver {
      let sum = ShownSum(of: [leftOver, update.gradient], total: update.summed, digits: digits)
      working.append("\(name).grad = \(sum.left)\(MathText(sum.right, .strong))")
      symbol = "\(name).grad"
    }
    if update.decay != nil {
      let decay = written(plan.weightDecay)
      let sum = ShownCombination(
        [(1, update.summed), (plan.weightDecay, update.before)], total: update.used, digits: digits)
      working.append(
        "g = \(symbol) + \(decay) \(name) = \(shown(update.summed, sum.digits)) + \(decay) × "
          + "\(factored(update.before, sum.digits)) \(sum.sign) \(shown(update.used))")
      symbol = "g"
    }
    if let shrunk = update.shrunk {
      let factor = "(1 − \(written(plan.rate)) × \(written(plan.weightDecay)))"
      let product = ShownCombination(
        [(1 - plan.rate * plan.weightDecay, update.before)], total: shrunk, digits: digits)
      working.append(
        "\(name) ← \(factor) \(name) = \(factor) × \(factored(update.before, product.digits)) \(product.sign) "
          + "\(shown(shrunk))")
    }
    switch plan.optimizer {
    case .sgd: break
    case .momentum: symbol = addMomentum(update, symbol, to: &working)
    case .adam, .adamw: symbol = addMeans(update, symbol, to: &working)
    }
    self.symbol = symbol
    rule = "\(name) ← \(name) − η \(symbol)"
    self.working = working
    numbers =
      " = \(shown(before, termDigits)) − \(rate) × \(factored(direction, termDigits)) \(combination.sign) "
      + MathText(shown(after), .strong)
  }

  /// All of it.
  var lines: [MathText] { working + [rule + numbers] }

  /// What momentum makes of the gradient, and what that is called.
  private func addMomentum(_ update: Training.Update, _ symbol: MathText, to lines: inout [MathText]) -> MathText {
    let (before, after) = (update.state[0].before, update.state[0].after)
    let factor = written(plan.momentum)
    let sum = ShownCombination([(plan.momentum, before), (1, update.used)], total: after, digits: digits)
    lines.append(
      "v ← \(factor) v + \(symbol) = \(factor) × \(factored(before, sum.digits)) + "
        + "\(bracketed(update.used, sum.digits)) \(sum.sign) \(shown(after))")
    guard plan.isNesterov else { return "v" }
    let ahead = ShownCombination(
      [(1, update.used), (plan.momentum, after)], total: update.direction, digits: digits)
    lines.append(
      "d = \(symbol) + \(factor) v = \(shown(update.used, ahead.digits)) + \(factor) × "
        + "\(factored(after, ahead.digits)) \(ahead.sign) \(shown(update.direction))")
    return "d"
  }

  /// What Adam makes of the gradient, and what that is called.
  private func addMeans(_ update: Training.Update, _ symbol: MathText, to lines: inout [MathText]) -> MathText {
    let betas = [plan.betas.first, plan.betas.second]
    let (kept, new) = (betas.map(written), betas.map { written(1 - $0) })
    lines.append(
      "m ← \(kept[0]) m + \(new[0]) \(symbol) = \(shown(update.state[0].after)),   "
        + "v ← \(kept[1]) v + \(new[1]) (\(symbol))² = \(shown(update.state[1].after))")
    lines.append(
      words.corrected("m̂ = \(shown(update.corrected[0])), v̂ = \(shown(update.corrected[1]))"))
    return "m̂ / (√v̂ + \(written(plan.epsilon)))"
  }

  private func written(_ number: Double) -> String { NumberText.format(number, digits: 6) }
  private func shown(_ tensor: Tensor<Double>, _ digits: Int? = nil) -> String {
    ShownTensor(tensor, digits: digits ?? self.digits).inline
  }

  private func bracketed(_ tensor: Tensor<Double>, _ digits: Int) -> String {
    let text = shown(tensor, digits)
    return text.hasPrefix("−") ? "(\(text))" : text
  }

  private func factored(_ tensor: Tensor<Double>, _ digits: Int) -> String {
    let text = shown(tensor, digits)
    return text.hasPrefix("−") || text.contains("×") ? "(\(text))" : text
  }
}
