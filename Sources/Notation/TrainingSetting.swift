/// What a training can be told: the keys of `train` in the front matter, and the arguments of PyTorch's optimizers.
enum TrainingSetting: String, CaseIterable {
  case wires, rate, steps, optimizer, momentum, nesterov
  case weightDecay = "weight_decay"
  case betas, beta1, beta2, epsilon
  case zeroGrad = "zero_grad"

  private static let otherNames: [String: TrainingSetting] = [
    "params": .wires, "parameters": .wires, "lr": .rate, "learning_rate": .rate, "eta": .rate, "η": .rate,
    "iterations": .steps, "epochs": .steps, "eps": .epsilon, "wd": .weightDecay, "mu": .momentum,
  ]

  /// - Parameter name: its own, or that of a library or a textbook.
  init?(named name: String) {
    guard let setting = Self(rawValue: name) ?? Self.otherNames[name] else { return nil }
    self = setting
  }

  /// PyTorch's weight decay of AdamW, where none is given.
  static let decayOfAdamW = 0.01

  /// Those that are numbers, and what they set.
  static var numbers: [(TrainingSetting, WritableKeyPath<TrainingPlan, Double>)] {
    [
      (.rate, \.rate), (.momentum, \.momentum), (.weightDecay, \.weightDecay), (.beta1, \.betas.first),
      (.beta2, \.betas.second), (.epsilon, \.epsilon),
    ]
  }

  /// The numbers that it can be; nil where it can be any.
  var range: ClosedRange<Double>? { self == .rate || self == .weightDecay ? nil : 0...1 }

  /// The optimizer that heeds it.
  var optimizer: String { self == .momentum || self == .nesterov ? "momentum" : "adam" }
}

extension TrainingPlan {
  /// A setting that the optimizer does not heed; nil where there is none.
  func idle(_ settings: some Collection<TrainingSetting>) -> TrainingSetting? {
    let isAdam = optimizer == .adam || optimizer == .adamw
    let others: [TrainingSetting] =
      isAdam
      ? [.momentum, .nesterov]
      : optimizer == .sgd ? [.nesterov, .betas, .beta1, .beta2, .epsilon] : [.betas, .beta1, .beta2, .epsilon]
    return others.first { settings.contains($0) && ($0 != .nesterov || isNesterov) }
  }
}
