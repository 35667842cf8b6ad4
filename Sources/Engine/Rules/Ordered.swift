import Notation

/// The elements along an axis in order: all of them (`sort`), or the greatest few (`topk`).
///
/// Each gradient goes back to where its element stood. Equal elements keep their order.
struct Ordered: FunctionRule {
  enum Kind: String { case sort, topk }

  let kind: Kind
  var axis = -1
  var isDescending: Bool
  var count: Int?

  init(_ kind: Kind) {
    self.kind = kind
    isDescending = kind == .topk
    count = kind == .topk ? 2 : nil
  }

  var name: String { kind.rawValue }
  var symbol: String { kind.rawValue }
  var arity: ClosedRange<Int> { kind == .sort ? 1...2 : 2...3 }
  var parameters: [String] { kind == .sort ? ["axis", "descending"] : ["axis", "largest"] }
  let exampleShapes: [Shape] = [[3]]
  var summary: String {
    kind == .sort
      ? "A sort sends each gradient back to where its element stood before."
      : "A top-k sends each gradient back to where its element stood, and 0 to the elements it left out."
  }

  func bound(to call: Call) throws(CallFault) -> Binding {
    var rule = self
    var rest = 1
    if kind == .topk {
      guard let count = call.wholeNumber(at: 1), count > 0 else {
        throw CallFault("topk takes how many it is to pick, written out", at: .argument(1), hint: "write topk(x, 2)")
      }
      rule.count = count
      rule.isDescending = try call.number("largest").map { $0 != 0 } ?? true
      rest = 2
    } else {
      rule.isDescending = try call.flag("descending")
    }
    let written = call.arguments.count > rest ? try call.axes(at: rest, of: name).first : nil
    rule.axis = try call.wholeNumber("axis") ?? written ?? -1
    return Binding(rule, taking: 1..<call.arguments.count)
  }
  func statement(of inputs: [Formula]) -> Formula {
    .call(
      name,
      inputs + (count.map { [.number(Double($0))] } ?? []) + (axis == -1 ? [] : [.named("axis", .number(Double(axis)))])
        + (kind == .sort && isDescending ? [.named("descending", .number(1))] : [])
        + (kind == .topk && !isDescending ? [.named("largest", .number(0))] : []))
  }
  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape {
    let place = try inputs[0].axis(axis)
    guard let count else { return inputs[0] }
    guard count <= inputs[0].extents[place] else {
      throw ShapeMismatch("topk picks \(count), and there are \(inputs[0].extents[place])", shapes: inputs)
    }
    var extents = inputs[0].extents
    extents[place] = count
    return Shape(extents)
  }

  /// For each element of the output the place in the input that it comes from.
  private func places<A: Algebra>(_ input: Tensor<A>) -> [Int] {
    let elements = input.elements.map(\.number)
    guard let shape = try? outputShape(of: [input.shape]) else { return [] }
    var places = [Int](repeating: 0, count: shape.count)
    for (from, to) in zip(input.shape.groups(along: axis), shape.groups(along: axis)) {
      let sorted = from.sorted { first, second in
        let (x, y) = (elements[first], elements[second])
        // As in PyTorch, what is not a number is greater than all numbers.
        guard !x.isNaN, !y.isNaN else { return x.isNaN == y.isNaN ? first < second : x.isNaN == isDescending }
        return x == y ? first < second : isDescending ? x > y : x < y
      }
      for (target, source) in zip(to, sorted) { places[target] = source }
    }
    return places
  }

  func forward<A: Algebra>(_ inputs: [Tensor<A>]) -> Tensor<A> {
    let elements = inputs[0].elements
    guard let shape = try? outputShape(of: inputs.map(\.shape)) else {
      preconditionFailure("shapes are checked when a circuit is built")
    }
    return Tensor(places(inputs[0]).map { elements[$0] }, shape: shape)
  }
  func localGradients<A: Algebra>(_ inputs: [Tensor<A>], output: Tensor<A>) -> [LocalGradient<A>] { [.pullback] }
  func pullback<A: Algebra>(_ upstream: Tensor<A>, inputs: [Tensor<A>], output: Tensor<A>) -> [Tensor<A>] {
    var sent = [A](repeating: A(0), count: inputs[0].shape.count)
    for (place, gradient) in zip(places(inputs[0]), upstream.elements) { sent[place] = gradient }
    return [Tensor(sent, shape: inputs[0].shape)]
  }
  func localNotation(
    _ inputs: [SymbolicTensor], output: SymbolicTensor, upstream: SymbolicTensor
  ) -> [LocalNotation] {
    let rest = count == nil ? "" : ", 0 at what was left out"
    return [.pullback("\(upstream.formula.mathText) back where each element stood\(rest)")]
  }
  func convention(at inputs: [Tensor<Double>]) -> String? {
    let elements = inputs[0].elements
    let ties = inputs[0].shape.groups(along: axis).contains { Set($0.map { elements[$0] }).count < $0.count }
    return ties ? "equal elements of \(name) keep their order, and their gradients with them, by convention" : nil
  }
  func pyTorch(_ x: [String]) -> String {
    kind == .sort
      ? "torch.sort(\(x[0]), dim=\(axis), descending=\(isDescending ? "True" : "False"), stable=True)[0]"
      : "torch.topk(\(x[0]), \(count ?? 1), dim=\(axis), largest=\(isDescending ? "True" : "False"))[0]"
  }
}
