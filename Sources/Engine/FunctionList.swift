public import Notation

/// Every function there is. A new one is a type of its own beside its family and a line here.
public enum FunctionList {
  public static let all: [any FunctionRule] = [
    Add(), Subtract(), Multiply(), Divide(), Negate(), Identity(), Reciprocal(),
    Power(), Square(), SquareRoot(),
    Exponential(), Logarithm(),
    Sine(), Cosine(), HyperbolicTangent(),
    Sigmoid(), RectifiedLinear(),
    AbsoluteValue(), Maximum(), Minimum(),
  ]

  /// What the parser knows of the functions.
  public static let vocabulary = Vocabulary(all.map(\.signature))

  /// The rule of a function by the name that formulas use.
  public static func rule(named name: String) -> (any FunctionRule)? { byName[name] }

  private static let byName: [String: any FunctionRule] =
    Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
}
