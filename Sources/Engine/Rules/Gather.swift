import Notation

/// Elements picked along an axis, each by an index of its own, z[i, j] = x[i, index[i, j]] along axis 1.
///
/// x̄ = z̄ at the places that were picked, added up where one was picked again, and 0 elsewhere. PyTorch's `gather` reads the
/// first part of the other axes where the index is shorter there; NumPy's `take_along_axis` broadcasts, counts negative
/// indices from the end, and without an axis reads the tensor as a vector.
struct Gather: RearrangementRule {
  enum Kind: String { case gather, take_along_axis }

  let kind: Kind
  let arity = 1...3
  let parameters = ["axis", "index"]
  let exampleShapes: [Shape] = [[2, 2]]
  let summary =
    "A gather sends each picked element its gradient, added up where it was picked again, and 0 to the others."
  var axis: Int? = 1
  var index: Tensor<Double> = Tensor([1, 0], shape: [2, 1])

  init(_ kind: Kind) { self.kind = kind }

  var name: String { kind.rawValue }
  var aliases: [String] { kind == .gather ? [] : ["take_along_dim"] }
  let symbol = "gather"
  let yieldsName = true

  func bound(to call: Call) throws(CallFault) -> Binding {
    var rule = self
    let isGather = kind == .gather
    let index = try call.index(at: isGather ? 2 : 1, of: name)
    rule.index = index.numbers
    rule.axis = try call.axis(at: isGather ? 1 : 2, of: name)
    if isGather, rule.axis == nil {
      throw CallFault("gather takes an axis", hint: "write gather(x, 1, index)")
    }
    try call.check(index) { shape throws(ShapeMismatch) in _ = try rule.picked(from: shape) }
    return Binding(rule, taking: 1..<max(1, call.arguments.count))
  }

  func statement(of inputs: [Formula]) -> Formula {
    let axis = axis.map { Formula.number(Double($0)) }
    return kind == .gather
      ? .call(name, inputs + [axis ?? .number(0), index.literal])
      : .call(name, inputs + [index.literal] + (axis.map { [.named("axis", $0)] } ?? []))
  }

  /// The extents of what is picked, and where in the tensor each element comes from.
  private func picked(from whole: Shape) throws(ShapeMismatch) -> (shape: Shape, places: [Int]) {
    let shape = axis == nil ? Shape([whole.count]) : whole
    let place = try shape.axis(axis ?? 0)
    guard index.shape.rank == shape.rank else {
      throw ShapeMismatch(
        "the index of \(name) has as many axes as the tensor, and the shapes are \(shape) and \(index.shape)",
        shapes: [shape, index.shape])
    }
    var extents = index.shape.extents
    for other in extents.indices where other != place {
      let (own, there) = (extents[other], shape.extents[other])
      guard kind == .gather ? own <= there : own == there || own == 1 || there == 1 else {
        throw ShapeMismatch(
          "along axis \(other) the index of \(name) has \(own) and the tensor \(there)", shapes: [shape, index.shape])
      }
      if kind == .take_along_axis { extents[other] = max(own, there) }
    }
    let made = Shape(extents)
    let numbers = index.elements
    var places: [Int] = []
    places.reserveCapacity(made.count)
    for element in 0..<made.count {
      let at = made.index(of: element)
      // Where the index or the tensor has one layer, it is the same for all.
      let read = zip(at, index.shape.extents).map { $1 == 1 ? 0 : $0 }
      let number = Int(numbers[index.shape.place(of: read)])
      var from = zip(at, shape.extents).map { $1 == 1 ? 0 : $0 }
      from[place] = try IndexedPlaces.place(number, of: shape.extents[place], fromEnd: kind == .take_along_axis)
      places.append(shape.place(of: from))
    }
    return (made, places)
  }

  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape { try picked(from: inputs[0]).shape }
  func sources(_ inputs: [Shape]) -> [(input: Int, place: Int)?] {
    ((try? picked(from: inputs[0]).places) ?? []).map { (0, $0) }
  }
  func told(_ inputs: [SymbolicTensor], upstream: Formula) -> [MathText] {
    let along = axis.map { " along axis \($0)" } ?? ""
    return [
      "\(upstream.mathText) at the places \(index.literal.mathText)\(MathText(along)), added up where one comes again, 0 elsewhere"
    ]
  }
  func pyTorch(_ x: [String]) -> String {
    // PyTorch counts from 0 only.
    let extent = "\(x[0]).\(axis.map { "shape[\($0)]" } ?? "numel()")"
    let places = "torch.tensor(\(index.python)).long()"
    return kind == .gather
      ? "torch.gather(\(x[0]), \(axis ?? 0), \(places))"
      : "torch.take_along_dim(\(x[0]), \(places) % \(extent)\(axis.map { ", dim=\($0)" } ?? ""))"
  }
}

/// Layers of a tensor by their numbers along an axis, in any order and again, or elements of it read as a vector.
///
/// x̄ = z̄ at what was taken, added up where it was taken again, and 0 elsewhere. PyTorch's `index_select` takes a list and
/// an axis, NumPy's `take` numbers in any shape, which it puts in the axis' place.
struct Take: RearrangementRule {
  enum Kind: String { case index_select, take }

  let kind: Kind
  let arity = 1...3
  let parameters = ["axis", "index"]
  let exampleShapes: [Shape] = [[3]]
  let summary = "A selection sends what was taken its gradient, added up where it was taken again, and 0 to the rest."
  var axis: Int? = 0
  var index: Tensor<Double> = Tensor([0, 2, 0], shape: [3])

  init(_ kind: Kind) { self.kind = kind }

  var name: String { kind.rawValue }
  let symbol = "take"
  let yieldsName = true

  func bound(to call: Call) throws(CallFault) -> Binding {
    var rule = self
    let isSelect = kind == .index_select
    let index = try call.index(at: isSelect ? 2 : 1, of: name)
    rule.index = index.numbers
    rule.axis = try call.axis(at: isSelect ? 1 : 2, of: name)
    guard !isSelect || rule.axis != nil else {
      throw CallFault("index_select takes an axis", hint: "write index_select(x, 0, [0, 2])")
    }
    guard !isSelect || rule.index.shape.rank == 1 else {
      throw CallFault("the index of index_select is a list", at: index.place, hint: "write index_select(x, 0, [0, 2])")
    }
    try call.check(index) { shape throws(ShapeMismatch) in _ = try rule.picked(from: shape) }
    return Binding(rule, taking: 1..<max(1, call.arguments.count))
  }

  func statement(of inputs: [Formula]) -> Formula {
    let axis = axis.map { Formula.number(Double($0)) }
    return kind == .index_select
      ? .call(name, inputs + [axis ?? .number(0), index.literal])
      : .call(name, inputs + [index.literal] + (axis.map { [.named("axis", $0)] } ?? []))
  }

  private func picked(from whole: Shape) throws(ShapeMismatch) -> IndexedPlaces {
    let shape = axis == nil ? Shape([whole.count]) : whole
    let place = try shape.axis(axis ?? 0)
    if kind == .index_select {
      for number in index.elements {
        _ = try IndexedPlaces.place(Int(number), of: shape.extents[place], fromEnd: false)
      }
    }
    let numbers = index.elements.map { Int($0) }
    return try IndexedPlaces(
      [IndexItem](repeating: .range(start: nil, stop: nil, step: 1), count: place)
        + [index.shape.isScalar ? .at(numbers[0]) : .picks(numbers, shape: index.shape)], in: shape)
  }

  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape {
    Shape(try picked(from: inputs[0]).extents)
  }
  func sources(_ inputs: [Shape]) -> [(input: Int, place: Int)?] {
    ((try? picked(from: inputs[0]).places) ?? []).map { (0, $0) }
  }
  func told(_ inputs: [SymbolicTensor], upstream: Formula) -> [MathText] {
    let along = axis.map { " along axis \($0)" } ?? ""
    return [
      "\(upstream.mathText) at the places \(index.literal.mathText)\(MathText(along)), added up where one comes again, 0 elsewhere"
    ]
  }
  func pyTorch(_ x: [String]) -> String {
    let places = "torch.tensor(\(index.python)).long()"
    guard let axis else { return "torch.take(\(x[0]), \(places))" }
    if kind == .index_select { return "torch.index_select(\(x[0]), \(axis), \(places))" }
    let before =
      axis < 0
      ? "..., \(places)" + String(repeating: ", :", count: -axis - 1) : String(repeating: ":, ", count: axis) + places
    return "\(x[0])[\(before)]"
  }
}
