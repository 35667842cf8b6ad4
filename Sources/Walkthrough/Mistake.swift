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

  /// What was done wrong, as a summary lists it.
  public var name: String {
    switch self {
    case .ownValue: "multiplied by the wire's own forward value"
    case .outputValue: "multiplied by the node's output value"
    case .forgotUpstream: "forgot the upstream gradient"
    case .sameToAll: "sent the upstream gradient on unchanged"
    case .added: "added instead of multiplied"
    case .lostSign: "lost the sign"
    case .splitEvenly: "split the upstream gradient evenly among the inputs"
    case .atOutput: "took the local gradient at the output instead of the stored input"
    case .forgotTranspose: "forgot the transpose"
    case .wrongOrder: "multiplied the matrices in the wrong order"
    case .overwrote: "overwrote at a splitter node instead of adding"
    case .multipliedBranches: "multiplied at a splitter node instead of adding"
    case .forgotBranch: "forgot a branch of a splitter node"
    case .ascended: "went up the gradient instead of down"
    case .forgotRate: "forgot the learning rate"
    case .onlyTheChange: "gave the change instead of the new value"
    case .plainStep: "took the gradient of this pass alone"
    }
  }
}

/// What a mistake gives at one wire.
public struct MistakenAnswer: Sendable {
  public let mistake: Mistake
  /// Of the wire's shape.
  public let answer: Tensor<Double>
  /// What was done instead of the rule, with the numbers: `upstream × the wire's own value, 1 × 3 = 3`.
  public let told: String
}
