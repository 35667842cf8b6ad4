import Notation

/// Cross entropy of logits with a class or with probabilities, z = Σ yᵢ (logsumexp(x) − xᵢ), the mean over the rows of a
/// batch.     ∂z/∂x = softmax(x) − y     ∂z/∂y = logsumexp(x) − x
///
/// A class k stands for the probabilities that are 1 at k and 0 elsewhere. As PyTorch's `cross_entropy`.
struct CrossEntropy: LossRule {
  let name = "cross_entropy", symbol = "CE"
  let arity = 2...2
  let summary = "Softmax and cross entropy together send back softmax(x) − y: what is predicted less what is right."
  let exampleShapes: [Shape] = [[3], [3]]
  let parameters = ClassLoss.choices
  let words = ClassLoss.reductions
  var classes: ClassNumbers?

  func bound(to call: Call) throws(CallFault) -> Binding {
    if ClassLoss.isMeant(by: call) { return try ClassLoss.crossEntropy.bound(to: call) }
    guard let classes = try ClassNumbers(call, function: name) else { return Binding(self) }
    return Binding(CrossEntropy(classes: classes), taking: 1..<2)
  }

  func statement(of inputs: [Formula]) -> Formula { .call(name, inputs + (classes.map { [$0.formula] } ?? [])) }

  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape {
    guard (1...2).contains(inputs[0].rank) else {
      throw ShapeMismatch(
        "\(name) takes a vector of logits or a batch of them, and the shape is \(inputs[0])", shapes: inputs)
    }
    guard inputs.count == 1 || inputs[0] == inputs[1] else {
      throw ShapeMismatch(
        "the second argument of \(name) is a class number written out, such as 0, or probabilities of the shape "
          + "\(inputs[0]); it has the shape \(inputs[1])", shapes: inputs)
    }
    return .scalar
  }

  func value<T: TensorAlgebra>(_ inputs: [T]) -> T {
    picked(target(inputs), of: surprise(inputs[0]), areClasses: classes != nil).sum(along: nil) / rows(inputs[0])
  }

  func factors<T: TensorAlgebra>(_ inputs: [T], output z: T) -> [T] {
    let (x, y) = (inputs[0], target(inputs))
    guard inputs.count > 1 else { return [(x.softmax(along: -1) - y) / rows(x)] }
    return [(y.sum(along: -1) * x.softmax(along: -1) - y) / rows(x), surprise(x) / rows(x)]
  }

  /// −log softmax(x)
  private func surprise<T: TensorAlgebra>(_ x: T) -> T { x.logSumExp(along: -1) - x }

  private func target<T: TensorAlgebra>(_ inputs: [T]) -> T {
    classes.map { $0.oneHot(like: inputs[0].shape) } ?? inputs[1]
  }
  func pyTorch(_ x: [String]) -> String { "F.cross_entropy(\(x[0]), \(classes?.pyTorch ?? x[1]))" }
}

/// Negative log-likelihood of a class under logarithms of probabilities, z = −xₖ, the mean over the rows of a batch.
///
/// ∂z/∂x = −1 at k, 0 elsewhere. As PyTorch's `nll_loss`.
struct NegativeLogLikelihood: LossRule {
  let name = "nll", aliases = ["nll_loss"], symbol = "nll"
  let parameters = ClassLoss.choices.filter { $0 != "label_smoothing" }
  let words = ClassLoss.reductions
  let arity = 2...2
  let summary =
    "A negative log-likelihood sends minus the upstream gradient to the right class, and nothing to the others."
  let exampleShapes: [Shape] = [[3]]
  var classes = ClassNumbers.example

  func bound(to call: Call) throws(CallFault) -> Binding {
    if ClassLoss.isMeant(by: call) { return try ClassLoss.likelihood.bound(to: call) }
    guard let classes = try ClassNumbers(call, function: name) else {
      throw CallFault(
        "the second argument of \(name) is a class number written out, such as 0", at: .argument(1),
        hint: "write \(name)(…, 0) for the first class")
    }
    return Binding(NegativeLogLikelihood(classes: classes), taking: 1..<2)
  }

  func statement(of inputs: [Formula]) -> Formula { .call(name, inputs + [classes.formula]) }

  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape { .scalar }

  func value<T: TensorAlgebra>(_ inputs: [T]) -> T {
    -picked(classes.oneHot(like: inputs[0].shape), of: inputs[0], areClasses: true).sum(along: nil) / rows(inputs[0])
  }
  func factors<T: TensorAlgebra>(_ inputs: [T], output z: T) -> [T] {
    [-classes.oneHot(like: inputs[0].shape) / rows(inputs[0])]
  }
  func pyTorch(_ x: [String]) -> String { "F.nll_loss(\(x[0]), \(classes.pyTorch))" }
}

/// What the right classes count: PyTorch picks them, so that a class which was masked with −∞ has no part in the sum.
private func picked<T: TensorAlgebra>(_ target: T, of each: T, areClasses: Bool) -> T {
  areClasses ? .choose(target, .equal, .number(0), then: .number(0), else: target * each) : target * each
}

/// How many rows a batch has, as a number; a vector is one.
private func rows<T: TensorAlgebra>(_ x: T) -> T { .number(Double(x.shape.extents.dropLast().reduce(1, *))) }

/// The right classes of a loss, from 0: one for a vector of logits, one for each row of a batch.
struct ClassNumbers {
  let numbers: [Int]
  /// As a formula has them: `0`, `[0, 1]`.
  let formula: Formula

  /// What the table of functions shows.
  static let example = ClassNumbers(numbers: [0], formula: .name("k"))

  private init(numbers: [Int], formula: Formula) { (self.numbers, self.formula) = (numbers, formula) }

  /// The numbers written as the second argument of a call; nil where that is a wire or probabilities.
  init?(_ call: Call, function: String) throws(CallFault) {
    guard call.arguments.count == 2, case .literal(let literal) = call.arguments[1] else { return nil }
    let logits = call.arguments[0].shape
    guard literal.shape != logits, let classCount = logits.extents.last else { return nil }
    guard literal.shape.extents == logits.extents.dropLast() else {
      let needed = logits.rank == 1 ? "one class number, such as 0" : "a class number for each row, such as [0, 1]"
      throw CallFault("\(function) of logits of the shape \(logits) takes \(needed)", at: .argument(1))
    }
    numbers = literal.elements.compactMap { Int(exactly: $0) }
    let formulas = literal.elements.map { Formula.number($0) }
    formula = logits.rank > 1 ? .list(formulas) : formulas[0]
    guard numbers.count == literal.shape.count, numbers.allSatisfy({ (0..<classCount).contains($0) }) else {
      throw CallFault(
        "a class number of \(function) is a whole number from 0 to \(classCount - 1)", at: .argument(1))
    }
  }

  var pyTorch: String {
    "torch.tensor(\(numbers.count == 1 && formula.asNumber != nil ? "\(numbers[0])" : "\(numbers)"))"
  }

  /// 1 at the right class of each row, 0 elsewhere.
  func oneHot<T: TensorAlgebra>(like shape: Shape) -> T {
    let count = shape.extents.last ?? 1
    var elements = [Double](repeating: 0, count: shape.count)
    for (row, number) in numbers.enumerated() { elements[row * count + number] = 1 }
    return .known(Tensor(elements, shape: shape), shownAs: .call("onehot", [formula]))
  }
}
