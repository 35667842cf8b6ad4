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

  /// Its extents, outermost first; `[]` for a scalar.
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
    case .elements(let elements, let shape):
      Tensor<Result>(
        .filled(elements.count) { made in
          for place in elements.indices { made.initializeElement(at: place, to: transform(elements[place])) }
        }, shape: shape)
    }
  }
}

extension Tensor: Equatable where Element: Equatable {
  /// Equal in shape and in every element. No NaN equals another.
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
