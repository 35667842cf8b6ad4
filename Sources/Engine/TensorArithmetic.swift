public import Notation

/// Rules read over tensors compute.
extension Tensor: TensorAlgebra {
  /// A scalar.
  public static func number(_ number: Double) -> Tensor { Tensor(Element(number)) }
  /// The numbers themselves, in this tensor's arithmetic.
  public static func known(_ tensor: Tensor<Double>, shownAs formula: Formula) -> Tensor {
    tensor.map { Element($0) }
  }

  /// Element by element, on shapes that broadcast.
  public static func + (left: Tensor, right: Tensor) -> Tensor { zip(left, right) { $0 + $1 } }
  /// Element by element, on shapes that broadcast.
  public static func - (left: Tensor, right: Tensor) -> Tensor { zip(left, right) { $0 - $1 } }
  /// Element by element, on shapes that broadcast.
  public static func * (left: Tensor, right: Tensor) -> Tensor { zip(left, right) { $0 * $1 } }
  /// Element by element, on shapes that broadcast.
  public static func / (left: Tensor, right: Tensor) -> Tensor { zip(left, right) { $0 / $1 } }
  /// Each element with the other sign.
  public static prefix func - (x: Tensor) -> Tensor { x.map { -$0 } }
  /// The function of each element.
  public static func apply(_ function: Elementary, _ x: Tensor) -> Tensor { x.map { .apply(function, $0) } }

  /// The choice for each element by itself, on shapes that broadcast.
  public static func choose(
    _ left: Tensor, _ relation: Formula.Relation, _ right: Tensor, then: Tensor, else otherwise: Tensor
  ) -> Tensor {
    guard let shape = try? Shape.broadcast([left, right, then, otherwise].map(\.shape)) else {
      preconditionFailure("shapes are checked when a circuit is built")
    }
    let columns = [left, right, then, otherwise].map { $0.broadcast(to: shape).elements }
    let elements = (0..<shape.count).map {
      Element.choose(columns[0][$0], relation, columns[1][$0], then: columns[2][$0], else: columns[3][$0])
    }
    return Tensor(elements, shape: shape)
  }

  /// Filled in for each element by itself.
  public static func except(whereNaN x: Tensor, gives filling: Tensor, otherwise value: Tensor) -> Tensor {
    choose(x, .equal, x, then: value, else: filling)
  }

  /// Each element adds its products from the first to the last; those of plain numbers are added in wide registers.
  public static func matrixProduct(_ left: Tensor, _ right: Tensor) -> Tensor {
    let (rows, inner, columns) = (left.shape.extents[0], left.shape.extents[1], right.shape.extents[1])
    if let x = left as? Tensor<Double>, let y = right as? Tensor<Double> {
      let z = MatrixKernel.product(x.elements, y.elements, rows: rows, inner: inner, columns: columns)
      if let product = Tensor<Double>(z, shape: [rows, columns]) as? Tensor { return product }
    }
    let (x, y) = (left.elements, right.elements)
    var elements = [Element](repeating: Element(0), count: rows * columns)
    guard inner > 0 else { return Tensor(elements, shape: [rows, columns]) }
    // Each element adds its products from the first to the last. What is read lies side by side, and so many rows of the
    // right matrix are used by all rows of the left one while the cache still has them.
    let block = 64
    for start in stride(from: 0, to: inner, by: block) {
      for row in 0..<rows {
        for step in start..<Swift.min(start + block, inner) {
          let factor = x[row * inner + step]
          if step == 0 {
            for column in 0..<columns { elements[row * columns + column] = factor * y[column] }
          } else {
            for column in 0..<columns {
              elements[row * columns + column] = elements[row * columns + column] + factor * y[step * columns + column]
            }
          }
        }
      }
    }
    return Tensor(elements, shape: [rows, columns])
  }

  /// A matrix mirrored at its diagonal; of any other rank the axes in the other order.
  public var transposed: Tensor {
    shape.rank == 2
      ? transposedMatrix : rearranged(Transpose().places(in: shape), to: Shape(shape.extents.reversed()))
  }

  /// The same elements, row by row, in another shape.
  /// - Precondition: the shape counts as many.
  public func reshaped(to shape: Shape) -> Tensor { Tensor(elements, shape: shape) }

  /// The elements at some places, row by row, in a shape of their own.
  func rearranged(_ places: [Int], to shape: Shape) -> Tensor {
    let elements = elements
    return Tensor(places.map { elements[$0] }, shape: shape)
  }

  /// Added from the first to the last.
  public func sum(along axis: Int?) -> Tensor { folded(along: axis, Element.sum) }
  /// The sum divided by how many there are.
  public func mean(along axis: Int?) -> Tensor {
    folded(along: axis) { Element.sum($0) / Element(Double($0.count)) }
  }
  /// The logarithm of the sum of exponentials, taken beside the greatest number so that none overflows.
  public func logSumExp(along axis: Int?) -> Tensor { folded(along: axis) { LogSumExp.beforeSoftmax($0) } }
  /// Exponentials beside the greatest number, so that none overflows, divided by their sum.
  public func softmax(along axis: Int) -> Tensor {
    let greatest = folded(along: axis) { Maximum().forward($0) }
    let powers = Tensor.apply(.exp, self - greatest)
    return powers / powers.sum(along: axis)
  }
  /// Each element, or the bound where it is less.
  public func guarded(atLeast bound: Double) -> Tensor {
    map { .choose($0, .less, Element(bound), then: Element(bound), else: $0) }
  }
  /// Itself: only formulas write something else.
  public func written(_ function: String, of x: Tensor) -> Tensor { self }

  /// What a function makes of the numbers along an axis, which stays with the extent 1, or of all of them.
  func folded(along axis: Int?, _ function: ([Element]) -> Element) -> Tensor {
    Tensor(groups(along: axis).map(function), shape: shape.reduced(along: axis, keepingAxis: true))
  }
}

extension Algebra {
  /// From the first to the last; 0 for none.
  static func sum(_ terms: [Self]) -> Self {
    terms.dropFirst().reduce(terms.first ?? Self(0)) { $0 + $1 }
  }
}
