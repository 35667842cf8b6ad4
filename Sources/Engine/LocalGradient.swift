public import Notation

/// The local gradient of a node for one of its inputs, in numbers.
public enum LocalGradient<Element: Algebra>: Sendable {
  /// What the upstream gradient is multiplied by, element by element.
  case factor(Tensor<Element>)
  /// The matrix that the upstream gradient is multiplied by.
  case matrix(Tensor<Element>)
  /// The node states how the upstream gradient is pulled back, and no tensor of its own.
  case pullback

  /// The numbers, where there are any.
  public var tensor: Tensor<Element>? {
    switch self {
    case .factor(let tensor), .matrix(let tensor): tensor
    case .pullback: nil
    }
  }

  func map<Result>(_ transform: (Element) -> Result) -> LocalGradient<Result> {
    switch self {
    case .factor(let tensor): .factor(tensor.map(transform))
    case .matrix(let tensor): .matrix(tensor.map(transform))
    case .pullback: .pullback
    }
  }
}

/// The local gradient of a node for one of its inputs, as it is written.
public enum LocalNotation: Sendable {
  /// ∂z/∂x as a formula: what is sent back is upstream times that, element by element.
  case factor(Formula)
  /// What is sent back, in the symbol of the upstream gradient: `∂f/∂z @ xᵀ`.
  case pullback(MathText)
  /// Worked out by a backward pass through the inside of a folded composite.
  case inside
  /// Worked out elsewhere and recorded; in words what is sent back.
  case recorded(MathText)

  /// What stands for a formula where there is none.
  private static let insideText: MathText = "by its own backward pass"

  /// ∂z/∂x, where the upstream gradient is multiplied by it element by element.
  public var factor: Formula? { if case .factor(let formula) = self { formula } else { nil } }

  /// What is sent back, where that is something else.
  public var pullback: MathText? {
    switch self {
    case .factor: nil
    case .pullback(let text): text
    case .inside: Self.insideText
    case .recorded(let text): text
    }
  }

  /// As it is typeset.
  public var mathText: MathText {
    switch self {
    case .factor(let formula): formula.mathText
    case .pullback(let text): text
    case .inside: Self.insideText
    case .recorded(let text): text
    }
  }
}
