public import Engine

/// A mistake that students make in the backward pass.
public enum Mistake: String, CaseIterable, Sendable {
  // At function nodes.
  case ownValue = "own-value"
  case outputValue = "output-value"
  case forgotUpstream = "forgot-upstream"
  case sameToAll = "same-to-all"
  case added
  case lostSign = "lost-sign"
  case splitEvenly = "split-evenly"
  case atOutput = "at-output"
  // At matrix products.
  case forgotTranspose = "forgot-transpose"
  case wrongOrder = "wrong-order"
  // At splitter nodes.
  case overwrote
  case multipliedBranches = "multiplied-branches"
  case forgotBranch = "forgot-branch"
  // At steps of training.
  case ascended
  case forgotRate = "forgot-rate"
  case onlyTheChange = "only-the-change"
  case plainStep = "plain-step"

  /// Whether it is made at a step of training.
  public var isOfTraining: Bool { [.ascended, .forgotRate, .onlyTheChange, .plainStep].contains(self) }
}

/// What a mistake gives at one wire.
public struct MistakenAnswer: Sendable {
  /// The one that gives it.
  public let mistake: Mistake
  /// Of the wire's shape.
  public let answer: Tensor<Double>
  /// What was done instead of the rule, with the numbers: `upstream × the wire's own value, 1 × 3 = 3`.
  public let told: String
}
