public import Notation

/// Numbers in a shape, row by row. A scalar is a tensor of shape `[]`.
///
///     let w = Tensor<Double>([1, 2, 3, 4], shape: [2, 2])
///     (w * Tensor(2)).elements      // [2, 4, 6, 8], the scalar broadcast
public struct Tensor<Element: Algebra>: Sendable {
  public let shape: Shape
  private let storage: Storage

  // Most circuits are made of scalars; one needs no array of its own.
  private enum Storage: Sendable {
    case scalar(Element)
    case elements([Element])
  }

  /// A scalar.
  public init(_ scalar: Element) {
    shape = .scalar
    storage = .scalar(scalar)
  }

  /// - Precondition: there are as many elements as the shape counts.
  public init(_ elements: [Element], shape: Shape) {
    precondition(elements.count == shape.count, "\(elements.count) elements do not fill the shape \(shape)")
    self.shape = shape
    storage = shape.isScalar ? .scalar(elements[0]) : .elements(elements)
  }

  /// A tensor that repeats one number.
  public init(repeating element: Element, shape: Shape) {
    self.init([Element](repeating: element, count: shape.count), shape: shape)
  }

  /// All elements, row by row.
  public var elements: [Element] {
    switch storage {
    case .scalar(let element): [element]
    case .elements(let elements): elements
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
    case .elements(let elements): Tensor<Result>(elements.map(transform), shape: shape)
    }
  }

  /// The tensor repeated to a shape to which its own broadcasts.
  public func broadcast(to target: Shape) -> Tensor {
    if shape == target { return self }
    let elements = elements
    return Tensor(shape.places(in: target).map { elements[$0] }, shape: target)
  }

  /// The reverse of broadcasting: every element becomes the sum of those it was repeated to.
  public func summed(to target: Shape) -> Tensor {
    if shape == target { return self }
    var sums = [Element](repeating: Element(0), count: target.count)
    for (place, element) in Swift.zip(target.places(in: shape), elements) { sums[place] = sums[place] + element }
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
    let pairs = Swift.zip(left.broadcast(to: shape).elements, right.broadcast(to: shape).elements)
    return Tensor(pairs.map(combine), shape: shape)
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
    case .elements(let elements): elements.allSatisfy(\.isFinite)
    }
  }
}
