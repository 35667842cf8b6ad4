import Notation

/// A choice element by element, z = x where the condition holds, else y.     ∂z/∂x = 1 where it holds, ∂z/∂y = 1 elsewhere
///
/// A condition of 0 does not hold, any other number does.
struct Where: ElementwiseRule {
  let name = "where", symbol = "where"
  let arity = 3...3
  let exampleShapes: [Shape] = [[], [], []]
  let summary = "A where sends the upstream gradient to the branch that was taken, and 0 to the other."
  let isGate = true
  func forward<A: Algebra>(_ numbers: [A]) -> A {
    .choose(numbers[0], .equal, A(0), then: numbers[2], else: numbers[1])
  }
  func choosesAnew(beside inputs: [Tensor<Double>], isMoved: [Bool]) -> Bool {
    isMoved[0] && inputs[0].elements.contains(0)
  }
  func localGradients<A: Algebra>(_ numbers: [A], output z: A) -> [A] {
    [
      A(0), .choose(numbers[0], .equal, A(0), then: A(0), else: A(1)),
      .choose(numbers[0], .equal, A(0), then: A(1), else: A(0)),
    ]
  }
  func isFlat(in input: Int) -> Bool { input == 0 }
  func pyTorch(_ x: [String]) -> String { "torch.where(\(x[0]) != 0, \(x[1]), \(x[2])).requires_grad_()" }
}

/// A tensor with a number in the places of a mask, z = v where the mask is not 0, else x.
struct MaskedFill: ElementwiseRule {
  let name = "masked_fill", symbol = "fill"
  let arity = 3...3
  let exampleShapes: [Shape] = [[], [], []]
  let summary = "A masked fill sends the upstream gradient back where nothing was filled in, and 0 elsewhere."
  let isGate = true
  func forward<A: Algebra>(_ numbers: [A]) -> A {
    .choose(numbers[1], .equal, A(0), then: numbers[0], else: numbers[2])
  }
  func choosesAnew(beside inputs: [Tensor<Double>], isMoved: [Bool]) -> Bool {
    isMoved[1] && inputs[1].elements.contains(0)
  }
  func localGradients<A: Algebra>(_ numbers: [A], output z: A) -> [A] {
    [
      .choose(numbers[1], .equal, A(0), then: A(1), else: A(0)), A(0),
      .choose(numbers[1], .equal, A(0), then: A(0), else: A(1)),
    ]
  }
  func isFlat(in input: Int) -> Bool { input == 1 }
  func pyTorch(_ x: [String]) -> String { "torch.where(\(x[1]) != 0, \(x[2]), \(x[0])).requires_grad_()" }
}

/// The lower or the upper triangle of a matrix, or of each of a batch; 0 elsewhere.     x̄ = that triangle of z̄
struct Triangle: RearrangementRule {
  let isUpper: Bool
  /// The diagonal that bounds it: 0 the main one, 1 the one above.
  var diagonal = 0

  var name: String { isUpper ? "triu" : "tril" }
  var symbol: String { isUpper ? "◥" : "◣" }
  let arity = 1...2
  let parameters = ["diagonal"]
  let exampleShapes: [Shape] = [[2, 2]]
  var summary: String {
    "\(isUpper ? "An upper" : "A lower") triangle sends back that triangle of the upstream gradient, and 0 elsewhere."
  }

  func bound(to call: Call) throws(CallFault) -> Binding {
    var rule = self
    let written = try call.wholeNumbers(from: 1, called: "the diagonal").first
    rule.diagonal = try call.wholeNumber("diagonal") ?? written ?? 0
    return Binding(rule, taking: 1..<call.arguments.count)
  }
  func statement(of inputs: [Formula]) -> Formula {
    .call(name, inputs + (diagonal == 0 ? [] : [.number(Double(diagonal))]))
  }
  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape {
    guard inputs[0].rank >= 2 else {
      throw ShapeMismatch("\(name) takes a matrix, and the shape is \(inputs[0])", shapes: inputs)
    }
    return inputs[0]
  }
  func sources(_ inputs: [Shape]) -> [(input: Int, place: Int)?] {
    (0..<inputs[0].count).map { place in
      let index = inputs[0].index(of: place).suffix(2)
      let offset = (index.last ?? 0) - (index.first ?? 0)
      return (isUpper ? offset >= diagonal : offset <= diagonal) ? (0, place) : nil
    }
  }
  func told(_ inputs: [SymbolicTensor], upstream: Formula) -> [MathText] {
    [Formula.call(name, [upstream] + (diagonal == 0 ? [] : [.number(Double(diagonal))])).mathText]
  }
  func pyTorch(_ x: [String]) -> String { "torch.\(name)(\(x[0]), \(diagonal))" }
}
