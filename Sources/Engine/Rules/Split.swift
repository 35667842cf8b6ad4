import Notation

/// A tensor cut into pieces along an axis.     x̄ = the gradients of the pieces, side by side
///
/// Pieces of one length are layers of one tensor, along a new first axis: `split(x, 2)[0]`. Of several lengths, each is a
/// wire of its own: `split(x, [1, 3])[1]`. Where a tensor runs out, the last pieces are shorter, as in PyTorch.
struct Split: RearrangementRule {
  /// What the number written after the tensor says.
  enum Kind: String {
    /// How long a piece is, or each of them: `torch.split`.
    case split
    /// How many there are at most, as long as each other: `torch.chunk`.
    case chunk
    /// How many there are, the first of them longer by one where it does not come out even; or where the cuts are:
    /// `torch.tensor_split`, `np.array_split`.
    case tensorSplit = "tensor_split"
  }

  let kind: Kind
  let arity = 2...3
  let parameters = ["axis", "piece"]
  let summary = "A split puts the gradients of its pieces side by side again."
  let exampleShapes: [Shape] = [[4]]
  var name: String { kind.rawValue }
  var aliases: [String] { kind == .tensorSplit ? ["array_split"] : [] }
  var symbol: String { kind == .chunk ? "chunk" : "split" }
  var numbers = [2]
  /// Whether it is one number that is written, and not a list.
  var isNumber = true
  var axis = 0
  /// The piece that is made; nil for all of them.
  var piece: Int?

  init(_ kind: Kind) { self.kind = kind }

  func bound(to call: Call) throws(CallFault) -> Binding {
    var rule = self
    guard case .literal(let written) = call.arguments[1], written.shape.rank <= 1,
      case let numbers = written.elements.compactMap({ Int(exactly: $0) }), numbers.count == written.shape.count,
      kind != .chunk || written.shape.isScalar
    else {
      throw CallFault(
        "\(name) takes \(kind == .chunk ? "a whole number" : "whole numbers") written out", at: .argument(1),
        hint: kind == .chunk ? "write chunk(x, 2) for two pieces" : "write \(name)(x, 2) or \(name)(x, [1, 3])")
    }
    (rule.numbers, rule.isNumber) = (numbers, written.shape.isScalar)
    guard !rule.isNumber || numbers[0] > 0 else {
      throw CallFault("a tensor is split into one piece or more", at: .argument(1))
    }
    let writtenAxis = call.arguments.count > 2 ? try call.axes(at: 2, of: name).first : nil
    rule.axis = try call.wholeNumber("axis") ?? writtenAxis ?? 0
    rule.piece = try call.wholeNumber("piece")
    return Binding(rule, taking: 1..<call.arguments.count)
  }

  func statement(of inputs: [Formula]) -> Formula {
    let formulas = numbers.map { Formula.number(Double($0)) }
    let whole = Formula.call(
      name,
      inputs + [isNumber ? formulas[0] : .list(formulas)]
        + (axis == 0 ? [] : [.named("axis", .number(Double(axis)))]))
    return piece.map { .call("element", [whole, .number(Double($0))]) } ?? whole
  }

  /// The axis that is cut, and the lengths of the pieces along it.
  /// - Throws: `ShapeMismatch` for a piece without elements, and for lengths that are not those of the tensor.
  func lengths(_ shape: Shape) throws(ShapeMismatch) -> (place: Int, lengths: [Int]) {
    let place = try shape.axis(axis)
    let extent = shape.extents[place]
    let lengths: [Int]
    switch kind {
    case .split where !isNumber:
      guard numbers.reduce(0, { $0.addingClamped($1) }) == extent else {
        throw ShapeMismatch(
          "the lengths of the pieces add up to \(numbers.reduce(0) { $0.addingClamped($1) }), and there are \(extent) "
            + "elements along axis \(place)", shapes: [shape])
      }
      lengths = numbers
    case .split, .chunk:
      let length = min(extent, kind == .split ? numbers[0] : (extent - 1) / numbers[0] + 1)
      let rest = extent % length
      lengths = [Int](repeating: length, count: extent / length) + (rest == 0 ? [] : [rest])
    case .tensorSplit where isNumber:
      let count = min(numbers[0], extent + 1)
      lengths = (0..<count).map { extent / count + ($0 < extent % count ? 1 : 0) }
    case .tensorSplit:
      let cuts = [0] + numbers.map { min(max(0, $0 < 0 ? $0 + extent : $0), extent) } + [extent]
      lengths = zip(cuts.dropFirst(), cuts).map { $0 - $1 }
    }
    if let empty = lengths.firstIndex(where: { $0 <= 0 }) {
      throw ShapeMismatch(
        "piece \(empty) of the \(extent) elements along axis \(place) has no elements", shapes: [shape])
    }
    return (place, lengths)
  }

  /// The lengths of all pieces, and those of them that are made.
  private func made(_ shape: Shape) throws(ShapeMismatch) -> (place: Int, lengths: [Int], made: Range<Int>) {
    let (place, lengths) = try lengths(shape)
    guard let piece else {
      guard Set(lengths).count == 1 else {
        throw ShapeMismatch(
          "pieces of the lengths \(lengths.map(String.init).joined(separator: ", ")) are no layers of one tensor",
          shapes: [shape])
      }
      return (place, lengths, lengths.indices)
    }
    guard (-lengths.count..<lengths.count).contains(piece) else {
      throw ShapeMismatch(
        "there is no piece \(piece) among \(lengths.count): they are counted from 0 to \(lengths.count - 1)",
        shapes: [shape])
    }
    let number = piece < 0 ? piece + lengths.count : piece
    return (place, lengths, number..<number + 1)
  }

  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape {
    let (place, lengths, made) = try made(inputs[0])
    var extents = inputs[0].extents
    extents[place] = lengths[made.lowerBound]
    return Shape((piece == nil ? [lengths.count] : []) + extents)
  }

  func sources(_ inputs: [Shape]) -> [(input: Int, place: Int)?] {
    guard let (place, lengths, made) = try? made(inputs[0]) else { return [] }
    let (outer, extent, inner) = inputs[0].walk(along: place)
    return made.flatMap { piece in
      let start = lengths[..<piece].reduce(0, +)
      return (0..<outer).flatMap { block in
        let first = (block * extent + start) * inner
        return (first..<first + lengths[piece] * inner).map { (input: 0, place: $0) }
      }
    }
  }

  func told(_ inputs: [SymbolicTensor], upstream: Formula) -> [MathText] {
    piece == nil
      ? ["the pieces of \(upstream.mathText) side by side"]
      : ["\(upstream.mathText) where the piece was, 0 elsewhere"]
  }
  func pyTorch(_ x: [String]) -> String {
    let written = isNumber ? "\(numbers[0])" : "[\(numbers.map(String.init).joined(separator: ", "))]"
    let pieces = "torch.\(name)(\(x[0]), \(written), dim=\(axis))"
    return piece.map { "\(pieces)[\($0)]" } ?? "torch.stack(\(pieces))"
  }
}
