import Notation

/// A cross entropy, or a negative log-likelihood, with what PyTorch lets one choose: label smoothing, a weight for each class,
/// classes to leave out, another reduction than the mean, and more axes than rows and classes.
///
/// With smoothing ε the right class counts 1 − ε + ε/C and each other one ε/C: Szegedy and others 2016.
struct ClassLoss: WrittenRule {
  let name: String
  let symbol: String
  let arity = 2...2
  static let choices = ["label_smoothing", "weight", "ignore_index", "reduction"]
  let parameters = Self.choices
  static let reductions = ["reduction": ["mean", "sum", "none"]]
  let words = Self.reductions
  let inputNames = ["x", "y"]
  let summary: String
  let exampleShapes: [Shape] = [[3], [3]]
  /// Whether the logits go through a softmax first.
  let takesLogits: Bool
  var smoothing = 0.0
  var weights: [Double]?
  var ignored = -100.0
  var reduction = "mean"
  /// Class numbers written out; nil where probabilities are a wire.
  var classes: Tensor<Double>?
  var inside: Circuit?

  /// Whether a call asks for anything of this.
  static func isMeant(by call: Call) -> Bool {
    call.arguments[0].shape.rank > 2 || hasIgnored(call)
      || choices.contains { call.parameters[$0] != nil || call.words[$0] != nil }
  }

  private static func hasIgnored(_ call: Call) -> Bool {
    if case .literal(let numbers) = call.arguments[1] { numbers.elements.contains(-100) } else { false }
  }

  /// The axis of the classes.
  private static func axis(_ shape: Shape) -> Int { min(1, shape.rank - 1) }

  func taking(_ call: Call) throws(CallFault) -> (rule: Self, taken: Range<Int>) {
    var rule = self
    rule.smoothing = try call.number("label_smoothing") ?? 0
    guard (0...1).contains(rule.smoothing) else {
      throw CallFault("'label_smoothing' is from 0 to 1", at: .parameter("label_smoothing"))
    }
    rule.reduction = call.words["reduction"] ?? reduction
    rule.ignored = try call.number("ignore_index") ?? ignored
    let logits = call.arguments[0].shape
    guard logits.rank > 0 else { throw CallFault("\(name) takes a number for each class", at: .argument(0)) }
    let axis = Self.axis(logits)
    let count = logits.extents[axis]
    if let weights = call.parameters["weight"] {
      guard weights.shape == [count] else {
        throw CallFault("'weight' has a number for each of \(count) classes", at: .parameter("weight"))
      }
      rule.weights = weights.elements
    }
    var rest = logits.extents
    rest.remove(at: axis)
    guard case .literal(let literal) = call.arguments[1], literal.shape != logits else { return (rule, 0..<0) }
    let isClass = { (number: Double) in number == rule.ignored || (0..<count).contains(Int(exactly: number) ?? -1) }
    guard literal.shape.extents == rest, literal.elements.allSatisfy(isClass) else {
      throw CallFault(
        "\(name) of the shape \(logits) takes class numbers from 0 to \(count - 1) in the shape \(Shape(rest))",
        at: .argument(1))
    }
    rule.classes = literal
    return (rule, 1..<2)
  }

  func statement(of inputs: [Formula]) -> Formula {
    var shown = classes.map { [$0.literal] } ?? []
    if smoothing != 0 { shown.append(.named("label_smoothing", .number(smoothing))) }
    if let weights { shown.append(.named("weight", .list(weights.map { .number($0) }))) }
    if ignored != -100 { shown.append(.named("ignore_index", .number(ignored))) }
    if reduction != "mean" { shown.append(.named("reduction", .text("\"\(reduction)\""))) }
    return .call(name, inputs + shown)
  }
  func check(_ shapes: [Shape]) throws(ShapeMismatch) {
    guard shapes.count < 2 || shapes[0] == shapes[1] else {
      throw ShapeMismatch(
        "the second argument of \(name) is class numbers written out, such as [0, 1], or probabilities of the shape "
          + "\(shapes[0]); it has the shape \(shapes[1])", shapes: shapes)
    }
  }

  /// What each class counts for each row: the target, smoothed and weighted.
  private func target(_ classes: Tensor<Double>, _ shape: Shape) -> Tensor<Double> {
    let axis = Self.axis(shape)
    let count = shape.extents[axis]
    var elements = [Double](repeating: 0, count: shape.count)
    for (row, places) in shape.groups(along: axis).enumerated() where classes.elements[row] != ignored {
      for (number, place) in places.enumerated() {
        let share = (number == Int(classes.elements[row]) ? 1 - smoothing : 0) + smoothing / Double(count)
        elements[place] = share * (weights?[number] ?? 1)
      }
    }
    return Tensor(elements, shape: shape)
  }

  /// What the sum is divided by for the mean: how many rows count, or how much the weights of their classes are.
  private func divisor(_ shape: Shape) -> Double {
    guard let classes else {
      return Double(shape.count) / Double(max(1, shape.rank > 0 ? shape.extents[Self.axis(shape)] : 1))
    }
    return classes.elements.filter { $0 != ignored }.reduce(0) { $0 + (weights?[Int($1)] ?? 1) }
  }

  func text(for shapes: [Shape]) -> String {
    let axis = Self.axis(shapes[0])
    let logarithm = takesLogits ? "log_softmax(x, axis=\(axis))" : "x"
    var weighted = classes.map { target($0, shapes[0]).typed } ?? "y"
    if classes == nil {
      let count = shapes[0].extents[axis]
      if smoothing != 0 { weighted = "(y * \(1 - smoothing) + \(smoothing / Double(count)))" }
      if let weights {
        let ones = String(repeating: ", 1", count: shapes[0].rank - 1 - axis)
        weighted += " * reshape([\(weights.map { "\($0)" }.joined(separator: ", "))], \(count)\(ones))"
      }
    }
    // A class that is not meant has no part in the sum, be it masked with −∞.
    let counted = "\(weighted) * \(logarithm)"
    // Of a row that is left out comes 0, and not −0.
    let each =
      classes == nil
      ? "e = -sum(\(counted), axis=\(axis))" : "e = 0 - sum(where(\(weighted), \(counted), 0), axis=\(axis))"
    switch reduction {
    case "none": return each
    case "sum": return "\(each)\nz = sum(e)"
    default: return "\(each)\nz = sum(e) / \(divisor(shapes[0]))"
    }
  }

  func told(_ inputs: [SymbolicTensor], upstream: Formula) -> [MathText] {
    let (z, x) = (upstream.mathText, inputs[0].formula.mathText)
    let over: MathText = reduction == "mean" ? " / \(Formula.number(divisor(inputs[0].shape)).mathText)" : ""
    let weight: MathText = weights == nil ? "" : "each class by its weight, "
    let target: MathText = smoothing == 0 ? "the target" : "the smoothed target"
    let first: MathText =
      takesLogits ? "\(weight)\(z) × (softmax(\(x)) − \(target))\(over)" : "\(weight)−\(z) × \(target)\(over)"
    let second: MathText = takesLogits ? "\(z) × (−log softmax(\(x)))\(over)" : "−\(z) × \(x)\(over)"
    return Array([first, second].prefix(inputs.count))
  }

  func pyTorch(_ x: [String]) -> String {
    if classes == nil, !takesLogits { return likelihoodOfProbabilities(x) }
    let target = classes.map { "torch.tensor(\($0.python)).long()" } ?? x[1]
    let weight = weights.map { ", weight=torch.tensor(\($0))" } ?? ""
    let smoothed = takesLogits ? ", label_smoothing=\(smoothing)" : ""
    let ignoring = classes == nil ? "" : ", ignore_index=\(Int(ignored))"
    let function = takesLogits ? "cross_entropy" : "nll_loss"
    return "F.\(function)(\(x[0]), \(target)\(weight)\(ignoring)\(smoothed), reduction=\"\(reduction)\")"
  }

  /// PyTorch's `nll_loss` takes class numbers only.
  private func likelihoodOfProbabilities(_ x: [String]) -> String {
    let axis = "min(1, \(x[0]).ndim - 1)"
    let weight = weights.map { " * torch.tensor(\($0)).reshape([-1] + [1] * max(0, \(x[0]).ndim - 2))" } ?? ""
    let each = "-(\(x[1])\(weight) * \(x[0])).sum(dim=\(axis))"
    return reduction == "none" ? each : "(\(each)).\(reduction)()"
  }

  static let crossEntropy = ClassLoss(
    name: "cross_entropy", symbol: "CE", summary: CrossEntropy().summary, takesLogits: true)
  static let likelihood = ClassLoss(
    name: "nll", symbol: "nll", summary: NegativeLogLikelihood().summary, takesLogits: false)
}
