public import Notation

/// Every function there is. A new one is a type of its own beside its family and a line here.
public enum FunctionList {
  /// In the order in which tables of functions have them, each with the parameters that are meant unless others are
  /// given.
  public static let all: [any FunctionRule] = [
    Add(), Subtract(), Multiply(), Divide(), Negate(), Identity(), Reciprocal(),
    Remainder(), TruncatedRemainder(), FloorDivide(), Power(), Square(), SquareRoot(), ReciprocalSquareRoot(),
    CubeRoot(), Hypotenuse(),
    Exponential(), Logarithm(), BinaryLogarithm(), DecimalLogarithm(), LogarithmOfOnePlus(), ExponentialMinusOne(),
    PowerOfTwo(), LogarithmOfSum(), ProductWithLogarithm(), Logit(), LinearInterpolation(), AddedProduct(),
    Sine(), Cosine(), Tangent(), Arcsine(), Arccosine(), Arctangent(), AngleOfPoint(),
    CardinalSine(),
    HyperbolicSine(), HyperbolicCosine(), HyperbolicTangent(),
    AreaHyperbolicSine(), AreaHyperbolicCosine(), AreaHyperbolicTangent(), ErrorFunction(),
    ComplementaryErrorFunction(),
    RectifiedLinear(), LeakyRectifiedLinear(), ParametricRectifiedLinear(), ExponentialLinear(),
    ContinuousExponentialLinear(), ScaledExponentialLinear(), GaussianLinear(),
    SigmoidLinear(), Softplus(), Sigmoid(), HardHyperbolicTangent(), HeavisideStep(), Mish(), HardSwish(),
    HardSigmoid(),
    CappedRectifiedLinear(), LogSigmoid(), Softsign(), Shrinkage(.softshrink), Shrinkage(.hardshrink), TanhShrinkage(),
    Threshold(),
    Dropout(), GatedUnit.sigmoid, GatedUnit.swish,
    AbsoluteValue(), Maximum(), Minimum(), Clip(), Sign(), Round(), Floor(), Ceiling(), Truncation(), StopGradient(),
    Comparison(.greater), Comparison(.greater_equal), Comparison(.less), Comparison(.less_equal), Comparison(.equal),
    Comparison(.not_equal), Conjunction(), Disjunction(), LogicalNot(), Where(), MaskedFill(), Filled(.zeros_like),
    Filled(.ones_like),
    Filled(.full_like), Triangle(isUpper: false),
    Triangle(isUpper: true),
    MatrixProduct(), Transpose(), ElementAt(), Gather(.gather), Gather(.take_along_axis), Take(.index_select),
    Take(.take), InnerProduct(), LastAxesProduct(), OuterProduct(), EinsteinSum(), Inverse(), Solution(), Determinant(),
    LogarithmOfDeterminant(isOfSize: false), LogarithmOfDeterminant(isOfSize: true),
    Reduction(Sum()), Reduction(Mean()), Reduction(Product()), Reduction(Variance()), Reduction(StandardDeviation()),
    Reduction(Norm()), Reduction(LogSumExp()),
    Reshape(), Permute(), SwapAxes(), MoveAxes(), Flip(), Roll(), Diagonal(), Trace(), ChangeAxes(.unsqueeze),
    ChangeAxes(.squeeze), ChangeAxes(.flatten),
    Concatenate(), Stack(), Expand(), Repeat(), Pad(), Split(.split), Split(.chunk), Split(.tensorSplit),
    JoinedAxes(.hstack), JoinedAxes(.vstack), JoinedAxes(.dstack), JoinedAxes(.columns), RepeatedElements(),
    CumulativeSum(), CumulativeProduct(), CumulativeExtreme(.cummax), CumulativeExtreme(.cummin), Ordered(.sort),
    Ordered(.topk), Replaced(), Embedding(),
    Linear(), Convolution(axes: 1), Convolution(axes: 2), Pooling(.max, axes: 1), Pooling(.max, axes: 2),
    Pooling(.avg, axes: 1), Pooling(.avg, axes: 2), AdaptivePooling(.max, axes: 1), AdaptivePooling(.max, axes: 2),
    AdaptivePooling(.avg, axes: 1), AdaptivePooling(.avg, axes: 2), UnitLength(), Softmax(), LogSoftmax(),
    BatchNormalisation(), LayerNormalisation(),
    RootMeanSquareNormalisation(), Attention(), RecurrentCell(.rnn), RecurrentCell(.gru), RecurrentCell(.lstm),
    MeanSquaredError(), MeanAbsoluteError(), CrossEntropy(), NegativeLogLikelihood(), BinaryCrossEntropy(), HingeLoss(),
    ElementLoss(.logits), ElementLoss(.huber), ElementLoss(.smoothL1), ElementLoss(.divergence), CosineSimilarity(),
    TripletLoss(), Opaque(),
  ]

  /// What the parser knows of the functions.
  public static let vocabulary = Vocabulary(all.map(\.signature))

  /// The rule of a function by the name that formulas use.
  public static func rule(named name: String) -> (any FunctionRule)? { byName[name] }

  private static let byName: [String: any FunctionRule] =
    Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })
}
