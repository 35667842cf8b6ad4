import Notation

/// A tensor with other numbers at some of its places, what `y[0] = 5` makes of y.
///
/// What was overwritten receives 0: it has no say in what follows. The new numbers receive the upstream gradient there.
struct Replaced: RearrangementRule {
  let name = "put", symbol = "put"
  let arity = 2...Int.max
  let summary =
    "A replacement sends nothing back to the places that were overwritten; what was put there receives their gradient."
  let exampleShapes: [Shape] = [[3], []]
  var items: [IndexItem] = []

  func bound(to call: Call) throws(CallFault) -> Binding {
    var items: [IndexItem] = []
    for place in call.arguments.indices.dropFirst(2) { items.append(try call.indexItem(at: place)) }
    var rule = self
    rule.items = items
    return Binding(rule, taking: 2..<max(2, call.arguments.count))
  }
  func statement(of inputs: [Formula]) -> Formula {
    .call(name, inputs + (items.isEmpty ? [.name("i")] : items.map(\.formula)))
  }
  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape {
    let places = try IndexedPlaces(items, in: inputs[0])
    guard try inputs[1].broadcast(with: Shape(places.extents)) == Shape(places.extents) else {
      throw ShapeMismatch(
        "the shape \(inputs[1]) does not fill the places of the shape \(Shape(places.extents))", shapes: inputs)
    }
    return inputs[0]
  }
  func sources(_ inputs: [Shape]) -> [(input: Int, place: Int)?] {
    var sources: [(input: Int, place: Int)?] = (0..<inputs[0].count).map { (0, $0) }
    guard let picked = try? IndexedPlaces(items, in: inputs[0]) else { return sources }
    for (place, source) in zip(picked.places, inputs[1].places(in: Shape(picked.extents))) {
      sources[place] = (1, source)
    }
    return sources
  }
  func told(_ inputs: [SymbolicTensor], upstream: Formula) -> [MathText] {
    let shown = items.isEmpty ? "i" : items.map(\.formula.mathText.plain).joined(separator: ", ")
    return ["\(upstream.mathText), 0 at [\(shown)], which was overwritten", "\(upstream.mathText) at [\(shown)]"]
  }
  func pyTorch(_ x: [String]) -> String {
    let index = items.isEmpty ? "..." : items.map(\.python).joined(separator: ", ")
    return "(lambda y, v: (y.__setitem__((\(index)), v), y)[1])(\(x[0]).clone(), \(x[1]))"
  }
}

/// Rows of a table by their numbers, z = E[ids].     Ē = z̄ at each row that was looked up, added up where one was again
struct Embedding: RearrangementRule {
  let name = "embedding", symbol = "E[ids]"
  let arity = 2...2
  let summary =
    "An embedding sends each row that was looked up its gradient, added up where it was looked up again, and 0 to the others."
  let exampleShapes: [Shape] = [[3, 2]]
  var ids: Tensor<Double> = Tensor([0, 2, 0], shape: [3])
  private var element: ElementAt { ElementAt(items: [.picks(ids.elements.map { Int($0) }, shape: ids.shape)]) }

  func bound(to call: Call) throws(CallFault) -> Binding {
    // PyTorch's F.embedding has the numbers first.
    guard let place = [1, 0].first(where: { if case .literal = call.arguments[$0] { true } else { false } }),
      case .literal(let ids) = call.arguments[place]
    else {
      throw CallFault(
        "the numbers of the rows of an embedding are known before the forward pass", at: .argument(1),
        hint: "write const before their name, or embedding(E, [0, 2])")
    }
    guard ids.elements.allSatisfy({ Int(exactly: $0).map { $0 >= 0 } ?? false }) else {
      throw CallFault("the number of a row is a whole number from 0 on", at: .argument(place))
    }
    var rule = self
    rule.ids = ids
    return Binding(rule, taking: place..<place + 1)
  }
  func statement(of inputs: [Formula]) -> Formula { .call(name, inputs + [ids.literal]) }
  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape { try element.outputShape(of: inputs) }
  func sources(_ inputs: [Shape]) -> [(input: Int, place: Int)?] { element.sources(inputs) }
  func told(_ inputs: [SymbolicTensor], upstream: Formula) -> [MathText] {
    ["\(upstream.mathText) at the rows \(ids.literal.mathText), added up where one comes again, 0 elsewhere"]
  }
  func workings(of element: WorkedElement) -> [MathText] {
    let (table, shape) = (element.inputs[0].shape, element.output.shape)
    guard table.rank == 2, let width = table.extents.last, !shape.isScalar else { return [] }
    let row = element.place / width
    let number = Int(ids.elements[row])
    let again = ids.elements.indices.filter { Int(ids.elements[$0]) == number }
    let name = element.inputNames[0]
    let values = (0..<width).map { element.number(element.inputs[0].elements[number * width + $0]) }
    let looked: MathText =
      "row \(MathText("\(row)")) of \(element.outputName) is row \(MathText("\(number)")) of \(name): \(MathText("[" + values.joined(separator: ", ") + "]"))"
    guard again.count > 1 else { return [looked] }
    let rows = again.map(String.init).joined(separator: ", ")
    return [
      "\(looked); it was looked up \(MathText("\(again.count)")) times, at \(MathText(rows)), and receives the sum of their gradients"
    ]
  }
  func pyTorch(_ x: [String]) -> String { "\(x[0])[torch.tensor(\(ids.python)).long()]" }
}
