import Notation

/// Mish, z = x tanh(softplus(x)), Misra 2019.     ∂z/∂x = t + x (1 − t²) σ(x) with t = tanh(softplus(x))
struct Mish: UnaryElementwise {
  let name = "mish", symbol = "mish"
  let summary = "A mish multiplies the upstream gradient by t + x (1 − t²) σ(x), t being tanh(softplus(x))."
  func forward<A: Algebra>(_ x: A) -> A { x * gate(x) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A {
    gate(x) + x * (A(1) - .square(gate(x))) * .sigmoid(x)
  }
  // Where x > 0 it is x + log(1 + e⁻ˣ), so that no exponential overflows.
  private func gate<A: Algebra>(_ x: A) -> A { .tanh(Softplus().forward(x)) }
  func pyTorch(_ x: [String]) -> String { "F.mish(\(x[0]))" }
}

/// Hard sigmoid, z = (x + 3)/6 between 0 and 1.     ∂z/∂x = 1/6 where −3 < x < 3, else 0
///
/// At the kinks ±3 the slope is 0, as in PyTorch.
struct HardSigmoid: UnaryElementwise {
  let name = "hardsigmoid", symbol = "hard σ"
  let summary = "A hard sigmoid sends a sixth of the upstream gradient where −3 < x < 3, and blocks it elsewhere."
  let isGate = true
  func forward<A: Algebra>(_ x: A) -> A {
    .choose(x, .greater, A(3), then: A(1), else: .choose(x, .less, A(-3), then: A(0), else: (x + A(3)) / A(6)))
  }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A {
    .choose(x, .greater, A(-3), then: .choose(x, .less, A(3), then: A(1) / A(6), else: A(0)), else: A(0))
  }
  func convention(at numbers: [Double]) -> String? {
    abs(numbers[0]) == 3 ? "hardsigmoid has kinks at −3 and 3; its slope there is 0 by convention, as in PyTorch" : nil
  }
  // PyTorch's own multiplies by a sixth that is rounded to 32 bits.
  func pyTorch(_ x: [String]) -> String { "F.relu6(\(x[0]) + 3) / 6" }
}

/// Hard swish, z = x (x + 3)/6 between −3 and 3, x beyond and 0 before, Howard and others 2019.
///
/// ∂z/∂x = (2 x + 3)/6 between them, else 0 or 1. At x = −3 it is 0 and at x = 3 it is 1, as in PyTorch.
struct HardSwish: UnaryElementwise {
  let name = "hardswish", symbol = "hardswish"
  let summary = "A hard swish multiplies the upstream gradient by (2x + 3)/6 where −3 < x < 3, and by 0 or 1 beyond."
  let isGate = true
  func forward<A: Algebra>(_ x: A) -> A { x * HardSigmoid().forward(x) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A {
    .except(
      whereNaN: x, gives: A(1),
      otherwise: .choose(
        x, .greater, A(-3), then: .choose(x, .less, A(3), then: (A(2) * x + A(3)) / A(6), else: A(1)), else: A(0)))
  }
  func convention(at numbers: [Double]) -> String? {
    abs(numbers[0]) == 3
      ? "hardswish has kinks at −3 and 3; its slope there is 0 and 1 by convention, as in PyTorch" : nil
  }
  func pyTorch(_ x: [String]) -> String { "F.hardswish(\(x[0]))" }
}

/// Rectified linear unit that ends at 6, z = min(max(x, 0), 6).     ∂z/∂x = 1 where 0 < x < 6, else 0
///
/// At the kinks the slope is 0, as in PyTorch.
struct CappedRectifiedLinear: UnaryElementwise {
  let name = "relu6", symbol = "relu6"
  let summary = "A relu6 lets the upstream gradient through where 0 < x < 6, and blocks it elsewhere."
  let isGate = true
  func forward<A: Algebra>(_ x: A) -> A {
    .except(
      whereNaN: x, gives: x,
      otherwise: .choose(x, .greater, A(0), then: .choose(x, .less, A(6), then: x, else: A(6)), else: A(0)))
  }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A {
    .except(
      whereNaN: x, gives: A(1),
      otherwise: .choose(x, .greater, A(0), then: .choose(x, .less, A(6), then: A(1), else: A(0)), else: A(0)))
  }
  func convention(at numbers: [Double]) -> String? {
    numbers[0] == 0 || numbers[0] == 6
      ? "relu6 has kinks at 0 and 6; its slope there is 0 by convention, as in PyTorch" : nil
  }
  func pyTorch(_ x: [String]) -> String { "F.relu6(\(x[0]))" }
}

/// Logarithm of the sigmoid, z = log σ(x) = −softplus(−x).     ∂z/∂x = σ(−x)
struct LogSigmoid: UnaryElementwise {
  let name = "logsigmoid", symbol = "log σ"
  let summary = "A log-sigmoid multiplies the upstream gradient by the sigmoid of minus its stored input."
  func forward<A: Algebra>(_ x: A) -> A { -Softplus().forward(-x) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A { .sigmoid(-x) }
  func pyTorch(_ x: [String]) -> String { "F.logsigmoid(\(x[0]))" }
}

/// Softsign, z = x/(1 + |x|).     ∂z/∂x = 1/(1 + |x|)²
struct Softsign: UnaryElementwise {
  let name = "softsign", symbol = "softsign"
  let summary = "A softsign divides the upstream gradient by (1 + |x|)²."
  func forward<A: Algebra>(_ x: A) -> A { x / (A(1) + AbsoluteValue().forward(x)) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A {
    // |x| without its kink, which x/(1 + |x|) has not.
    let size = A.choose(x, .less, A(0), then: -x, else: x)
    return A(1) / .square(A(1) + size)
  }
  func pyTorch(_ x: [String]) -> String { "F.softsign(\(x[0]))" }
}

/// Dropout with its mask written out, z = x m/(1 − p).     ∂z/∂x = m/(1 − p)
///
/// Srivastava and others 2014. Which numbers are dropped is chance, so the mask is given: 1 keeps, 0 drops.
struct Dropout: BinaryElementwise {
  let name = "dropout", symbol = "dropout"
  let parameters = ["p"]
  let arity = 2...3
  let summary =
    "A dropout sends the upstream gradient back where its mask kept a number, over 1 − p, and 0 where it dropped one."
  var rate = 0.5

  func bound(to call: Call) throws(CallFault) -> Binding {
    var rate = try call.number("p")
    if call.arguments.count > 2 {
      guard case .literal(let written) = call.arguments[2], let number = written.scalar else {
        throw CallFault(
          "the rate of dropout is a number written out", at: .argument(2), hint: "write dropout(x, mask, 0.5)")
      }
      rate = number
    }
    if call.arguments.count == 2, rate == nil, case .literal(let mask) = call.arguments[1], let number = mask.scalar,
      number > 0, number < 1
    {
      throw CallFault(
        "dropout takes a mask, since which numbers it drops is chance", at: .argument(1),
        hint: "write dropout(x, [1, 0, …], \(number)), with 0 for each number to drop")
    }
    let share = rate ?? 0.5
    guard (0..<1).contains(share) else {
      throw CallFault("the rate of dropout is from 0 to less than 1", hint: "write p=0.5")
    }
    return Binding(Dropout(rate: share), taking: 2..<max(2, call.arguments.count))
  }
  func statement(of inputs: [Formula]) -> Formula { .call(name, inputs + [.named("p", .number(rate))]) }
  func forward<A: Algebra>(_ x: A, _ mask: A) -> A { x * mask / A(1 - rate) }
  func localGradients<A: Algebra>(_ x: A, _ mask: A, output z: A) -> (A, A) {
    (mask / A(1 - rate), x / A(1 - rate))
  }
  func pyTorch(_ x: [String]) -> String { "\(x[0]) * \(x[1]) / \(1 - rate)" }
}
