import Notation

/// Rectified linear unit, z = max(x, 0).     ∂z/∂x = 1 where x > 0, else 0
///
/// At the kink x = 0 any slope from 0 to 1 is a subgradient; it is taken as 0, as PyTorch does, so that a silent unit
/// stays silent.
struct RectifiedLinear: UnaryElementwise {
  let name = "relu", symbol = "relu"
  let summary =
    "A rectified linear unit lets the upstream gradient through where its input is positive, and blocks it elsewhere."
  let isGate = true
  func forward<A: Algebra>(_ x: A) -> A {
    .except(whereNaN: x, gives: x, otherwise: .choose(x, .greater, A(0), then: x, else: A(0)))
  }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A {
    .except(whereNaN: x, gives: A(1), otherwise: .choose(x, .greater, A(0), then: A(1), else: A(0)))
  }
  func convention(at numbers: [Double]) -> String? {
    numbers[0] == 0 ? "relu has a kink at 0; its slope there is 0 by convention, as in PyTorch" : nil
  }
}

/// Leaky rectified linear unit, z = x where x > 0, else slope · x; the slope is 0.01 unless given.
///
/// ∂z/∂x = 1 where x > 0, else the slope.     ∂z/∂slope = 0 where x > 0, else x.
/// At the kink x = 0 the gradient is that of the leaking side, as in PyTorch.
struct LeakyRectifiedLinear: ElementwiseRule {
  let name = "leaky_relu", symbol = "leaky relu"
  let arity = 1...2
  let parameters = ["negative_slope"]
  let summary =
    "A leaky rectified linear unit lets the upstream gradient through where x > 0, and a fraction of it elsewhere."
  /// Where it is no input.
  var slope = 0.01

  func bound(to call: Call) throws(CallFault) -> Binding {
    guard let slope = call.parameters["negative_slope"] else { return Binding(self) }
    guard let number = slope.scalar, call.arguments.count == 1 else {
      throw CallFault(
        "the slope of leaky_relu is one number, given once", at: .parameter("negative_slope"),
        hint: "write leaky_relu(x, 0.1)")
    }
    return Binding(LeakyRectifiedLinear(slope: number))
  }
  func statement(of inputs: [Formula]) -> Formula {
    let isShown = inputs.count == 1 && slope != 0.01
    return .call(name, inputs + (isShown ? [.named("negative_slope", .number(slope))] : []))
  }
  private func slope<A: Algebra>(_ numbers: [A]) -> A { numbers.count > 1 ? numbers[1] : A(slope) }
  func forward<A: Algebra>(_ numbers: [A]) -> A {
    .choose(numbers[0], .greater, A(0), then: numbers[0], else: slope(numbers) * numbers[0])
  }
  func localGradients<A: Algebra>(_ numbers: [A], output z: A) -> [A] {
    let x = numbers[0]
    let ofX = A.choose(x, .greater, A(0), then: A(1), else: slope(numbers))
    return numbers.count > 1 ? [ofX, .choose(x, .greater, A(0), then: A(0), else: x)] : [ofX]
  }
  func convention(at numbers: [Double]) -> String? {
    numbers[0] == 0 ? "leaky_relu has a kink at 0; its slope there is that of x < 0 by convention, as in PyTorch" : nil
  }
  func pyTorch(_ x: [String]) -> String {
    x.count > 1 ? "torch.where(\(x[0]) > 0, \(x[0]), \(x[1]) * \(x[0]))" : "F.leaky_relu(\(x[0]), \(slope))"
  }
}

/// Hard hyperbolic tangent, z = x between its bounds, which are −1 and 1 unless given.     ∂z/∂x = 1 between them, else 0
///
/// At the kinks the slope is 0, as in PyTorch.
struct HardHyperbolicTangent: UnaryElementwise {
  let name = "hardtanh", symbol = "hardtanh"
  let summary =
    "A hard hyperbolic tangent lets the upstream gradient through where −1 < x < 1, and blocks it elsewhere."
  let isGate = true
  let arity = 1...3
  let exampleShapes: [Shape] = [[]]
  let parameters = ["min_val", "max_val"]
  var least = -1.0, greatest = 1.0

  func bound(to call: Call) throws(CallFault) -> Binding {
    var rule = self
    rule.least = try call.number("min_val", at: 1, of: name) ?? least
    rule.greatest = try call.number("max_val", at: 2, of: name) ?? greatest
    guard rule.least <= rule.greatest else {
      throw CallFault("the 'min_val' of hardtanh is not above its 'max_val'", hint: "write hardtanh(x, -1, 1)")
    }
    return Binding(rule, taking: 1..<call.arguments.count)
  }
  func statement(of inputs: [Formula]) -> Formula {
    .call(name, inputs + (least == -1 && greatest == 1 ? [] : [.number(least), .number(greatest)]))
  }
  func forward<A: Algebra>(_ x: A) -> A {
    .choose(x, .less, A(least), then: A(least), else: .choose(x, .greater, A(greatest), then: A(greatest), else: x))
  }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A {
    .choose(z, .equal, A(least), then: A(0), else: .choose(z, .equal, A(greatest), then: A(0), else: A(1)))
  }
  func convention(at numbers: [Double]) -> String? {
    guard numbers[0] == least || numbers[0] == greatest else { return nil }
    let kinks = "\(NumberText.format(least)) and \(NumberText.format(greatest))"
    return "hardtanh has kinks at \(kinks); its slope there is 0 by convention, as in PyTorch"
  }
  func pyTorch(_ x: [String]) -> String { "F.hardtanh(\(x[0]), \(least), \(greatest))" }
}

/// Step, z = 1 where x > 0, else 0.     ∂z/∂x = 0
///
/// A step is flat on both sides; at the jump x = 0, where it has none, its slope is taken as 0, as in PyTorch.
struct HeavisideStep: UnaryElementwise {
  let name = "step", symbol = "step"
  let summary = "A step sends back 0: it is flat, and nothing can be learnt through it."
  let isGate = true
  func forward<A: Algebra>(_ x: A) -> A { .choose(x, .greater, A(0), then: A(1), else: A(0)) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A { A(0) }
  func convention(at numbers: [Double]) -> String? {
    numbers[0] == 0 ? "step jumps at 0; its slope there is 0 by convention, as in PyTorch" : nil
  }
  func pyTorch(_ x: [String]) -> String { "torch.sign(torch.relu(\(x[0]))).detach().requires_grad_()" }
}
