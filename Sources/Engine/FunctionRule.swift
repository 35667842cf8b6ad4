public import Notation

/// What a function node knows: its forward pass and, for each input wire, its local gradient.
///
/// Conform to the protocol of a family (`UnaryElementwise`, `BinaryElementwise`, `ElementwiseRule`, `GroupFunction`,
/// `LossRule`, `PullbackRule`, `RearrangementRule`) and add the type to `FunctionList.all`: the parser, the captions, the
/// table of functions and the tests pick it up from there.
public protocol FunctionRule: Sendable, ScalarShortcut, TensorShortcut {
  /// What the circuit language calls the function.
  var name: String { get }
  /// Other names that the language takes for it.
  var aliases: [String] { get }
  /// What its node bears in the picture.
  var symbol: String { get }
  /// How many arguments it takes.
  var arity: ClosedRange<Int> { get }
  /// What can be given by name, such as `axis`.
  var parameters: [String] { get }
  /// What its arguments may be given as by name, by their places: `bias=b`, which may be a wire.
  var argumentNames: [String: Int] { get }
  /// Whether a file may have a wire of its name, which is a word like others.
  var yieldsName: Bool { get }
  /// Of the parameters those whose value is a word, with the words that they may be: `reduction="sum"`.
  var words: [String: [String]] { get }
  /// What it does to the gradient, in one sentence of the course's words.
  var summary: String { get }
  /// Shapes of inputs for which the table of functions shows it.
  var exampleShapes: [Shape] { get }

  /// The rule with the parameters of a call.
  /// - Throws: `CallFault` for parameters that it does not understand.
  func bound(to call: Call) throws(CallFault) -> Binding

  /// What it gives for inputs of these shapes, whatever their numbers are; nil for what depends on them.
  ///
  /// In a text it is known when the circuit is built, and no node computes it.
  func constant(for inputs: [Shape]) -> Tensor<Double>?

  /// What the node computes, in the symbols of its input wires.
  func statement(of inputs: [Formula]) -> Formula

  /// The shape of the output.
  /// - Throws: `ShapeMismatch` when the inputs' shapes do not fit the function.
  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape

  /// The output for the inputs.
  func forward<A: Algebra>(_ inputs: [Tensor<A>]) -> Tensor<A>

  /// The local gradient ∂x/∂sᵢ of each input at the stored inputs.
  func localGradients<A: Algebra>(_ inputs: [Tensor<A>], output: Tensor<A>) -> [LocalGradient<A>]

  /// What the node sends back along each input wire, of that input's shape.
  func pullback<A: Algebra>(_ upstream: Tensor<A>, inputs: [Tensor<A>], output: Tensor<A>) -> [Tensor<A>]

  /// The local gradient of each input in the symbols of its wires and of the upstream gradient.
  func localNotation(
    _ inputs: [SymbolicTensor], output: SymbolicTensor, upstream: SymbolicTensor
  ) -> [LocalNotation]

  /// Whether it chooses by inputs that lie just where the choice turns over: beside them it is another function.
  /// - Parameter isMoved: by input, whether it is what moves.
  func choosesAnew(beside inputs: [Tensor<Double>], isMoved: [Bool]) -> Bool

  /// Whether it takes what is before it as given: a wire cut before the node then holds the node's output.
  var stopsGradient: Bool { get }
  /// Whether what it sends back along an input is 0, whatever comes: what is before that input needs no backward pass.
  func isFlat(in input: Int) -> Bool
  /// Whether it lets the upstream gradient through or blocks it: where its local gradient is 0 it sends 0 back, also of an
  /// upstream gradient that is infinite or not a number, as PyTorch has it.
  var isGate: Bool { get }

  /// Whether somebody else worked it out at one point and nothing is known beside it: no cut can show how its output moves.
  var isRecorded: Bool { get }
  /// Whether what was recorded says anything of these inputs.
  func isKnown(at inputs: [Tensor<Double>]) -> Bool

  /// What it is that leaves the function without a finite value at these inputs; nil where that shows.
  func obstacle(at inputs: [Tensor<Double>]) -> String?

  /// The convention by which the local gradient was chosen, where the stored inputs lie at a kink.
  func convention(at inputs: [Tensor<Double>]) -> String?

  /// How one element of the output came about, and what comes back to one element of an input, in lines.
  func workings(of element: WorkedElement) -> [MathText]

  /// The same function of PyTorch tensors as a Python expression, with `F` for `torch.nn.functional`.
  /// - Parameter x: the names of the inputs.
  func pyTorch(_ x: [String]) -> String
}

extension FunctionRule {
  /// No other names.
  public var aliases: [String] { [] }
  /// Nothing can be given by name.
  public var parameters: [String] { [] }
  /// No argument has a name.
  public var argumentNames: [String: Int] { [:] }
  /// No wire may have the name of most functions.
  public var yieldsName: Bool { false }
  /// Most functions depend on the numbers.
  public func constant(for inputs: [Shape]) -> Tensor<Double>? { nil }
  /// No parameter is a word.
  public var words: [String: [String]] { [:] }
  /// Most functions let a cut before them show.
  public var stopsGradient: Bool { false }
  /// Most functions send something back along each input.
  public func isFlat(in input: Int) -> Bool { false }
  /// Most functions are computed here.
  public var isRecorded: Bool { false }
  /// Nothing is recorded, so everything is known.
  public func isKnown(at inputs: [Tensor<Double>]) -> Bool { true }
  /// Most functions multiply the upstream gradient by whatever their local gradient is.
  public var isGate: Bool { false }
  /// What stands in the way shows, such as a division by 0.
  public func obstacle(at inputs: [Tensor<Double>]) -> String? { nil }
  /// Most functions choose nothing.
  public func choosesAnew(beside inputs: [Tensor<Double>], isMoved: [Bool]) -> Bool { false }
  /// Scalars, as many as the function takes, two at most.
  public var exampleShapes: [Shape] {
    [Shape](repeating: .scalar, count: max(arity.lowerBound, min(arity.upperBound, 2)))
  }
  /// The rule as it is: the call brings no parameter.
  public func bound(to call: Call) throws(CallFault) -> Binding { Binding(self) }
  /// The function's name with its inputs in brackets.
  public func statement(of inputs: [Formula]) -> Formula { .call(name, inputs) }
  /// No convention: the function is smooth wherever it is defined.
  public func convention(at inputs: [Tensor<Double>]) -> String? { nil }
  /// No lines: the rule as a formula says all there is to say.
  public func workings(of element: WorkedElement) -> [MathText] { [] }
  /// The function of the same name in the module `torch`.
  public func pyTorch(_ x: [String]) -> String { "torch.\(name)(\(x.joined(separator: ", ")))" }

  /// How the language calls the function.
  public var signature: FunctionSignature {
    FunctionSignature(
      name: name, aliases: aliases, arity: arity, parameters: parameters + argumentNames.keys.sorted(),
      yieldsName: yieldsName)
  }
}

/// The function node rule: what goes back along an input wire is the upstream gradient times the local gradient.
enum FunctionNodeRule {
  /// Upstream times local.
  @inline(__always)
  static func downstream<A: Algebra>(upstream: A, local: A) -> A { upstream * local }

  /// Upstream times local, and 0 behind a gate that is shut, where 0 × ∞ would be no number.
  @inline(__always)
  static func downstream<A: Algebra>(upstream: A, local: A, throughGate isGate: Bool) -> A {
    isGate ? .choose(local, .equal, A(0), then: A(0), else: upstream * local) : upstream * local
  }

  /// Upstream times local, element by element; an input that was broadcast receives the sum over its copies.
  static func downstream<A>(
    upstream: Tensor<A>, local: Tensor<A>, inputShape: Shape, throughGate isGate: Bool
  ) -> Tensor<A> {
    let sent =
      isGate
      ? Tensor.zip(upstream, local) { downstream(upstream: $0, local: $1, throughGate: true) }
      : Tensor.zip(upstream, local, downstream)
    return sent.summed(to: inputShape)
  }
}
