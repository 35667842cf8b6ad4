/// What a function of groups makes of plain numbers, and of numbers with error bounds: the function's own results, sooner.
///
/// As `TensorShortcut`, not generic: the compiler makes a version for each function.
public protocol GroupShortcut {
  /// The function's value for each group of elements along some axes.
  func values(of x: Tensor<Double>, along axes: [Int]?) -> [Double]
  /// The function's value for each group, with error bounds.
  func values(of x: Tensor<Rounded>, along axes: [Int]?) -> [Rounded]
  /// The local gradient of each element, where the groups have these values.
  func locals(of x: Tensor<Double>, values: [Double], along axes: [Int]?) -> Tensor<Double>
  /// The local gradient of each element, with error bounds.
  func locals(of x: Tensor<Rounded>, values: [Rounded], along axes: [Int]?) -> Tensor<Rounded>
}

extension GroupFunction {
  /// Each group's value, by a version of the function compiled for plain numbers.
  public func values(of x: Tensor<Double>, along axes: [Int]?) -> [Double] { reduced(x, along: axes) }
  /// Each group's value, by a version of the function compiled for numbers with error bounds.
  public func values(of x: Tensor<Rounded>, along axes: [Int]?) -> [Rounded] { reduced(x, along: axes) }
  /// The local gradients where the elements stand, by a version compiled for plain numbers.
  public func locals(of x: Tensor<Double>, values: [Double], along axes: [Int]?) -> Tensor<Double> {
    slopes(x, values, along: axes)
  }
  /// The local gradients where the elements stand, by a version compiled for numbers with error bounds.
  public func locals(of x: Tensor<Rounded>, values: [Rounded], along axes: [Int]?) -> Tensor<Rounded> {
    slopes(x, values, along: axes)
  }

  func reduced<A: Algebra>(_ x: Tensor<A>, along axes: [Int]?) -> [A] { x.groups(along: axes).map { forward($0) } }
  func slopes<A: Algebra>(_ x: Tensor<A>, _ values: [A], along axes: [Int]?) -> Tensor<A> {
    x.with(zip(x.groups(along: axes), values).map { localGradients($0, output: $1) }, along: axes)
  }
}

extension Reduction {
  func tensor(of inputs: [Tensor<Double>]) -> Tensor<Double> {
    Tensor(function.values(of: inputs[0], along: axes), shape: reduced(inputs[0].shape))
  }
  func tensor(of inputs: [Tensor<Rounded>]) -> Tensor<Rounded> {
    Tensor(function.values(of: inputs[0], along: axes), shape: reduced(inputs[0].shape))
  }
  func sent(_ upstream: Tensor<Double>, inputs: [Tensor<Double>], output: Tensor<Double>) -> [Tensor<Double>] {
    [spread(upstream, over: inputs[0], function.locals(of: inputs[0], values: output.elements, along: axes))]
  }
  func sent(_ upstream: Tensor<Rounded>, inputs: [Tensor<Rounded>], output: Tensor<Rounded>) -> [Tensor<Rounded>] {
    [spread(upstream, over: inputs[0], function.locals(of: inputs[0], values: output.elements, along: axes))]
  }
}
