import Notation

/// One of the things between the brackets of `x[…]`, as NumPy reads them.
public enum IndexItem: Sendable, Equatable {
  /// One place, counted from the end where it is negative; its axis goes.
  case at(Int)
  /// `start:stop:step`
  case range(start: Int?, stop: Int?, step: Int)
  /// `[0, 2, 0]`: places in any order, and again. Several such items are read in step.
  case picks([Int], shape: Shape)
  /// `...`: all the axes that nothing else speaks of.
  case rest
  /// `None`: a new axis of the extent 1.
  case newAxis

  /// As it is typed.
  var text: String {
    switch self {
    case .at(let place): return "\(place)"
    case .range(let start, let stop, let step):
      let ends = [start, stop].map { $0.map { "\($0)" } ?? "" }.joined(separator: ":")
      return step == 1 ? ends : "\(ends):\(step)"
    case .picks(let places, let shape): return Tensor(places.map { Double($0) }, shape: shape).literal.mathText.plain
    case .rest: return "..."
    case .newAxis: return "None"
    }
  }

  /// As Python has it, in full.
  var python: String {
    guard case .picks(let places, let shape) = self else { return text }
    return "torch.tensor(\(Tensor(places.map { Double($0) }, shape: shape).python)).long()"
  }
}

/// What an index picks from a shape: for each axis of the result how far each of its steps moves in the tensor.
struct IndexedPlaces {
  private(set) var extents: [Int] = []
  private(set) var places: [Int] = [0]

  /// - Throws: `ShapeMismatch` for an index that the shape does not have.
  init(_ items: [IndexItem], in shape: Shape) throws(ShapeMismatch) {
    let items = try Self.expanded(items, in: shape)
    let strides = shape.extents.indices.map { shape.extents[($0 + 1)...].reduce(1, *) }
    var axis = 0
    var base = 0
    // Of several lists in step, their axis stands where the first of them does.
    var picks: (table: [Int], shape: Shape)?
    var picksAt = 0
    var tables: [(offsets: [Int], extents: [Int])] = []
    for item in items {
      switch item {
      case .newAxis: tables.append(([0], [1]))
      case .rest: break
      case .at(let place):
        base += try Self.place(place, of: shape.extents[axis]) * strides[axis]
        axis += 1
      case .range(let start, let stop, let step):
        let chosen = Self.range(start, stop, step, of: shape.extents[axis])
        guard !chosen.isEmpty else {
          throw ShapeMismatch(
            "[\(item.text)] picks nothing of the \(shape.extents[axis]) elements along axis \(axis)", shapes: [shape])
        }
        tables.append((chosen.map { $0 * strides[axis] }, [chosen.count]))
        axis += 1
      case .picks(let places, let picksShape):
        var offsets: [Int] = []
        for place in places { offsets.append(try Self.place(place, of: shape.extents[axis]) * strides[axis]) }
        if let before = picks {
          guard before.shape == picksShape else {
            throw ShapeMismatch("the lists of an index have one length", shapes: [before.shape, picksShape])
          }
          picks = (zip(before.table, offsets).map { $0 + $1 }, picksShape)
        } else {
          picks = (offsets, picksShape)
          picksAt = tables.count
        }
        axis += 1
      }
    }
    if let picks { tables.insert((picks.table, picks.shape.extents), at: picksAt) }
    places = [base]
    for table in tables {
      extents += table.extents
      places = places.flatMap { place in table.offsets.map { place + $0 } }
    }
  }

  /// With an item for each axis: what is not spoken of is taken whole.
  private static func expanded(_ items: [IndexItem], in shape: Shape) throws(ShapeMismatch) -> [IndexItem] {
    let count = items.count { $0 != .newAxis && $0 != .rest }
    guard count <= shape.rank else {
      let axes = shape.rank == 1 ? "one axis" : "\(shape.rank) axes"
      throw ShapeMismatch(
        shape.rank == 0
          ? "a number has no elements" : "there are \(count) indices, and the shape \(shape) has \(axes)",
        shapes: [shape])
    }
    let whole = [IndexItem](repeating: .range(start: nil, stop: nil, step: 1), count: shape.rank - count)
    guard let rest = items.firstIndex(of: .rest) else { return items + whole }
    return items[..<rest] + whole + items[(rest + 1)...]
  }

  /// An index counted from 0.
  /// - Parameter fromEnd: whether a negative one counts from the end.
  /// - Throws: `ShapeMismatch` where there is no such element.
  static func place(_ index: Int, of extent: Int, fromEnd: Bool = true) throws(ShapeMismatch) -> Int {
    guard ((fromEnd ? -extent : 0)..<extent).contains(index) else {
      throw ShapeMismatch(
        "there is no element \(index) among \(extent): they are counted from 0 to \(extent - 1)", shapes: [[extent]])
    }
    return index < 0 ? index + extent : index
  }

  /// Python's slices: ends beyond the tensor are the tensor's ends.
  private static func range(_ start: Int?, _ stop: Int?, _ step: Int, of extent: Int) -> [Int] {
    func end(_ index: Int?, _ missing: Int) -> Int {
      guard let index else { return missing }
      let place = index < 0 ? index + extent : index
      return step > 0 ? min(max(place, 0), extent) : min(max(place, -1), extent - 1)
    }
    return step > 0
      ? Array(stride(from: end(start, 0), to: end(stop, extent), by: step))
      : Array(stride(from: end(start, extent - 1), to: end(stop, -1), by: step))
  }
}
