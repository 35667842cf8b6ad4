import Notation

/// Tensors side by side as NumPy's `hstack`, `vstack`, `dstack` and `column_stack` put them, which count a vector as a row, a
/// column or a stack of them.     Each input receives its part of z̄.
///
/// Of one tensor it is its layers that are put side by side.
struct JoinedAxes: RearrangementRule {
  enum Kind: String {
    /// Along the second axis; vectors and numbers one after the other.
    case hstack
    /// Along the first axis; vectors are rows.
    case vstack
    /// Along the third axis.
    case dstack
    /// Along the second axis; vectors are columns.
    case columns = "column_stack"
  }

  let kind: Kind
  let arity = 1...Int.max
  let exampleShapes: [Shape] = [[2], [2]]
  let summary = "A stack side by side cuts the upstream gradient up and sends each input its part."

  init(_ kind: Kind) { self.kind = kind }

  var name: String { kind.rawValue }
  var aliases: [String] {
    switch kind {
    case .hstack: []
    case .vstack: ["row_stack"]
    case .dstack: []
    case .columns: []
    }
  }
  var symbol: String { name }

  /// What is put side by side, each in the shape that it counts as, and the axis of the joint.
  private func parts(_ inputs: [Shape]) throws(ShapeMismatch) -> (shapes: [Shape], joint: Concatenate) {
    var shapes = inputs
    if inputs.count == 1 {
      guard let count = inputs[0].extents.first else {
        throw ShapeMismatch("\(name) takes tensors, and here one number", shapes: inputs)
      }
      shapes = [Shape](repeating: Shape(Array(inputs[0].extents.dropFirst())), count: count)
    }
    let counted = shapes.map(counted)
    let axis =
      switch kind {
      case .hstack: counted[0].rank == 1 ? 0 : 1
      case .vstack: 0
      case .dstack: 2
      case .columns: 1
      }
    return (counted, Concatenate(axis: axis))
  }

  private func counted(_ shape: Shape) -> Shape {
    let extents = shape.extents
    switch (kind, extents.count) {
    case (.hstack, 0): return [1]
    case (.vstack, 0), (.columns, 0): return [1, 1]
    case (.vstack, 1): return Shape([1] + extents)
    case (.columns, 1): return Shape(extents + [1])
    case (.dstack, 0): return [1, 1, 1]
    case (.dstack, 1): return Shape([1] + extents + [1])
    case (.dstack, 2): return Shape(extents + [1])
    default: return shape
    }
  }

  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape {
    let (shapes, joint) = try parts(inputs)
    let place = joint.axis
    guard
      shapes.allSatisfy({ $0.rank == shapes[0].rank && $0.reduced(along: place) == shapes[0].reduced(along: place) })
    else {
      throw ShapeMismatch(
        "\(name) takes tensors that differ in the axis of the joint only, and the shapes are "
          + inputs.map(\.description).joined(separator: " and "), shapes: inputs)
    }
    return try joint.outputShape(of: shapes)
  }
  func sources(_ inputs: [Shape]) -> [(input: Int, place: Int)?] {
    guard let (shapes, joint) = try? parts(inputs) else { return [] }
    let sources = joint.sources(shapes)
    guard inputs.count == 1 else { return sources }
    let layer = shapes[0].count
    return sources.map { $0.map { (0, $0.input * layer + $0.place) } }
  }
  func told(_ inputs: [SymbolicTensor], upstream: Formula) -> [MathText] {
    inputs.map { "the part of \(upstream.mathText) that comes from \($0.formula.mathText)" }
  }
  func pyTorch(_ x: [String]) -> String {
    x.count == 1 ? "torch.\(name)(tuple(\(x[0])))" : "torch.\(name)([\(x.joined(separator: ", "))])"
  }
}
