import Notation

/// A number between two others, z = x + w (y − x).     ∂z/∂x = 1 − w     ∂z/∂y = w     ∂z/∂w = y − x
struct LinearInterpolation: ElementwiseRule {
  let name = "lerp", symbol = "lerp"
  let yieldsName = true
  let arity = 2...3
  let argumentNames = ["weight": 2]
  let exampleShapes: [Shape] = [[], [], []]
  let summary =
    "A linear interpolation sends 1 − w of the upstream gradient to its first end, w to its second, and the way between them times it to w."

  func bound(to call: Call) throws(CallFault) -> Binding {
    guard call.arguments.count == 3 else {
      throw CallFault("lerp takes how far it is on the way", hint: "write lerp(x, y, 0.5)")
    }
    return Binding(self)
  }
  func forward<A: Algebra>(_ numbers: [A]) -> A { numbers[0] + numbers[2] * (numbers[1] - numbers[0]) }
  func localGradients<A: Algebra>(_ numbers: [A], output z: A) -> [A] {
    [A(1) - numbers[2], numbers[2], numbers[1] - numbers[0]]
  }
  func pyTorch(_ x: [String]) -> String { "torch.lerp(*torch.broadcast_tensors(\(x.joined(separator: ", "))))" }
}

/// A number and a multiple of a product, z = x + c y w, c being 1 unless given.     ∂z/∂x = 1     ∂z/∂y = c w     ∂z/∂w = c y
struct AddedProduct: ElementwiseRule {
  let name = "addcmul", symbol = "addcmul"
  let arity = 3...3
  let parameters = ["value"]
  let exampleShapes: [Shape] = [[], [], []]
  let summary =
    "An added product hands its upstream gradient to its first input, and multiplies it by the other factor."
  var value = 1.0

  func bound(to call: Call) throws(CallFault) -> Binding {
    Binding(AddedProduct(value: try call.number("value") ?? 1))
  }
  func statement(of inputs: [Formula]) -> Formula {
    .call(name, inputs + (value == 1 ? [] : [.named("value", .number(value))]))
  }
  func forward<A: Algebra>(_ numbers: [A]) -> A { numbers[0] + scaled(numbers[1] * numbers[2]) }
  func localGradients<A: Algebra>(_ numbers: [A], output z: A) -> [A] {
    [A(1), scaled(numbers[2]), scaled(numbers[1])]
  }
  private func scaled<A: Algebra>(_ x: A) -> A { value == 1 ? x : A(value) * x }
  func pyTorch(_ x: [String]) -> String { "torch.addcmul(\(x.joined(separator: ", ")), value=\(value))" }
}
