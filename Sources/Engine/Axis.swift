/// Walking along the axes of a shape.
extension Shape {
  /// An axis counted from 0; a negative one counts from the end, as in NumPy.
  /// - Throws: `ShapeMismatch` where the shape has no such axis.
  func axis(_ axis: Int) throws(ShapeMismatch) -> Int {
    guard (-rank..<rank).contains(axis) else {
      let axes = rank == 0 ? "a number has no axes" : rank == 1 ? "its only axis is 0" : "its axes are 0 to \(rank - 1)"
      throw ShapeMismatch("a tensor of the shape \(self) has no axis \(axis): \(axes)", shapes: [self])
    }
    return axis < 0 ? axis + rank : axis
  }

  /// Several axes, each counted from 0.
  /// - Throws: `ShapeMismatch` where the shape has no such axis, or one is named twice, as −1 and 1 of two axes are.
  func axes(_ axes: [Int]) throws(ShapeMismatch) -> Set<Int> {
    var places: Set<Int> = []
    for axis in axes where !places.insert(try self.axis(axis)).inserted {
      throw ShapeMismatch("axis \(axis) of the shape \(self) is named twice", shapes: [self])
    }
    return places
  }

  /// The shape that is left when an axis, or without one all of them, is reduced to one number.
  /// - Precondition: the shape has the axis.
  func reduced(along axis: Int?, keepingAxis: Bool = false) -> Shape {
    guard let axis else { return .scalar }
    var extents = extents
    let place = axis < 0 ? axis + rank : axis
    if keepingAxis { extents[place] = 1 } else { extents.remove(at: place) }
    return Shape(extents)
  }

  /// The places, row by row, of the elements that meet along an axis, or of all elements, for each element of the reduced
  /// shape.
  func groups(along axis: Int?) -> [[Int]] {
    guard let axis else { return [Array(0..<count)] }
    let (outer, extent, inner) = walk(along: axis)
    return (0..<outer).flatMap { block in
      (0..<inner).map { offset in (0..<extent).map { (block * extent + $0) * inner + offset } }
    }
  }

  /// How an axis is walked along: so many blocks, in each so many steps, and so many elements from one step to the next.
  func walk(along axis: Int) -> (outer: Int, extent: Int, inner: Int) {
    let place = axis < 0 ? axis + rank : axis
    return (extents[..<place].reduce(1, *), extents[place], extents[(place + 1)...].reduce(1, *))
  }

  /// The shape that is left when several axes, or without any all of them, are reduced to one number.
  func reduced(along axes: [Int]?, keepingAxes: Bool) -> Shape {
    let places = axes.map { $0.map { $0 < 0 ? $0 + rank : $0 } } ?? Array(0..<rank)
    if keepingAxes { return Shape(extents.indices.map { places.contains($0) ? 1 : extents[$0] }) }
    return Shape(extents.indices.filter { !places.contains($0) }.map { extents[$0] })
  }

  /// The places of the elements that meet along several axes, for each element of the reduced shape.
  func groups(along axes: [Int]?) -> [[Int]] {
    guard let axes else { return [Array(0..<count)] }
    if axes.count == 1 { return groups(along: axes[0]) }
    let kept = reduced(along: axes, keepingAxes: true)
    var groups = [[Int]](repeating: [], count: kept.count)
    for (place, group) in kept.places(in: self).enumerated() { groups[group].append(place) }
    return groups
  }

  /// The shape to which several shapes broadcast.
  static func broadcast(_ shapes: [Shape]) throws(ShapeMismatch) -> Shape {
    var result = Shape.scalar
    for shape in shapes { result = try result.broadcast(with: shape) }
    return result
  }
}
