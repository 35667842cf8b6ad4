import Notation

/// A number as often as a tensor has elements, whatever they are: `zeros_like(x)`, `ones_like(x)`, `full_like(x, 2)`.
///
/// ∂z/∂x = 0. It depends on the shape alone, so that in a text it is a constant.
struct Filled: UnaryElementwise {
  enum Kind: String { case zeros_like, ones_like, full_like }

  let kind: Kind
  var value: Double
  let summary = "Numbers in the shape of a tensor are given: nothing goes back to it."
  let isGate = true
  let exampleShapes: [Shape] = [[]]

  init(_ kind: Kind) {
    self.kind = kind
    value = kind == .zeros_like ? 0 : 1
  }

  var name: String { kind.rawValue }
  var symbol: String { "\(Formula.number(value).mathText.plain)…" }
  var arity: ClosedRange<Int> { kind == .full_like ? 1...2 : 1...1 }
  var parameters: [String] { kind == .full_like ? ["fill_value"] : [] }

  func bound(to call: Call) throws(CallFault) -> Binding {
    guard kind == .full_like else { return Binding(self) }
    var rule = self
    var value = try call.number("fill_value")
    if call.arguments.count > 1 {
      guard case .literal(let written) = call.arguments[1], let number = written.scalar, value == nil else {
        throw CallFault(
          "the number of full_like is written out once", at: .argument(1),
          hint: "write full_like(x, 2), or w * ones_like(x)")
      }
      value = number
    }
    guard let value else { throw CallFault("full_like takes a number", hint: "write full_like(x, 2)") }
    rule.value = value
    return Binding(rule, taking: 1..<call.arguments.count)
  }
  func statement(of inputs: [Formula]) -> Formula {
    .call(name, inputs + (kind == .full_like ? [.number(value)] : []))
  }
  func constant(for inputs: [Shape]) -> Tensor<Double>? { Tensor(repeating: value, shape: inputs[0]) }
  func forward<A: Algebra>(_ x: A) -> A { A(value) }
  func localGradient<A: Algebra>(_ x: A, output z: A) -> A { A(0) }
  func isFlat(in input: Int) -> Bool { true }
  func pyTorch(_ x: [String]) -> String { "torch.full_like(\(x[0]), \(value)).requires_grad_()" }
}
