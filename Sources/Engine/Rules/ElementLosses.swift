import Notation

/// A loss that is one number an element, reduced to their mean, to their sum, or not at all.
///
/// What each element of the loss is stands in the circuit language; its gradients follow. As PyTorch's of the same names.
struct ElementLoss: WrittenRule {
  enum Kind: String {
    case mse, mae, huber
    case smoothL1 = "smooth_l1"
    case logits = "bce_with_logits"
    case divergence = "kl_div"
  }
  enum Reduction: String { case mean, sum, none, batchmean }

  let kind: Kind
  var reduction = Reduction.mean
  /// `delta` of huber, `beta` of smooth_l1.
  var bound = 1.0
  /// `pos_weight` of bce_with_logits.
  var positive: Tensor<Double>?
  /// Whether the target of kl_div is a logarithm.
  var isLogarithm = false
  var inside: Circuit?

  init(_ kind: Kind, reduction: Reduction = .mean) { (self.kind, self.reduction) = (kind, reduction) }

  var name: String { kind.rawValue }
  var symbol: String { kind == .logits ? "bce" : kind == .divergence ? "KL" : kind == .smoothL1 ? "smooth L1" : name }
  var aliases: [String] {
    switch kind {
    case .mse, .mae: []
    case .huber: ["huber_loss"]
    case .smoothL1: ["smooth_l1_loss"]
    case .logits: ["binary_cross_entropy_with_logits"]
    case .divergence: []
    }
  }
  let arity = 2...2
  let inputNames = ["x", "y"]
  let exampleShapes: [Shape] = [[3], [3]]
  var parameters: [String] {
    switch kind {
    case .mse, .mae: ["reduction"]
    case .huber: ["delta", "reduction"]
    case .smoothL1: ["beta", "reduction"]
    case .logits: ["pos_weight", "reduction"]
    case .divergence: ["log_target", "reduction"]
    }
  }
  var words: [String: [String]] {
    ["reduction": ["mean", "sum", "none"] + (kind == .divergence ? ["batchmean"] : [])]
  }
  var summary: String {
    switch kind {
    case .mse: "A mean squared error sends each of n elements 2/n of its error, times the upstream gradient."
    case .mae:
      "A mean absolute error sends each of n elements 1/n of the upstream gradient, with the sign of its error."
    case .huber:
      "A Huber loss sends the error itself where it is small, and no more than δ of either sign where it is large."
    case .smoothL1: "A smooth L1 loss sends the error over β where it is small, and its sign where it is large."
    case .logits: "A binary cross entropy of logits sends σ(x) − y: what is predicted less what is right."
    case .divergence: "A Kullback–Leibler divergence sends each logarithm of a probability minus the target's share."
    }
  }

  func taking(_ call: Call) throws(CallFault) -> (rule: Self, taken: Range<Int>) {
    var rule = self
    rule.reduction = call.words["reduction"].flatMap(Reduction.init) ?? reduction
    rule.isLogarithm = try call.flag("log_target")
    rule.positive = call.parameters["pos_weight"]
    rule.bound = try call.number(kind == .huber ? "delta" : "beta") ?? 1
    guard rule.bound > 0 || kind == .smoothL1 && rule.bound == 0 else {
      let parameter = kind == .huber ? "delta" : "beta"
      throw CallFault("'\(parameter)' is above 0", at: .parameter(parameter))
    }
    return (rule, 0..<0)
  }
  func statement(of inputs: [Formula]) -> Formula {
    var shown: [Formula] = []
    if bound != 1 { shown.append(.named(kind == .huber ? "delta" : "beta", .number(bound))) }
    if let positive { shown.append(.named("pos_weight", positive.literal)) }
    if isLogarithm { shown.append(.named("log_target", .number(1))) }
    if reduction != .mean { shown.append(.named("reduction", .text("\"\(reduction.rawValue)\""))) }
    return .call(name, inputs + shown)
  }
  func check(_ shapes: [Shape]) throws(ShapeMismatch) { _ = try Shape.broadcast(shapes) }

  func text(for shapes: [Shape]) -> String {
    let each: String =
      switch kind {
      case .mse: "e = (x - y) ** 2"
      case .mae: "e = abs(x - y)"
      case .huber: "a = abs(x - y)\ne = where(a <= \(bound), 0.5 * a * a, \(bound) * (a - \(bound / 2)))"
      case .smoothL1 where bound == 0: "e = abs(x - y)"
      case .smoothL1: "a = abs(x - y)\ne = where(a < \(bound), \(0.5 / bound) * a * a, a - \(bound / 2))"
      // log σ(x) is −softplus(−x), which no x overflows.
      case .logits:
        "e = (1 - y) * x + \(positive.map { "(1 + (\($0.typed) - 1) * y) * " } ?? "")softplus(-x)"
      case .divergence where isLogarithm: "e = exp(y) * (y - x)"
      // Where a target is 0 there is nothing to lose, whatever its logarithm.
      case .divergence: "e = y * (log(where(y == 0, 1, y)) - x)"
      }
    switch reduction {
    case .none: return each
    case .mean: return each + "\nz = mean(e)"
    case .sum: return each + "\nz = sum(e)"
    case .batchmean: return each + "\nz = sum(e) / \(shapes[0].extents.first ?? 1)"
    }
  }

  func told(_ inputs: [SymbolicTensor], upstream: Formula) -> [MathText] {
    let (x, y) = (inputs[0].formula.mathText, inputs[1].formula.mathText)
    let count = (try? Shape.broadcast(inputs.map(\.shape)))?.count ?? 1
    let over: MathText =
      switch reduction {
      case .mean: " / \(MathText("\(count)"))"
      case .batchmean: " / \(MathText("\(inputs[0].shape.extents.first ?? 1)"))"
      case .sum, .none: ""
      }
    let z = upstream.mathText
    let limit = Formula.number(bound).mathText
    switch kind {
    case .mse: return ["\(z) × 2 × (\(x) − \(y))\(over)", "\(z) × 2 × (\(y) − \(x))\(over)"]
    case .mae: return ["\(z) × sign(\(x) − \(y))\(over)", "\(z) × sign(\(y) − \(x))\(over)"]
    case .huber:
      return [
        "\(z) × (\(x) − \(y), no further than \(limit) from 0)\(over)",
        "\(z) × (\(y) − \(x), no further than \(limit) from 0)\(over)",
      ]
    case .smoothL1:
      return [(x, y), (y, x)].map { own, other in
        let error: MathText = bound == 1 ? "\(own) − \(other)" : "(\(own) − \(other)) / \(limit)"
        return "\(z) × (\(error), no further than 1 from 0)\(over)"
      }
    case .logits:
      return positive == nil
        ? ["\(z) × (σ(\(x)) − \(y))\(over)", "\(z) × (−\(x))\(over)"]
        : ["\(z) × (1 − \(y) − (1 + (w − 1) × \(y)) × σ(−\(x)))\(over)", "by a backward pass inside"]
    case .divergence:
      return isLogarithm
        ? ["\(z) × (−exp(\(y)))\(over)", "\(z) × exp(\(y)) × (\(y) − \(x) + 1)\(over)"]
        : ["\(z) × (−\(y))\(over)", "\(z) × (log(\(y)) − \(x) + 1)\(over)"]
    }
  }

  /// The function's own kinks: where a step of its inside has one, the whole may be smooth, as a Huber loss is.
  func convention(at inputs: [Tensor<Double>]) -> String? {
    let isAbsolute = kind == .mae || kind == .smoothL1 && bound == 0
    if isAbsolute, isAtKink(of: ["abs"], inputs) {
      return "\(name) has a kink where its inputs are equal; its slope there is 0 by convention, as in PyTorch"
    }
    if kind == .divergence, !isLogarithm, inputs[1].elements.contains(0) {
      return
        "kl_div is vertical at a target of 0, which loses nothing; the logarithm of 0 counts as 0 there by convention"
    }
    return nil
  }

  func pyTorch(_ x: [String]) -> String {
    let reduced = "reduction=\"\(reduction.rawValue)\""
    let both = "*torch.broadcast_tensors(\(x[0]), \(x[1]))"
    switch kind {
    case .mse: return "F.mse_loss(\(both), \(reduced))"
    case .mae: return "F.l1_loss(\(both), \(reduced))"
    case .huber: return "F.huber_loss(\(both), \(reduced), delta=\(bound))"
    case .smoothL1: return "F.smooth_l1_loss(\(both), \(reduced), beta=\(bound))"
    case .logits:
      let weight = positive.map { ", pos_weight=torch.tensor(\($0.python))" } ?? ""
      return "F.binary_cross_entropy_with_logits(\(both), \(reduced)\(weight))"
    case .divergence where isLogarithm: return "F.kl_div(\(both), \(reduced), log_target=True)"
    case .divergence:
      // PyTorch's own has no gradient for a target of 0.
      let each = "(\(x[1]) * (torch.log(torch.where(\(x[1]) == 0, 1.0, \(x[1]))) - \(x[0])))"
      switch reduction {
      case .none: return each
      case .batchmean: return "\(each).sum() / \(x[0]).shape[0]"
      case .mean, .sum: return "\(each).\(reduction.rawValue)()"
      }
    }
  }
}
