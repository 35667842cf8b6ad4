import Notation

/// Soft shrinkage, z = x − λ where x > λ, x + λ where x < −λ, else 0, and hard shrinkage, z = x where |x| > λ, else 0; λ is
/// 0.5 unless given.
///
/// ∂z/∂x = 1 outside −λ and λ, else 0. At ±λ, the kinks of the soft one and the jumps of the hard one, z and its slope are 0,
/// as in PyTorch.
struct Shrinkage: UnaryElementwise {
  enum Kind: String { case softshrink, hardshrink }

  let kind: Kind
  let isGate = true
  let arity = 1...2
  let exampleShapes: [Shape] = [[]]
  let parameters = ["lambd"]
  var lambda = 0.5

  init(_ kind: Kind) { self.kind = kind }

  var name: String { kind.rawValue }
  var symbol: String { kind.rawValue }
  var summary: String {
    "A \(kind == .softshrink ? "soft" : "hard") shrinkage lets the upstream gradient through where x lies outside −λ and λ, and blocks it between them."
  }

  func bound(to call: Call) throws(CallFault) -> Binding {
    var rule = self
    rule.lambda = try call.number("lambd", at: 1, of: name) ?? 0.5
    guard rule.lambda >= 0 else {
      throw CallFault("the 'lambd' of \(name) is 0 or more", hint: "write \(name)(x, lambd=0.5)")
    }
    return Binding(rule, taking: 1..<call.arguments.count)
  }
  func statement(of inputs: [Formula]) -> Formula {
    .call(name, inputs + (lambda == 0.5 ? [] : [.named("lambd", .number(lambda))]))
  }
  func forward<A: Algebra>(_ x: A) -> A {
    let (above, below) = kind == .softshrink ? (x - A(lambda), x + A(lambda)) : (x, x)
    return .except(
      whereNaN: x, gives: x,
      otherwise: .choose(
        x, .greater, A(lambda), then: above, else: .choose(x, .less, A(-lambda), then: below, else: A(0))))
  }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A {
    .except(
      whereNaN: x, gives: A(1),
      otherwise: .choose(
        x, .greater, A(lambda), then: A(1), else: .choose(x, .less, A(-lambda), then: A(1), else: A(0))))
  }
  func convention(at numbers: [Double]) -> String? {
    guard abs(numbers[0]) == lambda else { return nil }
    let place = kind == .softshrink ? "has kinks" : "jumps"
    return "\(name) \(place) at −λ and λ; its slope there is 0 by convention, as in PyTorch"
  }
  func pyTorch(_ x: [String]) -> String { "F.\(name)(\(x[0]), \(lambda))" }
}

/// What a hyperbolic tangent leaves of a number, z = x − tanh x.     ∂z/∂x = tanh² x
struct TanhShrinkage: UnaryElementwise {
  let name = "tanhshrink", symbol = "x − tanh x"
  let summary = "A tanh shrinkage multiplies the upstream gradient by the squared hyperbolic tangent of its input."
  func forward<A: Algebra>(_ x: A) -> A { x - .tanh(x) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A { .square(.tanh(x)) }
  func pyTorch(_ x: [String]) -> String { "F.tanhshrink(\(x[0]))" }
}

/// A number above a threshold t, and another one in its place elsewhere, z = x where x > t, else v.
///
/// ∂z/∂x = 1 where x > t, else 0, also at the jump x = t, as in PyTorch.
struct Threshold: UnaryElementwise {
  let name = "threshold", symbol = "threshold"
  let yieldsName = true
  let summary = "A threshold lets the upstream gradient through where x > t, and blocks it elsewhere."
  let isGate = true
  let arity = 1...3
  let exampleShapes: [Shape] = [[]]
  let parameters = ["threshold", "value"]
  var bound = 0.5, filling = 0.0

  func bound(to call: Call) throws(CallFault) -> Binding {
    guard let bound = try call.number("threshold", at: 1, of: name),
      let filling = try call.number("value", at: 2, of: name)
    else {
      throw CallFault(
        "threshold takes a number to be above, and one for where x is not", hint: "write threshold(x, 0.5, 0)")
    }
    return Binding(Threshold(bound: bound, filling: filling), taking: 1..<call.arguments.count)
  }
  func statement(of inputs: [Formula]) -> Formula { .call(name, inputs + [.number(bound), .number(filling)]) }
  func forward<A: Algebra>(_ x: A) -> A {
    .except(whereNaN: x, gives: x, otherwise: .choose(x, .greater, A(bound), then: x, else: A(filling)))
  }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A {
    .except(whereNaN: x, gives: A(1), otherwise: .choose(x, .greater, A(bound), then: A(1), else: A(0)))
  }
  func convention(at numbers: [Double]) -> String? {
    numbers[0] == bound
      ? "threshold turns over where x is equal to it; its slope there is 0 by convention, as in PyTorch" : nil
  }
  func pyTorch(_ x: [String]) -> String { "F.threshold(\(x[0]), \(bound), \(filling))" }
}
