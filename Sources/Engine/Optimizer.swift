import Notation

/// What makes a step of a gradient, for one wire, with what it keeps.
struct Optimizer {
  private let plan: TrainingPlan
  private let accumulates: Bool
  private var sum: Tensor<Double>?
  private var first: Tensor<Double>?
  private var second: Tensor<Double>?
  private var steps = 0

  /// - Parameter name: the wire's.
  init(_ plan: TrainingPlan, of name: String) {
    self.plan = plan
    accumulates = plan.accumulating.contains(name)
  }

  /// What a step makes of a wire.
  /// - Parameters:
  ///   - value: what it carried in the passes of this step.
  ///   - gradient: what they left on it.
  mutating func update(_ wire: WireID, _ value: Tensor<Double>, _ gradient: Tensor<Double>) -> Training.Update {
    steps += 1
    let leftOver = accumulates ? sum : nil
    let summed = leftOver.map { $0 + gradient } ?? gradient
    sum = summed
    let isAdamW = plan.optimizer == .adamw
    let decay = plan.weightDecay == 0 || isAdamW ? nil : value.map { plan.weightDecay * $0 }
    let shrunk = isAdamW ? value.map { $0 * (1 - plan.rate * plan.weightDecay) } : nil
    let used = decay.map { summed + $0 } ?? summed
    let (direction, state, corrected) = direction(of: used)
    let after = Tensor.zip(shrunk ?? value, direction) { $0 - plan.rate * $1 }
    return Training.Update(
      wire: wire, before: value, after: after, gradient: gradient, leftOver: leftOver, state: state,
      corrected: corrected, decay: decay, direction: direction, shrunk: shrunk)
  }

  private mutating func direction(
    of gradient: Tensor<Double>
  ) -> (Tensor<Double>, state: [Training.Kept], corrected: [Tensor<Double>]) {
    let zero = gradient.map { _ in 0.0 }
    switch plan.optimizer {
    case .sgd: return (gradient, [], [])
    case .momentum:
      let before = first ?? zero
      let velocity = before.map { plan.momentum * $0 } + gradient
      first = velocity
      let direction = plan.isNesterov ? gradient + velocity.map { plan.momentum * $0 } : velocity
      return (direction, [Training.Kept(before: before, after: velocity)], [])
    case .adam, .adamw:
      let (m, v) = (first ?? zero, second ?? zero)
      let (beta1, beta2) = (plan.betas.first, plan.betas.second)
      let newM = Tensor.zip(m, gradient) { beta1 * $0 + (1 - beta1) * $1 }
      let newV = Tensor.zip(v, gradient) { beta2 * $0 + (1 - beta2) * $1 * $1 }
      (first, second) = (newM, newV)
      let (unbiased1, unbiased2) = (1 - Double.power(beta1, Double(steps)), 1 - Double.power(beta2, Double(steps)))
      let corrected = [newM.map { $0 / unbiased1 }, newV.map { $0 / unbiased2 }]
      let direction = Tensor.zip(corrected[0], corrected[1]) { $0 / ($1.squareRoot() + plan.epsilon) }
      return (direction, [Training.Kept(before: m, after: newM), Training.Kept(before: v, after: newV)], corrected)
    }
  }
}
