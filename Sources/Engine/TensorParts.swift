/// Parts of a tensor, and its elements in another order.
extension Tensor {
  /// The numbers that meet along an axis, or all of them, for each element of the reduced shape.
  func groups(along axis: Int?) -> [[Element]] {
    guard let axis else { return [elements] }
    let elements = elements
    let (outer, extent, inner) = shape.walk(along: axis)
    if outer * inner == 1 { return [elements] }
    var groups: [[Element]] = []
    groups.reserveCapacity(outer * inner)
    for block in 0..<outer {
      for offset in 0..<inner {
        let start = block * extent * inner + offset
        groups.append(
          inner == 1 ? Array(elements[start..<start + extent]) : (0..<extent).map { elements[start + $0 * inner] })
      }
    }
    return groups
  }

  /// The numbers that meet along several axes.
  func groups(along axes: [Int]?) -> [[Element]] {
    guard let axes, axes.count != 1 else { return groups(along: axes?.first) }
    let elements = elements
    return shape.groups(along: axes).map { $0.map { elements[$0] } }
  }

  /// The element groups of `groups(along:)` back in their places.
  func with(_ groups: [[Element]], along axes: [Int]?) -> Tensor {
    guard let axes else { return Tensor(groups[0], shape: shape) }
    var made = elements
    if axes.count == 1 {
      let (outer, extent, inner) = shape.walk(along: axes[0])
      // Row after row, as they stand.
      if inner == 1 { return Tensor(groups.count == 1 ? groups[0] : groups.flatMap { $0 }, shape: shape) }
      for block in 0..<outer {
        for offset in 0..<inner {
          let group = groups[block * inner + offset]
          for step in 0..<extent { made[(block * extent + step) * inner + offset] = group[step] }
        }
      }
    } else {
      for (places, group) in Swift.zip(shape.groups(along: axes), groups) {
        for (place, element) in Swift.zip(places, group) { made[place] = element }
      }
    }
    return Tensor(made, shape: shape)
  }

  /// One of the matrices that a tensor of more axes is a batch of.
  func matrix(_ item: Int, rows: Int, columns: Int) -> Tensor {
    Tensor(Array(elements[item * rows * columns..<(item + 1) * rows * columns]), shape: [rows, columns])
  }

  /// The axes in another order.
  func permuted(_ order: [Int]) -> Tensor {
    order == [1, 0]
      ? transposedMatrix : rearranged(shape.places(permuted: order), to: Shape(order.map { shape.extents[$0] }))
  }

  /// A matrix mirrored at its diagonal.
  var transposedMatrix: Tensor {
    let (rows, columns, elements) = (shape.extents[0], shape.extents[1], elements)
    let turned = elements.withUnsafeBufferPointer { from in
      [Element].filled(from.count) { to in
        // So few columns at a time that what is read of a row is still in the cache for the next one of them.
        for start in stride(from: 0, to: columns, by: 8) {
          for row in 0..<rows {
            for column in start..<Swift.min(start + 8, columns) {
              to.initializeElement(at: column * rows + row, to: from[row * columns + column])
            }
          }
        }
      }
    }
    return Tensor(turned, shape: [columns, rows])
  }
}
