/// Absolute value, z = |x|.     ∂z/∂x = 1 where x > 0, −1 where x < 0, 0 at 0
///
/// At the kink x = 0 the slope is 0, the middle of the subgradients −1 to 1, as PyTorch has it.
struct AbsoluteValue: UnaryElementwise {
  let name = "abs", symbol = "|x|"
  let summary = "An absolute value passes the upstream gradient on with the sign of its input."
  func forward<A: Algebra>(_ x: A) -> A { .choose(x, .less, A(0), then: -x, else: x) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A {
    .choose(x, .greater, A(0), then: A(1), else: .choose(x, .less, A(0), then: A(-1), else: A(0)))
  }
  func convention(at numbers: [Double]) -> String? {
    numbers[0] == 0 ? "abs has a kink at 0; its slope there is 0 by convention, as in PyTorch" : nil
  }
}

/// The greatest of several numbers, or of the elements of one tensor.     ∂z/∂x = 1 for the greatest, 0 for the others
///
/// At a tie the winners share the gradient equally, as PyTorch's `maximum` and `amax` have it.
struct Maximum: ChoiceRule {
  let name = "max", symbol = "max"
  let pair = "maximum", many = "amax"
  let summary = "A maximum sends the whole upstream gradient to the greatest input and nothing to the others."
  var choice = Choice.ofMany
  func forward<A: Algebra>(_ numbers: [A]) -> A {
    numbers.dropFirst().reduce(numbers[0]) {
      .except(whereNaN: $1, gives: $1, otherwise: .choose($1, .greater, $0, then: $1, else: $0))
    }
  }
  func convention(at numbers: [Double]) -> String? { tie(at: numbers, winner: numbers.max()) }
}

/// The least of several numbers, or of the elements of one tensor.     ∂z/∂x = 1 for the least, 0 for the others
///
/// At a tie the winners share the gradient equally, as PyTorch's `minimum` and `amin` have it.
struct Minimum: ChoiceRule {
  let name = "min", symbol = "min"
  let pair = "minimum", many = "amin"
  let summary = "A minimum sends the whole upstream gradient to the least input and nothing to the others."
  var choice = Choice.ofMany
  func forward<A: Algebra>(_ numbers: [A]) -> A {
    numbers.dropFirst().reduce(numbers[0]) {
      .except(whereNaN: $1, gives: $1, otherwise: .choose($1, .less, $0, then: $1, else: $0))
    }
  }
  func convention(at numbers: [Double]) -> String? { tie(at: numbers, winner: numbers.min()) }
}

/// A function that picks one of its numbers.
protocol ChoiceRule: ElementwiseRule, GroupFunction {
  var choice: Choice { get set }
  /// What PyTorch calls it of two tensors, and along axes.
  var pair: String { get }
  var many: String { get }
}

extension ChoiceRule {
  var aliases: [String] { [] }
  var arity: ClosedRange<Int> { 1...Int.max }
  var parameters: [String] { ["axis", "keepdims"] }
  var exampleShapes: [Shape] { [[], []] }
  var isGate: Bool { choice != .ofMany }

  /// Of several tensors the choice is element by element, so that an axis has no use; of one, among its elements.
  func bound(to call: Call) throws(CallFault) -> Binding {
    if call.arguments.count == 1 { return try Reduction(self).bound(to: call) }
    guard call.parameters["axis"] == nil else {
      throw CallFault(
        "an axis goes with one tensor, and \(name) is given \(call.arguments.count)", at: .parameter("axis"),
        hint: "write \(name)(x, axis=0)")
    }
    return Binding(choosing(call.arguments.count == 2 ? .ofTwo : .ofMany))
  }
  func bound(to call: Call) -> Self {
    choosing(call.arguments.count > 1 || call.parameters["axis"] != nil ? .ofMany : .ofElements)
  }
  private func choosing(_ choice: Choice) -> Self {
    var rule = self
    rule.choice = choice
    return rule
  }

  func localGradients<A: Algebra>(_ numbers: [A], output z: A) -> [A] { choice.shares(among: numbers, winner: z) }

  func pyTorch(of x: String, dim: String, keepsAxes: Bool) -> String {
    choice == .ofElements
      ? "torch.\(name)(\(x))" : "torch.\(many)(\(x), dim=\(dim)\(keepsAxes ? ", keepdim=True" : ""))"
  }
  func pyTorch(_ x: [String]) -> String {
    choice == .ofTwo
      ? "torch.\(pair)(\(x[0]), \(x[1]))"
      : "torch.\(many)(torch.stack(torch.broadcast_tensors(\(x.joined(separator: ", ")))), dim=0)"
  }

  fileprivate func tie(at numbers: [Double], winner: Double?) -> String? {
    let winners = numbers.count { $0 == winner }
    guard winners > 1 else { return nil }
    return "\(winners) inputs of \(name) tie; they share the gradient equally by convention, as in PyTorch"
  }
}

/// What a greatest or a least is chosen of: PyTorch has a function for each, and each its own way with what is not finite.
enum Choice {
  /// `torch.maximum`: a gate, which opens to both where one is not a number.
  case ofTwo
  /// `torch.max`, of all elements of a tensor: a gate, which opens to those that are not numbers.
  case ofElements
  /// `torch.amax`, which multiplies.
  case ofMany

  /// The winners share alike.
  fileprivate func shares<A: Algebra>(among numbers: [A], winner: A) -> [A] {
    let shares = A.shares(among: numbers, winner: winner)
    switch self {
    case .ofTwo: return shares.map { .except(whereNaN: winner, gives: A(1), otherwise: $0) }
    case .ofElements:
      let count = A(Double(numbers.count { $0.number.isNaN }))
      return zip(numbers, shares).map { number, share in
        .except(
          whereNaN: winner, gives: .except(whereNaN: number, gives: A(1) / count, otherwise: A(0)), otherwise: share)
      }
    case .ofMany: return shares
    }
  }
}
