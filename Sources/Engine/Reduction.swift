public import Notation

/// A function of a group of numbers, however many: of all elements of a tensor, or of those along an axis.
public protocol GroupFunction: Sendable, GroupShortcut {
  var name: String { get }
  var aliases: [String] { get }
  var symbol: String { get }
  var summary: String { get }
  /// What the function is called in the module `torch`.
  var pyTorchName: String { get }
  func forward<A: Algebra>(_ numbers: [A]) -> A
  func localGradients<A: Algebra>(_ numbers: [A], output: A) -> [A]
  /// The convention used where the stored numbers lie at a kink.
  func convention(at numbers: [Double]) -> String?
  /// Whether a number whose local gradient is 0 is sent 0, whatever comes.
  var isGate: Bool { get }
  /// What a second argument written out means.
  var second: String { get }
  /// What can be given by name besides the axis.
  var parameters: [String] { get }
  /// The function with the parameters of a call.
  func bound(to call: Call) throws(CallFault) -> Self
  /// Its parameters where they are not those that are meant unless given.
  var shownParameters: [Formula] { get }
  /// The local gradient of the element `x` of a group of `count`, where the function's value is `output`.
  func notation(of x: Formula, output: Formula, count: Int) -> Formula
  /// The function of PyTorch along an axis.
  func pyTorch(of x: String, dim: String, keepsAxes: Bool) -> String
}

extension GroupFunction {
  /// No other names.
  public var aliases: [String] { [] }
  /// PyTorch has the function under the same name.
  public var pyTorchName: String { name }
  /// None, for a function that is smooth wherever it is defined.
  public func convention(at numbers: [Double]) -> String? { nil }
  /// Nothing but the axis.
  public var parameters: [String] { [] }
  /// Most functions multiply the upstream gradient by whatever their local gradient is.
  public var isGate: Bool { false }
  /// A second argument names the axis.
  public var second: String { "axis" }
  /// The function as it is: the call brings no parameter of its own.
  public func bound(to call: Call) throws(CallFault) -> Self { self }
  /// None are shown.
  public var shownParameters: [Formula] { [] }
  /// The local gradient's formula, where all elements of a group are called alike.
  public func notation(of x: Formula, output: Formula, count: Int) -> Formula {
    // Every number of a group has the same formula.
    localGradients([Formula](repeating: x, count: count), output: output)[0]
  }
  /// A call of the function with `dim`.
  public func pyTorch(of x: String, dim: String, keepsAxes: Bool) -> String {
    "torch.\(pyTorchName)(\(x), dim=\(dim)\(keepsAxes ? ", keepdim=True" : ""))"
  }
}

/// A tensor reduced along axes, or to one number, by a function of a group of numbers.
///
/// Each element receives the upstream gradient of its group times its own local gradient.
struct Reduction<Function: GroupFunction>: FunctionRule {
  let function: Function
  /// The axes that are reduced, as the call has them; all of them where there are none.
  var axes: [Int]?
  /// Whether the reduced axes stay, with the extent 1.
  var keepsAxes = false

  init(_ function: Function, axes: [Int]? = nil, keepsAxes: Bool = false) {
    (self.function, self.axes, self.keepsAxes) = (function, axes, keepsAxes)
  }

  var name: String { function.name }
  var aliases: [String] { function.aliases }
  var symbol: String { function.symbol }
  var summary: String { function.summary }
  var isGate: Bool { function.isGate }
  let arity = 1...2
  var parameters: [String] { ["axis", "keepdims"] + function.parameters.filter { $0 != "axis" && $0 != "keepdims" } }
  let exampleShapes: [Shape] = [[3]]

  func bound(to call: Call) throws(CallFault) -> Binding {
    let isAxis = call.arguments.count > 1 && function.second == "axis"
    let written = isAxis ? try call.axes(at: 1, of: name) : nil
    let bound: Function = try function.bound(to: call)
    return Binding(
      Reduction(bound, axes: try call.axes(named: "axis") ?? written, keepsAxes: try call.flag("keepdims")),
      taking: 1..<call.arguments.count)
  }

  func statement(of inputs: [Formula]) -> Formula {
    .call(name, inputs + function.shownParameters + shownAxes + (keepsAxes ? [.named("keepdims", .number(1))] : []))
  }

  private var shownAxes: [Formula] {
    guard let axes else { return [] }
    let numbers = axes.map { Formula.number(Double($0)) }
    return [.named("axis", numbers.count == 1 ? numbers[0] : .list(numbers))]
  }

  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape {
    _ = try inputs[0].axes(axes ?? [])
    return reduced(inputs[0])
  }

  func forward<A: Algebra>(_ inputs: [Tensor<A>]) -> Tensor<A> {
    Tensor(function.reduced(inputs[0], along: axes), shape: reduced(inputs[0].shape))
  }

  func reduced(_ shape: Shape) -> Shape { shape.reduced(along: axes, keepingAxes: keepsAxes) }

  func localGradients<A: Algebra>(_ inputs: [Tensor<A>], output: Tensor<A>) -> [LocalGradient<A>] {
    [.factor(function.slopes(inputs[0], output.elements, along: axes))]
  }

  func pullback<A: Algebra>(_ upstream: Tensor<A>, inputs: [Tensor<A>], output: Tensor<A>) -> [Tensor<A>] {
    [spread(upstream, over: inputs[0], function.slopes(inputs[0], output.elements, along: axes))]
  }

  /// The upstream gradient of each group times the local gradient of each of its elements.
  @inline(__always)
  func spread<A: Algebra>(_ upstream: Tensor<A>, over input: Tensor<A>, _ locals: Tensor<A>) -> Tensor<A> {
    let ofGroups = upstream.reshaped(to: input.shape.reduced(along: axes, keepingAxes: true))
    return FunctionNodeRule.downstream(upstream: ofGroups, local: locals, inputShape: input.shape, throughGate: isGate)
  }

  func localNotation(
    _ inputs: [SymbolicTensor], output: SymbolicTensor, upstream: SymbolicTensor
  ) -> [LocalNotation] {
    let count = inputs[0].shape.groups(along: axes).first?.count ?? 1
    return [.factor(function.notation(of: inputs[0].formula, output: output.formula, count: count))]
  }

  func pyTorch(_ x: [String]) -> String {
    // Without an axis all elements are in one row: not every reduction of PyTorch does without.
    let input = axes == nil ? "\(x[0]).reshape(-1)" : x[0]
    let dim = axes.map { $0.count == 1 ? "\($0[0])" : "(\($0.map { "\($0)" }.joined(separator: ", ")),)" } ?? "0"
    let reduced = function.pyTorch(of: input, dim: dim, keepsAxes: axes != nil && keepsAxes)
    return axes == nil && keepsAxes ? "\(reduced).reshape((1,) * \(x[0]).ndim)" : reduced
  }

  func convention(at inputs: [Tensor<Double>]) -> String? {
    inputs[0].groups(along: axes).lazy.compactMap { function.convention(at: $0) }.first
  }
}
