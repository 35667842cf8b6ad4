/// The extents of a tensor, outermost first. A scalar has shape `[]`, a vector of three numbers `[3]`.
public struct Shape: Hashable, Sendable, ExpressibleByArrayLiteral, CustomStringConvertible {
  /// How many elements there are along each axis, outermost first; none for a scalar.
  public let extents: [Int]

  /// - Precondition: no extent is negative.
  public init(_ extents: [Int]) {
    precondition(extents.allSatisfy { $0 >= 0 }, "an extent is never negative")
    self.extents = extents
  }

  /// `[2, 3]` as a literal.
  public init(arrayLiteral extents: Int...) { self.init(extents) }

  /// That of a single number, without an axis.
  public static let scalar = Shape([])

  /// How many axes there are.
  public var rank: Int { extents.count }
  /// Whether it is that of a single number. A vector of one element has another shape.
  public var isScalar: Bool { extents.isEmpty }
  /// How many numbers a tensor of this shape holds; the greatest `Int` where it is more than that.
  public var count: Int {
    var count = 1
    for extent in extents { count = count.multipliedClamped(extent) }
    return extents.contains(0) ? 0 : count
  }

  /// The index of an element by axis, from its place row by row.
  public func index(of place: Int) -> [Int] {
    var (rest, index) = (place, [Int]())
    for extent in extents.reversed() {
      index.append(rest % extent)
      rest /= extent
    }
    return index.reversed()
  }

  /// The place, row by row, of the element with an index by axis.
  func place(of index: [Int]) -> Int { zip(index, extents).reduce(0) { $0 * $1.1 + $1.0 } }

  /// As in NumPy: `()`, `(3,)`, `(2, 3)`.
  public var description: String { Self.written(extents) }

  static func written(_ extents: [Int]) -> String {
    extents.count == 1 ? "(\(extents[0]),)" : "(\(extents.map(String.init).joined(separator: ", ")))"
  }

  /// The shape to which both shapes broadcast by NumPy's rule: aligned at the last axis, each pair of extents must be
  /// equal or one of them 1.
  /// - Throws: `ShapeMismatch` with both shapes.
  public func broadcast(with other: Shape) throws(ShapeMismatch) -> Shape {
    if self == other { return self }
    var result = [Int](repeating: 1, count: max(rank, other.rank))
    for place in 1...max(1, result.count) where place <= result.count {
      let mine = place <= rank ? extents[rank - place] : 1
      let theirs = place <= other.rank ? other.extents[other.rank - place] : 1
      guard mine == theirs || mine == 1 || theirs == 1 else { throw ShapeMismatch(shapes: [self, other]) }
      result[result.count - place] = mine == 1 ? theirs : mine
    }
    return Shape(result)
  }

  /// For each element of `target`, in order, the place of the element of this shape that it reads when broadcast.
  func places(in target: Shape) -> [Int] {
    var strides = [Int](repeating: 0, count: target.rank)
    var stride = 1
    for place in 1...max(1, rank) where place <= rank {
      let extent = extents[rank - place]
      strides[target.rank - place] = extent == 1 ? 0 : stride
      stride *= extent
    }
    var places: [Int] = []
    places.reserveCapacity(target.count)
    var index = [Int](repeating: 0, count: target.rank)
    var place = 0
    for _ in 0..<target.count {
      places.append(place)
      var axis = target.rank - 1
      while axis >= 0 {
        index[axis] += 1
        place += strides[axis]
        if index[axis] < target.extents[axis] { break }
        place -= strides[axis] * target.extents[axis]
        index[axis] = 0
        axis -= 1
      }
    }
    return places
  }

  /// The places that the elements come from when the axes are put in another order.
  func places(permuted order: [Int]) -> [Int] {
    let strides = extents.indices.map { extents[($0 + 1)...].reduce(1, *) }
    return order.reduce([0]) { places, axis in
      places.flatMap { place in (0..<extents[axis]).map { place + $0 * strides[axis] } }
    }
  }

  /// How a tensor of this shape is read along the rows of `target`, to which it broadcasts: where it begins for each of
  /// them, how long they are, and whether it goes on from column to column (1) or stays (0).
  /// - Precondition: the target has an axis.
  func rows(in target: Shape) -> (starts: [Int], width: Int, step: Int) {
    let (own, width) = (extents.last ?? 1, target.extents[target.rank - 1])
    let starts = Shape(Array(extents.dropLast())).places(in: Shape(Array(target.extents.dropLast())))
    return (own == 1 ? starts : starts.map { $0 * own }, width, own == width ? 1 : 0)
  }
}

/// Shapes that do not fit together.
public struct ShapeMismatch: Error, Equatable, Sendable, CustomStringConvertible {
  /// The ones that do not fit, in the order of the inputs.
  public let shapes: [Shape]
  /// Both shapes, and why they do not fit.
  public let description: String

  /// Says that they do not fit together, and no more.
  public init(shapes: [Shape]) {
    self.init("the shapes \(shapes.map(\.description).joined(separator: " and ")) do not fit together", shapes: shapes)
  }

  /// - Parameters:
  ///   - description: why they do not fit, as a sentence without a full stop.
  ///   - shapes: the ones that do not, in the order of the inputs.
  public init(_ description: String, shapes: [Shape]) {
    self.description = description
    self.shapes = shapes
  }
}

extension Int {
  /// The product, or the greatest number where that is beyond it; for numbers that are not negative.
  func multipliedClamped(_ other: Int) -> Int {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? .max : product
  }

  /// The sum, or the greatest number where that is beyond it; for numbers that are not negative.
  func addingClamped(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }
}
