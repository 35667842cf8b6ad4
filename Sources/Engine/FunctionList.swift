public import Notation

/// Every function there is. A new one is a type of its own beside its family and a line here.
public enum FunctionList {
  public static let all: [any FunctionRule] = [
    Add(), Subtract(), Multiply(), Divide(), Negate(), Identity(), Reciprocal(),
    Power(), Square(), SquareRoot(), CubeRoot(),
    Exponential(), Logarithm(), BinaryLogarithm(), DecimalLogarithm(), LogarithmOfOnePlus(), ExponentialMinusOne(),
    Sine(), Cosine(), Tangent(), Arcsine(), Arccosine(), Arctangent(), AngleOfPoint(),
    HyperbolicSine(), HyperbolicCosine(), HyperbolicTangent(),
    RectifiedLinear(), LeakyRectifiedLinear(), ExponentialLinear(), ScaledExponentialLinear(), GaussianLinear(),
    SigmoidLinear(), Softplus(), Sigmoid(), HardHyperbolicTangent(), HeavisideStep(),
    AbsoluteValue(), Maximum(), Minimum(), Clip(),
    MatrixProduct(), Transpose(), ElementAt(), InnerProduct(), OuterProduct(),
    Reduction(Sum()), Reduction(Mean()), Reduction(Product()), Reduction(Norm()), Reduction(LogSumExp()),
    Reshape(), Concatenate(), Softmax(), LogSoftmax(), LayerNormalisation(),
    MeanSquaredError(), MeanAbsoluteError(), CrossEntropy(), NegativeLogLikelihood(), BinaryCrossEntropy(), HingeLoss(),
  ]

  /// What the parser knows of the functions.
  public static let vocabulary = Vocabulary(all.map(\.signature))

  /// The rule of a function by the name that formulas use.
  public static func rule(named name: String) -> (any FunctionRule)? { byName[name] }

  private static let byName: [String: any FunctionRule] =
    Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
}
