import Notation

/// Elements, rows, stretches and picks of a tensor as NumPy indexes it: `x[0]`, `x[1:3]`, `X[:, -1]`, `E[[0, 2, 0]]`.
///
/// x̄ = z̄ at the places that were picked, added up where one was picked more than once, and 0 elsewhere.
struct ElementAt: RearrangementRule {
  let name = "element", symbol = "[i]"
  let arity = 1...Int.max
  let summary = "Picking an element sends the upstream gradient to that element and 0 to the others."
  let exampleShapes: [Shape] = [[3]]
  var items: [IndexItem] = []

  func bound(to call: Call) throws(CallFault) -> Binding {
    var items: [IndexItem] = []
    for place in call.arguments.indices.dropFirst() { items.append(try call.indexItem(at: place)) }
    return Binding(ElementAt(items: items), taking: 1..<max(1, call.arguments.count))
  }
  func statement(of inputs: [Formula]) -> Formula {
    .call(name, inputs + (items.isEmpty ? [.name("i")] : items.map(\.formula)))
  }
  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape {
    Shape(try IndexedPlaces(items, in: inputs[0]).extents)
  }
  func sources(_ inputs: [Shape]) -> [(input: Int, place: Int)?] { places(in: inputs[0]).map { (0, $0) } }

  private func places(in shape: Shape) -> [Int] { (try? IndexedPlaces(items, in: shape).places) ?? [] }

  func told(_ inputs: [SymbolicTensor], upstream: Formula) -> [MathText] {
    let shown = items.isEmpty ? "i" : items.map(\.formula.mathText.plain).joined(separator: ", ")
    let places = places(in: inputs[0].shape)
    let rest = Set(places).count == inputs[0].shape.count ? "" : ", 0 elsewhere"
    let sum = Set(places).count < places.count ? ", added up where one was picked again" : ""
    return ["\(upstream.mathText) at [\(shown)]\(sum)\(rest)"]
  }
  func pyTorch(_ x: [String]) -> String {
    "\(x[0])[\(items.isEmpty ? "()" : items.map(\.python).joined(separator: ", "))]"
  }
}

extension IndexItem {
  var formula: Formula {
    switch self {
    case .at(let place): .number(Double(place))
    case .range(let start, let stop, let step):
      .slice(start.map { Double($0) }, stop.map { Double($0) }, step == 1 ? nil : Double(step))
    case .picks(let places, let shape): Tensor(places.map { Double($0) }, shape: shape).literal
    case .rest, .newAxis: .text(text)
    }
  }
}

extension Call {
  /// What an argument means between the brackets of an index.
  func indexItem(at place: Int) throws(CallFault) -> IndexItem {
    switch arguments[place] {
    case .slice(let start, let stop, let step):
      guard step != 0 else { throw CallFault("the step of a slice is not 0", at: .argument(place)) }
      return .range(start: start, stop: stop, step: step ?? 1)
    case .text("..."): return .rest
    case .text("None"): return .newAxis
    case .text(let text): throw CallFault("'\(text)' is no index", at: .argument(place))
    case .literal(let tensor):
      let numbers = tensor.elements.compactMap { Int(exactly: $0) }
      guard numbers.count == tensor.shape.count else {
        throw CallFault("an index is a whole number, such as 0 or -1", at: .argument(place))
      }
      return tensor.shape.isScalar ? .at(numbers[0]) : .picks(numbers, shape: tensor.shape)
    case .wire(let shape):
      let isMask = shape.rank > 0 && Array(arguments[0].shape.extents.prefix(shape.rank)) == shape.extents
      throw isMask
        ? CallFault(
          "a mask picks a number of elements that only the forward pass knows", at: .argument(place),
          hint: "write where(mask, x, 0)")
        : CallFault(
          "an index is known before the forward pass, and this is a wire", at: .argument(place),
          hint: "write const before the name of numbers to index with")
    }
  }
}
