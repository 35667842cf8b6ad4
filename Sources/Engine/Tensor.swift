public import Notation

/// Numbers in a shape, row by row. A scalar is a tensor of shape `[]`.
///
///     let w = Tensor<Double>([1, 2, 3, 4], shape: [2, 2])
///     (w * Tensor(2)).elements      // [2, 4, 6, 8], the scalar broadcast
public struct Tensor<Element: Algebra>: Sendable {
  private let storage: Storage

  // Most circuits are made of scalars; one needs no array of its own, neither for its number nor for its shape, and is copied
  // without counting references.
  private enum Storage: Sendable {
    case scalar(Element)
    case elements([Element], Shape)
  }

  public var shape: Shape {
    switch storage {
    case .scalar: .scalar
    case .elements(_, let shape): shape
    }
  }

  /// A scalar.
  public init(_ scalar: Element) {
    storage = .scalar(scalar)
  }

  /// - Precondition: there are as many elements as the shape counts.
  public init(_ elements: [Element], shape: Shape) {
    precondition(elements.count == shape.count, "\(elements.count) elements do not fill the shape \(shape)")
    storage = shape.isScalar ? .scalar(elements[0]) : .elements(elements, shape)
  }

  /// A tensor that repeats one number.
  public init(repeating element: Element, shape: Shape) {
    self.init([Element](repeating: element, count: shape.count), shape: shape)
  }

  /// All elements, row by row.
  public var elements: [Element] {
    switch storage {
    case .scalar(let element): [element]
    case .elements(let elements, _): elements
    }
  }

  /// The one element of a scalar; nil for any other shape.
  public var scalar: Element? {
    if case .scalar(let element) = storage { element } else { nil }
  }

  /// Each element by itself.
  public func map<Result>(_ transform: (Element) -> Result) -> Tensor<Result> {
    switch storage {
    case .scalar(let element): Tensor<Result>(transform(element))
    case .elements(let elements, let shape): Tensor<Result>(elements.map(transform), shape: shape)
    }
  }

  /// The tensor repeated to a shape to which its own broadcasts.
  public func broadcast(to target: Shape) -> Tensor {
    if shape == target { return self }
    let elements = elements
    if elements.count == 1 { return Tensor(repeating: elements[0], shape: target) }
    let rows = shape.rows(in: target)
    let repeated = elements.withUnsafeBufferPointer { from in
      [Element](unsafeUninitializedCapacity: target.count) { made, count in
        for start in rows.starts {
          for column in 0..<rows.width {
            made.initializeElement(at: count + column, to: from[start + column * rows.step])
          }
          count += rows.width
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
    if case .scalar(let x) = left.storage, case .scalar(let y) = right.storage { return Tensor(combine(x, y)) }
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
        [Element](unsafeUninitializedCapacity: shape.count) { made, count in
          count = shape.count
          if isAligned {
            for place in 0..<count { made.initializeElement(at: place, to: combine(x[place], y[place])) }
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
    if case .scalar(let x) = first.storage, case .scalar(let y) = second.storage, case .scalar(let z) = third.storage {
      return Tensor(combine(x, y, z))
    }
    let combined = first.elements.withUnsafeBufferPointer { x in
      second.elements.withUnsafeBufferPointer { y in
        third.elements.withUnsafeBufferPointer { z in
          [Element](unsafeUninitializedCapacity: x.count) { made, count in
            count = x.count
            for place in 0..<count { made.initializeElement(at: place, to: combine(x[place], y[place], z[place])) }
          }
        }
      }
    }
    return Tensor(combined, shape: first.shape)
  }
}

extension Tensor: Equatable where Element: Equatable {
  public static func == (left: Tensor, right: Tensor) -> Bool {
    left.shape == right.shape && left.elements == right.elements
  }
}

extension Tensor<Double> {
  /// Numbers as they are written in a text.
  public init(_ array: NumberArray) { self.init(array.numbers, shape: Shape(array.extents)) }

  /// Whether no element is infinite or not a number.
  public var isFinite: Bool {
    switch storage {
    case .scalar(let element): element.isFinite
    case .elements(let elements, _): elements.allSatisfy(\.isFinite)
    }
  }
}
