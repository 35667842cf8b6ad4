import Notation

/// A gated linear unit: the first half of an axis times a gate made of the second, or two tensors.
///
/// `glu`: z = a σ(b), Dauphin and others 2017. `swiglu`: z = silu(a) b, Shazeer 2020.
struct GatedUnit: WrittenRule {
  let name: String
  let arity: ClosedRange<Int>
  let parameters = ["axis"]
  let inputNames = ["x", "y"]
  let summary: String
  let exampleShapes: [Shape] = [[4]]
  var axis = -1
  var inside: Circuit?

  static let sigmoid = GatedUnit(
    name: "glu", arity: 1...1,
    summary: "A gated linear unit sends one half σ(b) of the upstream gradient, the other a σ(b) (1 − σ(b)).")
  static let swish = GatedUnit(
    name: "swiglu", arity: 1...2,
    summary: "A SwiGLU multiplies the upstream gradient by the gate for one half, and by silu for the other.")

  var symbol: String { name }

  func taking(_ call: Call) throws(CallFault) -> (rule: Self, taken: Range<Int>) {
    var rule = self
    rule.axis = try call.wholeNumber("axis") ?? axis
    return (rule, 0..<0)
  }
  func statement(of inputs: [Formula]) -> Formula {
    .call(name, inputs + (axis == -1 ? [] : [.named("axis", .number(Double(axis)))]))
  }
  func check(_ shapes: [Shape]) throws(ShapeMismatch) {
    guard shapes.count == 1 else { return }
    let extent = shapes[0].extents[try shapes[0].axis(axis)]
    guard extent.isMultiple(of: 2) else {
      throw ShapeMismatch("\(name) halves an axis of an even extent, and here it is \(extent)", shapes: shapes)
    }
  }
  func text(for shapes: [Shape]) -> String {
    let gated = { (a: String, b: String) in name == "glu" ? "z = \(a) * sigmoid(\(b))" : "z = silu(\(a)) * \(b)" }
    if shapes.count > 1 { return gated("x", "y") }
    let place = axis < 0 ? axis + shapes[0].rank : axis
    let before = String(repeating: ":, ", count: place)
    let half = shapes[0].extents[place] / 2
    return gated("x[\(before):\(half)]", "x[\(before)\(half):]")
  }
  func told(_ inputs: [SymbolicTensor], upstream: Formula) -> [MathText] {
    let z = upstream.mathText
    if inputs.count > 1 {
      return [
        "\(z) × \(inputs[1].formula.mathText) × silu′(\(inputs[0].formula.mathText))",
        "\(z) × silu(\(inputs[0].formula.mathText))",
      ]
    }
    let halves: MathText =
      name == "glu"
      ? "\(z) × σ(b) in the first half a, \(z) × a × σ(b) × (1 − σ(b)) in the second half b"
      : "\(z) × b × silu′(a) in the first half a, \(z) × silu(a) in the second half b"
    return [halves]
  }
  func pyTorch(_ x: [String]) -> String {
    if x.count > 1 { return "F.silu(\(x[0])) * \(x[1])" }
    return name == "glu"
      ? "F.glu(\(x[0]), dim=\(axis))"
      : "(lambda ab: F.silu(ab[0]) * ab[1])(torch.chunk(\(x[0]), 2, dim=\(axis)))"
  }
}
