/// How gradients change wires, step after step: `train: {wires: [w, b], rate: 0.1, steps: 3}` in the front matter.
public struct TrainingPlan: Sendable, Equatable {
  /// What makes a step of a gradient; each as PyTorch's class of that name does it.
  public enum Optimizer: String, CaseIterable, Sendable {
    /// w ← w − η g
    case sgd
    /// v ← μ v + g, w ← w − η v, with v = 0 at first.
    case momentum
    /// m ← β₁ m + (1 − β₁) g, v ← β₂ v + (1 − β₂) g², w ← w − η m̂ / (√v̂ + ε). Kingma and Ba 2015.
    case adam
    /// Adam, whose weight decay takes a part of w itself. Loshchilov and Hutter 2019.
    case adamw
  }

  /// The names of the wires that are changed, in the order of their updates.
  public var wires: [String]
  /// The learning rate η.
  public var rate: Double
  /// How many steps are made.
  public var steps = 1
  /// Plain gradient descent unless given.
  public var optimizer = Optimizer.sgd
  /// μ
  public var momentum = 0.9
  /// Whether a step goes on from where momentum alone would lead: w ← w − η (g + μ v). Nesterov 1983.
  public var isNesterov = false
  /// λ: each gradient is g + λ w, and AdamW takes η λ w from w. 0.01 for AdamW unless given.
  public var weightDecay = 0.0
  /// β₁ and β₂ of Adam.
  public var betas = Betas()
  /// ε of Adam.
  public var epsilon = 1e-8
  /// The wires whose gradients are never set to 0, so that each is added to those of the steps before.
  public var accumulating: Set<String> = []

  /// How much of the two means of Adam stays in a step.
  public struct Betas: Sendable, Equatable {
    /// β₁, of the mean of gradients.
    public var first = 0.9
    /// β₂, of the mean of their squares.
    public var second = 0.999

    /// As Kingma and Ba 2015 have them.
    public init() {}
  }

  /// More steps than anyone looks at.
  public static let mostSteps = 1000

  /// One step of plain gradient descent, until more is said.
  public init(wires: [String], rate: Double) { (self.wires, self.rate) = (wires, rate) }
}
