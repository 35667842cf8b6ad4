import Notation

/// A number kept between two bounds, z = min(max(x, lo), hi).
///
/// ∂z/∂x = 1 where lo < x < hi, else 0; a bound takes the gradient where it is what comes out. On bounds that are written
/// out the slope is 0; where a bound is a wire, x and the bound it lies on share the gradient, as at a tie of max and min.
/// So PyTorch's clamp has it from 2.14 on.
struct Clip: ElementwiseRule {
  let name = "clip", aliases = ["clamp"], symbol = "clip"
  let arity = 3...3
  let summary = "A clip sends the upstream gradient to its input between the bounds, and to the bound beyond it."
  let isGate = true
  /// Whether both bounds are written out.
  var hasNumbers = false

  func bound(to call: Call) throws(CallFault) -> Binding {
    func isNumber(_ place: Int) -> Bool {
      if case .literal(let bound) = call.arguments[place] { bound.shape.isScalar } else { false }
    }
    return Binding(Clip(hasNumbers: isNumber(1) && isNumber(2)))
  }
  func forward<A: Algebra>(_ numbers: [A]) -> A {
    Minimum().forward([Maximum().forward([numbers[0], numbers[1]]), numbers[2]])
  }
  func localGradients<A: Algebra>(_ numbers: [A], output z: A) -> [A] {
    // Where one of them is not a number nothing goes back, as in PyTorch.
    locals(numbers).map { local in
      numbers.reduce(local) { .except(whereNaN: $1, gives: A(0), otherwise: $0) }
    }
  }
  private func locals<A: Algebra>(_ numbers: [A]) -> [A] {
    let (x, low, high) = (numbers[0], numbers[1], numbers[2])
    // Bounds in the wrong order leave the upper one standing, as in PyTorch.
    let ofX = A.choose(x, .less, low, then: A(0), else: .choose(x, .greater, high, then: A(0), else: A(1)))
    let ofLow = A.choose(low, .greater, high, then: A(0), else: .choose(x, .less, low, then: A(1), else: A(0)))
    let ofHigh = A.choose(low, .greater, high, then: A(1), else: .choose(x, .greater, high, then: A(1), else: A(0)))
    if hasNumbers {
      let lower = A.except(where: x, equals: low, gives: A(0), otherwise: ofX)
      return [.except(where: x, equals: high, gives: A(0), otherwise: lower), ofLow, ofHigh]
    }
    /// A half on a bound, if there is room between the bounds.
    func shared(on bound: A, _ local: A) -> A {
      .except(
        where: x, equals: bound, gives: .choose(low, .less, high, then: A(0.5), else: local), otherwise: local)
    }
    return [shared(on: low, shared(on: high, ofX)), shared(on: low, ofLow), shared(on: high, ofHigh)]
  }
  func convention(at numbers: [Double]) -> String? {
    guard numbers[0] == numbers[1] || numbers[0] == numbers[2] || numbers[1] == numbers[2] else { return nil }
    return hasNumbers
      ? "clip has a kink at each bound; its slope there is 0 by convention, as in PyTorch"
      : "clip has a kink at each bound; there its input and the bound share the gradient by convention, as in PyTorch"
  }
  func pyTorch(_ x: [String]) -> String {
    // A constant's tensor would be a bound that shares.
    hasNumbers
      ? "torch.clamp(\(x[0]), \(x[1]).item(), \(x[2]).item())"
      : "torch.clamp(*torch.broadcast_tensors(\(x.joined(separator: ", "))))"
  }
}
