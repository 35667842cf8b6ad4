public import Notation

/// A tensor of which only the shape and a formula are known: rules read over it write their own captions.
public struct SymbolicTensor: TensorAlgebra {
  /// What stands for it in a caption.
  public let formula: Formula
  /// The extents that its numbers would have.
  public let shape: Shape

  /// - Parameters:
  ///   - formula: what stands for it in a caption.
  ///   - shape: the extents that its numbers would have.
  public init(_ formula: Formula, shape: Shape) {
    self.formula = formula
    self.shape = shape
  }

  /// A number as it is written in a text.
  public static func number(_ number: Double) -> Self { Self(.number(number), shape: .scalar) }
  /// What formulas call it, with the shape of the numbers and without the numbers.
  public static func known(_ tensor: Tensor<Double>, shownAs formula: Formula) -> Self {
    Self(formula, shape: tensor.shape)
  }

  /// The sum of the formulas, in the shape to which both broadcast.
  public static func + (left: Self, right: Self) -> Self { combine(left, right, left.formula + right.formula) }
  /// The difference of the formulas, in the shape to which both broadcast.
  public static func - (left: Self, right: Self) -> Self { combine(left, right, left.formula - right.formula) }
  /// The product of the formulas, element by element, in the shape to which both broadcast.
  public static func * (left: Self, right: Self) -> Self { combine(left, right, left.formula * right.formula) }
  /// The quotient of the formulas, element by element, in the shape to which both broadcast.
  public static func / (left: Self, right: Self) -> Self { combine(left, right, left.formula / right.formula) }
  /// The formula with a minus before it.
  public static prefix func - (x: Self) -> Self { Self(-x.formula, shape: x.shape) }
  /// The function's call, in the same shape.
  public static func apply(_ function: Elementary, _ x: Self) -> Self {
    Self(.apply(function, x.formula), shape: x.shape)
  }
  /// The choice as a formula, in the shape to which all four broadcast.
  public static func choose(
    _ left: Self, _ relation: Formula.Relation, _ right: Self, then: Self, else otherwise: Self
  ) -> Self {
    let formula = Formula.choose(
      left.formula, relation, right.formula, then: then.formula, else: otherwise.formula)
    return Self(formula, shape: (try? .broadcast([left, right, then, otherwise].map(\.shape))) ?? left.shape)
  }
  /// `X @ Y`, of the rows of one and the columns of the other.
  public static func matrixProduct(_ left: Self, _ right: Self) -> Self {
    Self(.call("matmul", [left.formula, right.formula]), shape: [left.shape.extents[0], right.shape.extents[1]])
  }

  /// `Xᵀ`, or `X` of what is `Xᵀ` already.
  public var transposed: Self {
    let mirrored = Shape(shape.extents.reversed())
    // Twice mirrored is what it was, and a single number needs no mirror.
    if case .call("transpose") = formula.root.head {
      return Self(formula.part(formula.root.arguments[0]), shape: mirrored)
    }
    return Self(shape.count == 1 ? formula : .call("transpose", [formula]), shape: mirrored)
  }
  /// The same formula in another shape.
  public func reshaped(to shape: Shape) -> Self { Self(formula, shape: shape) }
  /// A call of `sum`, with the axis where there are several.
  public func sum(along axis: Int?) -> Self { reduced("sum", along: axis) }
  /// A call of `mean`, with the axis where there are several.
  public func mean(along axis: Int?) -> Self { reduced("mean", along: axis) }
  /// A call of `logsumexp`, with the axis where there are several.
  public func logSumExp(along axis: Int?) -> Self { reduced("logsumexp", along: axis) }
  /// A call of `softmax`, with the axis where there are several.
  public func softmax(along axis: Int) -> Self {
    Self(.call("softmax", [formula] + shape.shown(axis)), shape: shape)
  }
  /// What is written where all numbers are numbers.
  public static func except(whereNaN x: Self, gives filling: Self, otherwise value: Self) -> Self { value }
  /// The formula without the guard.
  public func guarded(atLeast bound: Double) -> Self { self }
  /// The function's call on the other tensor, in this one's shape.
  public func written(_ function: String, of x: Self) -> Self {
    Self(.call(function, [x.formula]), shape: shape)
  }

  private func reduced(_ function: String, along axis: Int?) -> Self {
    let formula = Formula.call(function, [formula] + (axis.map { shape.shown($0) } ?? []))
    return Self(formula, shape: shape.reduced(along: axis, keepingAxis: true))
  }

  private static func combine(_ left: Self, _ right: Self, _ formula: Formula) -> Self {
    Self(formula, shape: (try? left.shape.broadcast(with: right.shape)) ?? left.shape)
  }
}

extension Shape {
  /// `axis=1` as an argument of a formula; a vector has one axis only, which needs no words.
  func shown(_ axis: Int) -> [Formula] {
    rank > 1 ? [.named("axis", .number(Double(axis)))] : []
  }
}
