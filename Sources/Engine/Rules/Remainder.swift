import Notation

/// What a division by whole numbers leaves, z = x − y ⌊x/y⌋, with the sign of y.     ∂z/∂x = 1     ∂z/∂y = −⌊x/y⌋
///
/// As Python's `%` and PyTorch's `remainder`.
struct Remainder: BinaryElementwise {
  let name = "remainder", symbol = "mod"
  let summary = "A remainder passes the upstream gradient on, and sends its divisor −⌊x/y⌋ times as much."
  func forward<A: Algebra>(_ x: A, _ y: A) -> A { x - y * .apply(.floor, x / y) }
  func localGradients<A: Algebra>(_ x: A, _ y: A, output z: A) -> (A, A) { (A(1), -.apply(.floor, x / y)) }
  func choosesAnew(beside inputs: [Tensor<Double>], isMoved: [Bool]) -> Bool { jumpsClosely(inputs) }
  func convention(at numbers: [Double]) -> String? {
    let quotient = numbers[0] / numbers[1]
    return quotient == quotient.rounded()
      ? "a remainder jumps where the division comes out even; its slopes there are those beside it, as in PyTorch" : nil
  }
}

/// A division rounded down, z = ⌊x/y⌋, as Python's `//`.     ∂z/∂x = 0     ∂z/∂y = 0
struct FloorDivide: BinaryElementwise {
  let name = "floor_divide", symbol = "⌊/⌋"
  let summary = "A division that is rounded down sends back 0: it is flat between its jumps."
  func forward<A: Algebra>(_ x: A, _ y: A) -> A { .apply(.floor, x / y) }
  func localGradients<A: Algebra>(_ x: A, _ y: A, output z: A) -> (A, A) { (A(0), A(0)) }
  func isFlat(in input: Int) -> Bool { true }
  let isGate = true
  func choosesAnew(beside inputs: [Tensor<Double>], isMoved: [Bool]) -> Bool { jumpsClosely(inputs) }
  func convention(at numbers: [Double]) -> String? {
    let quotient = numbers[0] / numbers[1]
    return quotient == quotient.rounded()
      ? "a division that is rounded down jumps where it comes out even; it sends 0 there, too, as PyTorch does" : nil
  }
  func pyTorch(_ x: [String]) -> String { "torch.floor_divide(\(x[0]), \(x[1])).detach().requires_grad_()" }
}

/// What a division by whole numbers leaves, z = x − y trunc(x/y), with the sign of x.     ∂z/∂x = 1     ∂z/∂y = −trunc(x/y)
///
/// As C's and PyTorch's `fmod`.
struct TruncatedRemainder: BinaryElementwise {
  let name = "fmod", symbol = "fmod"
  let summary =
    "A truncated remainder passes the upstream gradient on, and sends its divisor −trunc(x/y) times as much."
  func forward<A: Algebra>(_ x: A, _ y: A) -> A { x - y * quotient(x, y) }
  func localGradients<A: Algebra>(_ x: A, _ y: A, output z: A) -> (A, A) { (A(1), -quotient(x, y)) }
  private func quotient<A: Algebra>(_ x: A, _ y: A) -> A {
    .apply(.trunc, x / y)
  }
  func choosesAnew(beside inputs: [Tensor<Double>], isMoved: [Bool]) -> Bool { jumpsClosely(inputs) }
  func convention(at numbers: [Double]) -> String? {
    let quotient = numbers[0] / numbers[1]
    return quotient == quotient.rounded() && quotient != 0
      ? "a remainder jumps where the division comes out even; its slopes there are those beside it, as in PyTorch" : nil
  }
}

/// Whether the quotient jumps within the steps by which a wire is moved: where it is large, or its divisor small.
private func jumpsClosely(_ inputs: [Tensor<Double>]) -> Bool {
  inputs[1].elements.contains { abs($0) < 1e-2 }
    || Tensor.zip(inputs[0], inputs[1]) { $0 / $1 }.elements.contains { !(abs($0) < 1e3) }
}
