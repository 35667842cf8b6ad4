public import Notation

/// Rules read over tensors compute.
extension Tensor: TensorAlgebra {
  public static func number(_ number: Double) -> Tensor { Tensor(Element(number)) }
  public static func known(_ tensor: Tensor<Double>, shownAs formula: Formula) -> Tensor {
    tensor.map { Element($0) }
  }

  public static func + (left: Tensor, right: Tensor) -> Tensor { zip(left, right) { $0 + $1 } }
  public static func - (left: Tensor, right: Tensor) -> Tensor { zip(left, right) { $0 - $1 } }
  public static func * (left: Tensor, right: Tensor) -> Tensor { zip(left, right) { $0 * $1 } }
  public static func / (left: Tensor, right: Tensor) -> Tensor { zip(left, right) { $0 / $1 } }
  public static prefix func - (x: Tensor) -> Tensor { x.map { -$0 } }
  public static func apply(_ function: Elementary, _ x: Tensor) -> Tensor { x.map { .apply(function, $0) } }

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

  public static func except(whereNaN x: Tensor, gives filling: Tensor, otherwise value: Tensor) -> Tensor {
    choose(x, .equal, x, then: value, else: filling)
  }

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

  public var transposed: Tensor {
    shape.rank == 2
      ? transposedMatrix : rearranged(Transpose().places(in: shape), to: Shape(shape.extents.reversed()))
  }

  public func reshaped(to shape: Shape) -> Tensor { Tensor(elements, shape: shape) }

  /// The elements at some places, row by row, in a shape of their own.
  func rearranged(_ places: [Int], to shape: Shape) -> Tensor {
    let elements = elements
    return Tensor(places.map { elements[$0] }, shape: shape)
  }

  public func sum(along axis: Int?) -> Tensor { folded(along: axis, Element.sum) }
  public func mean(along axis: Int?) -> Tensor {
    folded(along: axis) { Element.sum($0) / Element(Double($0.count)) }
  }
  public func logSumExp(along axis: Int?) -> Tensor { folded(along: axis) { LogSumExp.beforeSoftmax($0) } }
  public func softmax(along axis: Int) -> Tensor {
    let greatest = folded(along: axis) { Maximum().forward($0) }
    let powers = Tensor.apply(.exp, self - greatest)
    return powers / powers.sum(along: axis)
  }
  public func guarded(atLeast bound: Double) -> Tensor {
    map { .choose($0, .less, Element(bound), then: Element(bound), else: $0) }
  }
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
