import Scene

/// The colours of items by what they tell of.
extension Theme {
  /// What a text is written in, and a line is drawn in.
  func stroke(_ role: SceneRole) -> String {
    switch role {
    case .value, .computing: value
    case .gradient, .sent, .atWork, .done, .asked: gradient
    case .local: local
    case .toCome: wire
    case .faint: faint
    case .ink: ink
    }
  }

  /// What the text inside a node or a plate is written in.
  func text(_ role: SceneRole) -> String {
    switch role {
    case .local: local
    case .faint: faint
    default: ink
    }
  }

  /// What a node is filled with.
  func fill(_ role: SceneRole) -> String {
    switch role {
    case .atWork, .done: activeFill
    case .computing, .value: valueFill
    case .local, .asked, .toCome: background
    case .faint, .gradient, .sent, .ink: nodeFill
    }
  }
}
