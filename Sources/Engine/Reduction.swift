import Notation

/// A function of a group of numbers, however many: of all elements of a tensor, or of those along an axis.
public protocol GroupFunction: Sendable {
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
}

extension GroupFunction {
  public var aliases: [String] { [] }
  public var pyTorchName: String { name }
  public func convention(at numbers: [Double]) -> String? { nil }
}

/// A tensor reduced along an axis, or to one number, by a function of a group of numbers.
///
/// Each element receives the upstream gradient of its group times its own local gradient.
struct Reduction<Function: GroupFunction>: FunctionRule {
  let function: Function
  var axis: Int?

  init(_ function: Function, axis: Int? = nil) {
    self.function = function
    self.axis = axis
  }

  var name: String { function.name }
  var aliases: [String] { function.aliases }
  var symbol: String { function.symbol }
  var summary: String { function.summary }
  let arity = 1...1
  let parameters = ["axis"]
  let exampleShapes: [Shape] = [[3]]

  func bound(to call: Call) throws(CallFault) -> Binding {
    Binding(Reduction(function, axis: try call.wholeNumber("axis")))
  }

  func statement(of inputs: [Formula]) -> Formula {
    .call(name, inputs + (axis.map { [.named("axis", .number(Double($0)))] } ?? []))
  }

  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape {
    guard let axis else { return .scalar }
    return inputs[0].reduced(along: try inputs[0].axis(axis))
  }

  func forward<A: Algebra>(_ inputs: [Tensor<A>]) -> Tensor<A> {
    inputs[0].folded(along: axis, function.forward).reshaped(to: inputs[0].shape.reduced(along: axis))
  }

  func localGradients<A: Algebra>(_ inputs: [Tensor<A>], output: Tensor<A>) -> [LocalGradient<A>] {
    [.factor(locals(of: inputs[0], output: output))]
  }

  private func locals<A: Algebra>(of input: Tensor<A>, output: Tensor<A>) -> Tensor<A> {
    let (elements, outputs) = (input.elements, output.elements)
    var locals = elements
    for (group, places) in input.shape.groups(along: axis).enumerated() {
      let gradients = function.localGradients(places.map { elements[$0] }, output: outputs[group])
      for (place, gradient) in zip(places, gradients) { locals[place] = gradient }
    }
    return Tensor(locals, shape: input.shape)
  }

  func pullback<A: Algebra>(_ upstream: Tensor<A>, inputs: [Tensor<A>], output: Tensor<A>) -> [Tensor<A>] {
    let shape = inputs[0].shape
    let spread = upstream.reshaped(to: shape.reduced(along: axis, keepingAxis: true))
    return [
      FunctionNodeRule.downstream(upstream: spread, local: locals(of: inputs[0], output: output), inputShape: shape)
    ]
  }

  func localNotation(
    _ inputs: [SymbolicTensor], output: SymbolicTensor, upstream: SymbolicTensor
  ) -> [LocalNotation] {
    let count = inputs[0].shape.groups(along: axis).first?.count ?? 1
    // Every number of a group has the same formula.
    let numbers = [Formula](repeating: inputs[0].formula, count: count)
    return [.factor(function.localGradients(numbers, output: output.formula)[0])]
  }

  func pyTorch(_ x: [String]) -> String {
    // Without an axis all elements are in one row: not every reduction of PyTorch does without.
    "torch.\(function.pyTorchName)(\(axis == nil ? "\(x[0]).reshape(-1)" : x[0]), dim=\(axis ?? 0))"
  }

  func convention(at inputs: [Tensor<Double>]) -> String? {
    let elements = inputs[0].elements
    return inputs[0].shape.groups(along: axis).lazy.compactMap { places in
      function.convention(at: places.map { elements[$0] })
    }.first
  }
}
