/// Tensors of shapes that broadcast to one another, row by row.
extension Tensor {
  /// The tensor repeated to a shape to which its own broadcasts.
  public func broadcast(to target: Shape) -> Tensor {
    if shape == target { return self }
    let elements = elements
    if elements.count == 1 { return Tensor(repeating: elements[0], shape: target) }
    let rows = shape.rows(in: target)
    let repeated = elements.withUnsafeBufferPointer { from in
      [Element].filled(target.count) { made in
        var first = 0
        for start in rows.starts {
          for column in 0..<rows.width {
            made.initializeElement(at: first + column, to: from[start + column * rows.step])
          }
          first += rows.width
        }
      }
    }
    return Tensor(repeated, shape: target)
  }

  /// The reverse of broadcasting: every element becomes the sum of those it was repeated to.
  public func summed(to target: Shape) -> Tensor {
    if shape == target { return self }
    if target.count == 1 { return Tensor([elements.reduce(Element(0), +)], shape: target) }
    var sums = [Element](repeating: Element(0), count: target.count)
    let rows = target.rows(in: shape)
    elements.withUnsafeBufferPointer { elements in
      sums.withUnsafeMutableBufferPointer { sums in
        var first = 0
        for start in rows.starts {
          for column in 0..<rows.width {
            let place = start + column * rows.step
            sums[place] = sums[place] + elements[first + column]
          }
          first += rows.width
        }
      }
    }
    return Tensor(sums, shape: target)
  }

  /// Two tensors element by element, broadcast to one shape.
  /// - Precondition: the shapes fit together.
  public static func zip(
    _ left: Tensor, _ right: Tensor, _ combine: (Element, Element) -> Element
  ) -> Tensor {
    if let x = left.scalar, let y = right.scalar { return Tensor(combine(x, y)) }
    guard let shape = try? left.shape.broadcast(with: right.shape) else {
      preconditionFailure("shapes are checked when a circuit is built")
    }
    let (x, y) = (left.elements, right.elements)
    // One number beside many is not written out for each of them.
    if x.count == 1, right.shape == shape { return right.map { combine(x[0], $0) } }
    if y.count == 1, left.shape == shape { return left.map { combine($0, y[0]) } }
    let isAligned = left.shape == right.shape
    let combined = x.withUnsafeBufferPointer { x in
      y.withUnsafeBufferPointer { y in
        [Element].filled(shape.count) { made in
          if isAligned {
            for place in x.indices { made.initializeElement(at: place, to: combine(x[place], y[place])) }
            return
          }
          let (rows, others) = (left.shape.rows(in: shape), right.shape.rows(in: shape))
          var first = 0
          for (a, b) in Swift.zip(rows.starts, others.starts) {
            for column in 0..<rows.width {
              let (left, right) = (x[a + column * rows.step], y[b + column * others.step])
              made.initializeElement(at: first + column, to: combine(left, right))
            }
            first += rows.width
          }
        }
      }
    }
    return Tensor(combined, shape: shape)
  }

  /// Three tensors of one shape, element by element.
  static func zip(
    _ first: Tensor, _ second: Tensor, _ third: Tensor, _ combine: (Element, Element, Element) -> Element
  ) -> Tensor {
    precondition(first.shape == second.shape && second.shape == third.shape)
    if let x = first.scalar, let y = second.scalar, let z = third.scalar { return Tensor(combine(x, y, z)) }
    let combined = first.elements.withUnsafeBufferPointer { x in
      second.elements.withUnsafeBufferPointer { y in
        third.elements.withUnsafeBufferPointer { z in
          [Element].filled(x.count) { made in
            for place in x.indices { made.initializeElement(at: place, to: combine(x[place], y[place], z[place])) }
          }
        }
      }
    }
    return Tensor(combined, shape: first.shape)
  }
}
