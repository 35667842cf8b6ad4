import Notation

extension TensorAlgebra {
  /// How many elements two tensors have when they are broadcast, as a number.
  fileprivate static func count(_ inputs: [Self]) -> Self {
    .number(Double((try? Shape.broadcast(inputs.map(\.shape)))?.count ?? 1))
  }
}

/// Mean squared error, z = Σ (xᵢ − yᵢ)² / n.     ∂z/∂xᵢ = 2 (xᵢ − yᵢ) / n
struct MeanSquaredError: LossRule {
  let name = "mse", aliases = ["mse_loss"], symbol = "mse"
  let arity = 2...2
  let parameters = ["reduction"]
  let words = ["reduction": ["mean", "sum", "none"]]
  let summary = "A mean squared error sends each of n elements 2/n of its error, times the upstream gradient."
  let exampleShapes: [Shape] = [[3], [3]]
  func bound(to call: Call) throws(CallFault) -> Binding {
    call.words["reduction"] == nil ? Binding(self) : try ElementLoss(.mse).bound(to: call)
  }
  func value<T: TensorAlgebra>(_ inputs: [T]) -> T {
    let error = inputs[0] - inputs[1]
    return (error * error).sum(along: nil) / .count(inputs)
  }
  func factors<T: TensorAlgebra>(_ inputs: [T], output z: T) -> [T] {
    [
      T.number(2) * (inputs[0] - inputs[1]) / .count(inputs), T.number(2) * (inputs[1] - inputs[0]) / .count(inputs),
    ]
  }
  func pyTorch(_ x: [String]) -> String { "F.mse_loss(*torch.broadcast_tensors(\(x[0]), \(x[1])))" }
}

/// Mean absolute error, z = Σ |xᵢ − yᵢ| / n.     ∂z/∂xᵢ = ±1/n by the sign of the error
///
/// At the kink, where there is no error, the slope is 0, the middle of the subgradients, as PyTorch has it.
struct MeanAbsoluteError: LossRule {
  let name = "mae", aliases = ["l1", "l1_loss"], symbol = "mae"
  let arity = 2...2
  let parameters = ["reduction"]
  let words = ["reduction": ["mean", "sum", "none"]]
  let summary =
    "A mean absolute error sends each of n elements 1/n of the upstream gradient, with the sign of its error."
  let exampleShapes: [Shape] = [[3], [3]]
  func bound(to call: Call) throws(CallFault) -> Binding {
    call.words["reduction"] == nil ? Binding(self) : try ElementLoss(.mae).bound(to: call)
  }
  func value<T: TensorAlgebra>(_ inputs: [T]) -> T {
    let error = inputs[0] - inputs[1]
    return T.choose(error, .less, .number(0), then: -error, else: error).sum(along: nil) / .count(inputs)
  }
  func factors<T: TensorAlgebra>(_ inputs: [T], output z: T) -> [T] {
    [sign(inputs[0], inputs[1], over: .count(inputs)), sign(inputs[1], inputs[0], over: .count(inputs))]
  }
  private func sign<T: TensorAlgebra>(_ x: T, _ y: T, over count: T) -> T {
    .choose(
      x, .greater, y, then: .number(1) / count,
      else: .choose(x, .less, y, then: .number(-1) / count, else: .number(0)))
  }
  func convention(at inputs: [Tensor<Double>]) -> String? {
    (inputs[0] - inputs[1]).elements.contains(0)
      ? "mae has a kink where there is no error; its slope there is 0 by convention, as in PyTorch" : nil
  }
  func pyTorch(_ x: [String]) -> String { "F.l1_loss(*torch.broadcast_tensors(\(x[0]), \(x[1])))" }
}

/// Binary cross entropy of probabilities p and labels y, z = −Σ (yᵢ log pᵢ + (1 − yᵢ) log(1 − pᵢ)) / n.
///
/// ∂z/∂pᵢ = (pᵢ − yᵢ) / (pᵢ (1 − pᵢ)) / n.     ∂z/∂yᵢ = log((1 − pᵢ)/pᵢ) / n
///
/// A logarithm is never less than −100, and p (1 − p) never less than 10⁻¹² where it divides, as in PyTorch: a model that
/// is wrong and sure of it gets a great loss, not an infinite one. A label that is a wire has no finite gradient there.
struct BinaryCrossEntropy: LossRule {
  let name = "bce", symbol = "bce"
  let arity = 2...2
  let summary = "A binary cross entropy multiplies the upstream gradient by (p − y) / (p (1 − p)), over n."
  func value<T: TensorAlgebra>(_ inputs: [T]) -> T {
    let (p, y) = (inputs[0], inputs[1])
    let terms = y * log(p) + (.number(1) - y) * log(.number(1) - p)
    return -terms.sum(along: nil) / .count(inputs)
  }
  func factors<T: TensorAlgebra>(_ inputs: [T], output z: T) -> [T] {
    let (p, y) = (inputs[0], inputs[1])
    let variance = (p * (.number(1) - p)).guarded(atLeast: Self.leastVariance)
    return [(p - y) / variance / .count(inputs), (.apply(.log, .number(1) - p) - .apply(.log, p)) / .count(inputs)]
  }
  private func log<T: TensorAlgebra>(_ x: T) -> T { T.apply(.log, x).guarded(atLeast: -100) }
  /// PyTorch's bound: 10⁻¹² in single precision.
  private static let leastVariance = Double(Float(1e-12))
  func convention(at inputs: [Tensor<Double>]) -> String? {
    inputs[0].elements.contains { $0 * (1 - $0) < Self.leastVariance }
      ? "bce takes a logarithm as −100 at least, and p (1 − p) as 10⁻¹² at least, by convention, as in PyTorch" : nil
  }
  func pyTorch(_ x: [String]) -> String { "F.binary_cross_entropy(*torch.broadcast_tensors(\(x[0]), \(x[1])))" }
}

/// Hinge loss of scores s and labels y = ±1, z = Σ max(0, 1 − sᵢ yᵢ) / n.     ∂z/∂sᵢ = −yᵢ/n where sᵢ yᵢ < 1, else 0
///
/// At the kink s y = 1 the slope is 0, that of relu in PyTorch.
struct HingeLoss: LossRule {
  let name = "hinge", symbol = "hinge"
  let arity = 2...2
  let summary =
    "A hinge loss sends −y/n times the upstream gradient where the margin s y is less than 1, and nothing elsewhere."
  func value<T: TensorAlgebra>(_ inputs: [T]) -> T {
    let gap = T.number(1) - inputs[0] * inputs[1]
    let kept = T.choose(gap, .greater, .number(0), then: gap, else: .number(0))
    return T.except(whereNaN: gap, gives: gap, otherwise: kept).sum(along: nil) / .count(inputs)
  }
  func factors<T: TensorAlgebra>(_ inputs: [T], output z: T) -> [T] {
    let margin = inputs[0] * inputs[1]
    return [inputs[1], inputs[0]].map { other in
      let slope = -other / .count(inputs)
      return .except(
        whereNaN: margin, gives: slope, otherwise: .choose(margin, .less, .number(1), then: slope, else: .number(0)))
    }
  }
  /// The relu in it is a gate: beyond the margin nothing comes back, also of an infinite upstream gradient.
  func pullback<A: Algebra>(_ upstream: Tensor<A>, inputs: [Tensor<A>], output: Tensor<A>) -> [Tensor<A>] {
    let margin = inputs[0] * inputs[1]
    return zip(inputs, factors(at: inputs, output: output)).map { input, factor in
      let sent = upstream * factor
      return Tensor.except(
        whereNaN: margin, gives: sent, otherwise: .choose(margin, .less, .number(1), then: sent, else: .number(0))
      ).summed(to: input.shape)
    }
  }
  func convention(at inputs: [Tensor<Double>]) -> String? {
    (inputs[0] * inputs[1]).elements.contains(1)
      ? "hinge has a kink at a margin of 1; its slope there is 0 by convention, as relu's in PyTorch" : nil
  }
  func pyTorch(_ x: [String]) -> String { "torch.relu(1 - \(x[0]) * \(x[1])).mean()" }
}
