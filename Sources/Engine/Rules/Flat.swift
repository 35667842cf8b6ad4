/// A number rounded to the nearest whole one, a half to the even one, as IEEE 754 and PyTorch do.     ∂z/∂x = 0
struct Round: UnaryElementwise {
  let name = "round", symbol = "round"
  let summary = "Rounding sends back 0: it is flat between its jumps."
  func forward<A: Algebra>(_ x: A) -> A { .apply(.round, x) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A { A(0) }
  func pyTorch(_ x: [String]) -> String { "torch.round(\(x[0])).detach().requires_grad_()" }
  func isFlat(in input: Int) -> Bool { true }
  let isGate = true
  func convention(at numbers: [Double]) -> String? {
    abs(numbers[0].truncatingRemainder(dividingBy: 1)) == 0.5
      ? "round jumps between two whole numbers; its slope there is 0 by convention, as in PyTorch" : nil
  }
}

/// The greatest whole number that is not above x.     ∂z/∂x = 0
struct Floor: UnaryElementwise {
  let name = "floor", symbol = "⌊x⌋"
  let summary = "A floor sends back 0: it is flat between its jumps."
  func forward<A: Algebra>(_ x: A) -> A { .apply(.floor, x) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A { A(0) }
  func pyTorch(_ x: [String]) -> String { "torch.floor(\(x[0])).detach().requires_grad_()" }
  func isFlat(in input: Int) -> Bool { true }
  let isGate = true
  func convention(at numbers: [Double]) -> String? {
    numbers[0] == numbers[0].rounded()
      ? "floor jumps at whole numbers; its slope there is 0 by convention, as in PyTorch" : nil
  }
}

/// The least whole number that is not below x.     ∂z/∂x = 0
struct Ceiling: UnaryElementwise {
  let name = "ceil", symbol = "⌈x⌉"
  let summary = "A ceiling sends back 0: it is flat between its jumps."
  func forward<A: Algebra>(_ x: A) -> A { .apply(.ceil, x) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A { A(0) }
  func pyTorch(_ x: [String]) -> String { "torch.ceil(\(x[0])).detach().requires_grad_()" }
  func isFlat(in input: Int) -> Bool { true }
  let isGate = true
  func convention(at numbers: [Double]) -> String? {
    numbers[0] == numbers[0].rounded()
      ? "ceil jumps at whole numbers; its slope there is 0 by convention, as in PyTorch" : nil
  }
}

/// A number without what stands behind its point: the nearest whole number towards 0.     ∂z/∂x = 0
struct Truncation: UnaryElementwise {
  let name = "trunc", aliases = ["fix"], symbol = "trunc"
  let yieldsName = true
  let summary = "A truncation sends back 0: it is flat between its jumps."
  func forward<A: Algebra>(_ x: A) -> A { .apply(.trunc, x) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A { A(0) }
  func pyTorch(_ x: [String]) -> String { "torch.trunc(\(x[0])).detach().requires_grad_()" }
  func isFlat(in input: Int) -> Bool { true }
  let isGate = true
  func convention(at numbers: [Double]) -> String? {
    numbers[0] == numbers[0].rounded() && numbers[0] != 0
      ? "trunc jumps at whole numbers; its slope there is 0 by convention, as in PyTorch" : nil
  }
}

/// The sign of a number, z = −1, 0 or 1.     ∂z/∂x = 0
struct Sign: UnaryElementwise {
  let name = "sign", symbol = "sign"
  let summary = "A sign sends back 0: it is flat on both sides of its jump."
  func forward<A: Algebra>(_ x: A) -> A {
    .choose(x, .greater, A(0), then: A(1), else: .choose(x, .less, A(0), then: A(-1), else: A(0)))
  }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A { A(0) }
  func pyTorch(_ x: [String]) -> String { "torch.sign(\(x[0])).detach().requires_grad_()" }
  func isFlat(in input: Int) -> Bool { true }
  let isGate = true
  func convention(at numbers: [Double]) -> String? {
    numbers[0] == 0 ? "sign jumps at 0; its slope there is 0 by convention, as in PyTorch" : nil
  }
}

/// Stop gradient, z = x, through which nothing goes back: PyTorch's `detach`, JAX's `stop_gradient`.
///
/// It is no rule of calculus but an order: take this value as given. Cutting a wire before it therefore holds its output.
struct StopGradient: UnaryElementwise {
  let name = "stop_gradient", aliases = ["detach"], symbol = "⊣"
  let summary = "A stop-gradient passes its value on and sends nothing back: what is before it counts as given."
  let stopsGradient = true
  func forward<A: Algebra>(_ x: A) -> A { x }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A { A(0) }
  func isFlat(in input: Int) -> Bool { true }
  let isGate = true
  func pyTorch(_ x: [String]) -> String { "\(x[0]).detach().requires_grad_()" }
}
