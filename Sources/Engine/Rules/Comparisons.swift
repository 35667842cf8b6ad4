/// How two numbers compare, as 1 for true and 0 for false.     ∂z/∂x = 0     ∂z/∂y = 0
///
/// A comparison is flat on both sides of its jump: nothing can be learnt through it.
struct Comparison: BinaryElementwise {
  enum Sign: String { case greater, greater_equal, less, less_equal, equal, not_equal }

  let sign: Sign
  var name: String { sign.rawValue }
  let summary = "A comparison sends back 0: it is flat on both sides of its jump."

  init(_ sign: Sign) { self.sign = sign }

  var symbol: String {
    switch sign {
    case .greater: ">"
    case .greater_equal: "≥"
    case .less: "<"
    case .less_equal: "≤"
    case .equal: "="
    case .not_equal: "≠"
    }
  }

  func forward<A: Algebra>(_ x: A, _ y: A) -> A {
    switch sign {
    case .greater: .choose(x, .greater, y, then: A(1), else: A(0))
    case .less_equal: .choose(x, .less, y, then: A(1), else: .choose(x, .equal, y, then: A(1), else: A(0)))
    case .less: .choose(x, .less, y, then: A(1), else: A(0))
    case .greater_equal: .choose(x, .greater, y, then: A(1), else: .choose(x, .equal, y, then: A(1), else: A(0)))
    case .equal: .choose(x, .equal, y, then: A(1), else: A(0))
    case .not_equal: .choose(x, .equal, y, then: A(0), else: A(1))
    }
  }
  func localGradients<A: Algebra>(_ x: A, _ y: A, output z: A) -> (A, A) { (A(0), A(0)) }
  func isFlat(in input: Int) -> Bool { true }
  let isGate = true

  func convention(at numbers: [Double]) -> String? {
    numbers[0] == numbers[1]
      ? "a comparison jumps where its sides are equal; it sends 0 there, too, as PyTorch does" : nil
  }
  func pyTorch(_ x: [String]) -> String {
    let sign = ["greater_equal": ">=", "less_equal": "<=", "equal": "==", "not_equal": "!="][name] ?? symbol
    return "(\(x[0]) \(sign) \(x[1])).double().requires_grad_()"
  }
}

/// Logic on truth values, of which 0 is false and all else true.     ∂z/∂x = 0     ∂z/∂y = 0
struct Conjunction: BinaryElementwise {
  let name = "logical_and", symbol = "and"
  let summary = "A logical and sends back 0: it is flat."
  func forward<A: Algebra>(_ x: A, _ y: A) -> A {
    .choose(x, .equal, A(0), then: A(0), else: .choose(y, .equal, A(0), then: A(0), else: A(1)))
  }
  func localGradients<A: Algebra>(_ x: A, _ y: A, output z: A) -> (A, A) { (A(0), A(0)) }
  func isFlat(in input: Int) -> Bool { true }
  let isGate = true
  func choosesAnew(beside inputs: [Tensor<Double>], isMoved: [Bool]) -> Bool {
    zip(inputs, isMoved).contains { $1 && $0.elements.contains(0) }
  }
  func pyTorch(_ x: [String]) -> String { "torch.logical_and(\(x[0]), \(x[1])).double().requires_grad_()" }
}

/// Logical or, by the same reckoning.
struct Disjunction: BinaryElementwise {
  let name = "logical_or", symbol = "or"
  let summary = "A logical or sends back 0: it is flat."
  func forward<A: Algebra>(_ x: A, _ y: A) -> A {
    .choose(x, .equal, A(0), then: .choose(y, .equal, A(0), then: A(0), else: A(1)), else: A(1))
  }
  func localGradients<A: Algebra>(_ x: A, _ y: A, output z: A) -> (A, A) { (A(0), A(0)) }
  func isFlat(in input: Int) -> Bool { true }
  let isGate = true
  func choosesAnew(beside inputs: [Tensor<Double>], isMoved: [Bool]) -> Bool {
    zip(inputs, isMoved).contains { $1 && $0.elements.contains(0) }
  }
  func pyTorch(_ x: [String]) -> String { "torch.logical_or(\(x[0]), \(x[1])).double().requires_grad_()" }
}

/// Logical not: 1 for 0, and 0 for all else.     ∂z/∂x = 0
struct LogicalNot: UnaryElementwise {
  let name = "logical_not", symbol = "not"
  let summary = "A logical not sends back 0: it is flat."
  func forward<A: Algebra>(_ x: A) -> A { .choose(x, .equal, A(0), then: A(1), else: A(0)) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A { A(0) }
  func isFlat(in input: Int) -> Bool { true }
  let isGate = true
  func choosesAnew(beside inputs: [Tensor<Double>], isMoved: [Bool]) -> Bool {
    zip(inputs, isMoved).contains { $1 && $0.elements.contains(0) }
  }
  func pyTorch(_ x: [String]) -> String { "torch.logical_not(\(x[0])).double().requires_grad_()" }
}
