import Notation

/// Scaled dot-product attention, Z = softmax(Q Kᵀ / √d) V: each row of Z is a mean of the rows of V, weighted by how well
/// the query fits each key. Vaswani and others 2017.
///
/// A mask of truth values takes away the pairs where it is 0; a mask with other numbers is added before the softmax, as in
/// PyTorch.
struct Attention: WrittenRule {
  enum Mask { case none, truth, added }

  let name = "scaled_dot_product_attention", aliases = ["attention"], symbol = "attention"
  let arity = 3...4
  let parameters = ["attn_mask", "is_causal", "scale"]
  let inputNames = ["q", "k", "v", "mask"]
  let summary =
    "Attention sends V the weights transposed times the upstream gradient, and Q and K what comes back through the softmax."
  let exampleShapes: [Shape] = [[2, 2], [2, 2], [2, 2]]
  var mask = Mask.none
  var isCausal = false
  var scale: Double?
  /// A mask given by name, which is written out.
  var written: Tensor<Double>?
  var inside: Circuit?

  func taking(_ call: Call) throws(CallFault) -> (rule: Self, taken: Range<Int>) {
    var rule = self
    rule.isCausal = try call.flag("is_causal")
    rule.scale = try call.number("scale")
    rule.written = call.parameters["attn_mask"]
    if let written = rule.written { rule.mask = Self.kind(of: written) }
    if call.arguments.count > 3 {
      guard rule.written == nil else {
        throw CallFault(
          "the mask of attention is given twice", at: .parameter("attn_mask"), hint: "leave one of them out")
      }
      if case .literal(let mask) = call.arguments[3] { rule.mask = Self.kind(of: mask) } else { rule.mask = .truth }
    }
    return (rule, 0..<0)
  }
  private static func kind(of mask: Tensor<Double>) -> Mask {
    mask.elements.allSatisfy { $0 == 0 || $0 == 1 } ? .truth : .added
  }

  func statement(of inputs: [Formula]) -> Formula {
    .call(
      name,
      inputs + (written.map { [.named("attn_mask", $0.literal)] } ?? [])
        + (isCausal ? [.named("is_causal", .number(1))] : []) + (scale.map { [.named("scale", .number($0))] } ?? []))
  }
  func check(_ shapes: [Shape]) throws(ShapeMismatch) {
    let (q, k, v) = (shapes[0], shapes[1], shapes[2])
    guard q.rank >= 2, k.rank >= 2, v.rank >= 2 else {
      throw ShapeMismatch(
        "attention takes a row for each query, key and value, and the shapes are \(q), \(k), \(v)", shapes: shapes)
    }
    let scores =
      try Shape(Array(q.extents.dropLast(2))).broadcast(with: Shape(Array(k.extents.dropLast(2)))).extents
      + [q.extents[q.rank - 2], k.extents[k.rank - 2]]
    if let given = shapes.count > 3 ? shapes[3] : written?.shape,
      (try? given.broadcast(with: Shape(scores))) != Shape(scores)
    {
      throw ShapeMismatch(
        "the mask of attention broadcasts to a number for each query and key, the shape \(Shape(scores)), and has the shape "
          + "\(given)", shapes: shapes)
    }
    guard q.extents.last == k.extents.last, k.extents[k.rank - 2] == v.extents[v.rank - 2] else {
      throw ShapeMismatch(
        "queries and keys have one length, and there is a value for each key; the shapes are \(q), \(k), \(v)",
        shapes: shapes)
    }
  }
  func text(for shapes: [Shape]) -> String {
    let (rows, columns) = (shapes[0].extents[shapes[0].rank - 2], shapes[1].extents[shapes[1].rank - 2])
    let scale = scale ?? 1 / Double(shapes[0].extents.last ?? 1).squareRoot()
    var lines = "s0 = (q @ swapaxes(k, -2, -1)) * \(scale)"
    var last = "s0"
    func masked(_ statement: String) {
      let next = "s\(last.dropFirst())1"
      lines += "\n\(next) = \(statement)"
      last = next
    }
    if isCausal {
      let triangle = (0..<rows).map { row in "[\((0..<columns).map { $0 <= row ? "1" : "0" }.joined(separator: ", "))]"
      }
      masked("where([\(triangle.joined(separator: ", "))], \(last), -inf)")
    }
    let given = written.map(\.typed) ?? "mask"
    switch mask {
    case .none: break
    case .truth: masked("where(\(given), \(last), -inf)")
    case .added: masked("\(last) + \(given)")
    }
    return lines + "\nw = softmax(\(last))\nz = w @ v"
  }
  func told(_ inputs: [SymbolicTensor], upstream: Formula) -> [MathText] {
    let z = upstream.mathText
    let names = inputs.map(\.formula.mathText)
    let scores: MathText = "S̄ = W × (\(z) @ \(names[2])ᵀ − its mean by W, row by row)"
    let all: [MathText] = [
      "S̄ @ \(names[1]) / √d, \(scores)", "S̄ᵀ @ \(names[0]) / √d", "Wᵀ @ \(z), W being the softmax's weights",
      mask == .added ? "S̄" : "0",
    ]
    return Array(all.prefix(inputs.count))
  }
  func workings(of element: WorkedElement) -> [MathText] {
    guard let inside, let weights = weights(element.inputs, inside) else { return [] }
    let (z, v) = (element.output.shape, element.inputs[2])
    let index = z.index(of: element.place)
    let (row, column) = (index[z.rank - 2], index[z.rank - 1])
    let keys = weights.shape.extents[weights.shape.rank - 1]
    // Of a batch its first element shows how it goes.
    guard z.rank == 2 else { return [] }
    let shares = (0..<keys).map { weights.elements[row * keys + $0] }
    let values = (0..<keys).map { v.elements[$0 * v.shape.extents[1] + column] }
    let shown = MathText(shares.map(element.number).joined(separator: ", "))
    let terms = zip(shares, values).map { MathText("\(element.number($0)) × \(element.factor($1))") }
    return [
      "query \(MathText("\(row)")) weighs the keys with \(shown), a row of the softmax:",
      "\(element.element) = \(element.sum(terms)) = \(MathText(element.number(element.output.elements[element.place])))",
    ]
  }

  /// The softmax's weights, which the text calls w.
  private func weights(_ inputs: [Tensor<Double>], _ inside: Circuit) -> Tensor<Double>? {
    let wires = inside.inputNodes.map { inside.nodes[$0].outputs.lowerBound }
    let pass: ForwardPass<Double> = inside.forward(feeding: Dictionary(uniqueKeysWithValues: zip(wires, inputs)))
    return inside.wire(named: "w").map { pass.values[$0] }
  }

  func pyTorch(_ x: [String]) -> String {
    let given = x.count > 3 ? x[3] : written.map { "torch.tensor(\($0.python))" }
    var mask = given.map { self.mask == .truth ? "(\($0) != 0)" : $0 }
    // PyTorch takes a mask or the order of time, and not both.
    let isBoth = isCausal && mask != nil
    if isBoth, let other = mask {
      let before = "torch.ones(\(x[0]).shape[-2], \(x[1]).shape[-2]).tril()"
      mask =
        self.mask == .truth
        ? "(\(other) * \(before) != 0)" : "\(other).masked_fill(\(before) == 0, float('-inf'))"
    }
    return
      "F.\(name)(\(x.prefix(3).joined(separator: ", "))\(mask.map { ", attn_mask=\($0)" } ?? ""), "
      + "is_causal=\(isCausal && !isBoth ? "True" : "False")\(scale.map { ", scale=\($0)" } ?? ""))"
  }
}

extension Tensor<Double> {
  /// The numbers as the circuit language has them.
  var typed: String {
    var level = elements.map { "\($0)" }
    for extent in shape.extents.reversed() {
      level = stride(from: 0, to: level.count, by: extent).map {
        "[" + level[$0..<$0 + extent].joined(separator: ", ") + "]"
      }
    }
    return level[0]
  }
}
