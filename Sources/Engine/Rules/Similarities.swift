import Notation

/// The cosine of the angle between two vectors, z = x · y / (‖x‖ ‖y‖), along an axis.
///
/// x̄ = z̄ (y/‖y‖ − z x/‖x‖) / ‖x‖. No norm counts as less than 10⁻⁸, as in PyTorch, whose axis is the second; a vector has
/// one only.
struct CosineSimilarity: WrittenRule {
  let name = "cosine_similarity", symbol = "cos"
  let arity = 2...2
  let parameters = ["axis", "eps"]
  let inputNames = ["x", "y"]
  let summary = "A cosine similarity sends each vector the other's direction, less its own part of it, over its length."
  let exampleShapes: [Shape] = [[3], [3]]
  var axis: Int?
  var epsilon = 1e-8
  var inside: Circuit?

  func taking(_ call: Call) throws(CallFault) -> (rule: Self, taken: Range<Int>) {
    var rule = self
    rule.axis = try call.wholeNumber("axis")
    rule.epsilon = try call.number("eps") ?? epsilon
    guard rule.epsilon >= 0 else { throw CallFault("'eps' is 0 or more", at: .parameter("eps")) }
    return (rule, 0..<0)
  }
  func statement(of inputs: [Formula]) -> Formula {
    .call(
      name,
      inputs + (axis.map { [.named("axis", .number(Double($0)))] } ?? [])
        + (epsilon == 1e-8 ? [] : [.named("eps", .number(epsilon))]))
  }
  private func place(_ shapes: [Shape]) throws(ShapeMismatch) -> Int {
    let shape = try Shape.broadcast(shapes)
    return try shape.axis(axis ?? (shape.rank > 1 ? 1 : 0)) - shape.rank
  }
  func check(_ shapes: [Shape]) throws(ShapeMismatch) { _ = try place(shapes) }
  func text(for shapes: [Shape]) -> String {
    let axis = (try? place(shapes)) ?? -1
    // As in PyTorch the lengths are those of what the inputs broadcast to, and one that counts as more than it is has its own
    // slope.
    let lines = zip(inputNames, expanded(inputNames, shapes)).map { name, whole in
      "n\(name) = norm(\(whole), axis=\(axis))\n"
        + "l\(name) = n\(name) + stop_gradient(max(n\(name), \(epsilon)) - n\(name))\n"
    }
    return lines.joined() + "z = sum(x * y, axis=\(axis)) / (lx * ly)"
  }
  func told(_ inputs: [SymbolicTensor], upstream: Formula) -> [MathText] {
    let (x, y) = (inputs[0].formula.mathText, inputs[1].formula.mathText)
    return [(x, y), (y, x)].map { own, other in
      "\(upstream.mathText) × (\(other)/‖\(other)‖ − z × \(own)/‖\(own)‖) / ‖\(own)‖"
    }
  }
  func convention(at inputs: [Tensor<Double>]) -> String? {
    guard let shape = try? Shape.broadcast(inputs.map(\.shape)), let axis = try? place(inputs.map(\.shape)) else {
      return nil
    }
    let lengths = inputs.flatMap { $0.broadcast(to: shape).groups(along: axis).map { Norm().forward($0) } }
    return lengths.contains { $0 <= epsilon }
      ? "cosine_similarity counts no length as less than \(epsilon) by convention, as in PyTorch" : nil
  }
  func pyTorch(_ x: [String]) -> String {
    let dim = axis.map { "\($0)" } ?? "min(1, max(\(x[0]).ndim, \(x[1]).ndim) - 1)"
    return "F.cosine_similarity(\(x[0]), \(x[1]), dim=\(dim), eps=\(epsilon))"
  }
}

/// A triplet loss, z = max(‖a − p‖ − ‖a − n‖ + margin, 0): the anchor is to be nearer to what is like it. Mean over the rows.
///
/// As PyTorch's `triplet_margin_loss`, which adds 10⁻⁶ to each difference. Schroff, Kalenichenko and Philbin 2015.
struct TripletLoss: WrittenRule {
  let name = "triplet", aliases = ["triplet_margin_loss"], symbol = "triplet"
  let arity = 3...3
  let parameters = ["margin", "p", "reduction"]
  let words = ["reduction": ["mean", "sum", "none"]]
  let inputNames = ["a", "p", "n"]
  let summary =
    "A triplet loss pulls the anchor to its like and pushes it from the other, along the unit vectors between them, where the margin is not kept."
  let exampleShapes: [Shape] = [[3], [3], [3]]
  var margin = 1.0, order = 2.0
  var reduction = "mean"
  var inside: Circuit?

  func taking(_ call: Call) throws(CallFault) -> (rule: Self, taken: Range<Int>) {
    var rule = self
    rule.margin = try call.number("margin") ?? margin
    guard rule.margin > 0 else {
      throw CallFault("'margin' is above 0", at: .parameter("margin"), hint: "write margin=1")
    }
    rule.order = try call.number("p") ?? order
    rule.reduction = call.words["reduction"] ?? reduction
    return (rule, 0..<0)
  }
  func statement(of inputs: [Formula]) -> Formula {
    var shown: [Formula] = []
    if margin != 1 { shown.append(.named("margin", .number(margin))) }
    if order != 2 { shown.append(.named("p", .number(order))) }
    if reduction != "mean" { shown.append(.named("reduction", .text("\"\(reduction)\""))) }
    return .call(name, inputs + shown)
  }
  func check(_ shapes: [Shape]) throws(ShapeMismatch) {
    guard try Shape.broadcast(shapes).rank > 0 else {
      throw ShapeMismatch("triplet takes vectors or rows of them, and here numbers", shapes: shapes)
    }
  }
  func text(for shapes: [Shape]) -> String {
    let names = expanded(inputNames, shapes)
    let distances = names.dropFirst().map { "norm(\(names[0]) - \($0) + 1e-6, axis=-1, p=\(order))" }
    let each = "e = relu(\(distances[0]) - \(distances[1]) + \(margin))"
    return reduction == "none" ? each : "\(each)\nz = \(reduction)(e)"
  }
  func told(_ inputs: [SymbolicTensor], upstream: Formula) -> [MathText] {
    let rows = (try? Shape.broadcast(inputs.map(\.shape)))?.extents.dropLast().reduce(1, *) ?? 1
    let z: MathText =
      reduction == "mean" && rows > 1 ? "\(upstream.mathText) / \(MathText("\(rows)"))" : upstream.mathText
    let names = inputs.map(\.formula.mathText)
    func unit(_ first: Int, _ second: Int) -> MathText {
      "(\(names[first]) − \(names[second]))/‖\(names[first]) − \(names[second])‖"
    }
    return [
      "\(z) × (\(unit(0, 1)) − \(unit(0, 2))) where the loss is above 0",
      "\(z) × \(unit(1, 0)) where the loss is above 0", "\(z) × \(unit(0, 2)) where the loss is above 0",
    ]
  }
  func convention(at inputs: [Tensor<Double>]) -> String? {
    isAtKink(of: ["relu", "norm"], inputs)
      ? "triplet has a kink where the margin is just kept and where points meet; its slope there is 0 by convention, as in PyTorch"
      : nil
  }
  func pyTorch(_ x: [String]) -> String {
    "F.triplet_margin_loss(*torch.broadcast_tensors(\(x.joined(separator: ", "))), margin=\(margin), p=\(order), reduction=\"\(reduction)\")"
  }
}

/// Inputs in the shape to which they broadcast together, in which PyTorch measures lengths.
private func expanded(_ names: [String], _ shapes: [Shape]) -> [String] {
  guard let common = try? Shape.broadcast(shapes) else { return names }
  let extents = common.extents.map { "\($0)" }.joined(separator: ", ")
  return zip(names, shapes).map { $1 == common ? $0 : "expand(\($0), \(extents))" }
}
