public import Notation

/// The arithmetic of whole tensors, in which the rules of matrix products, softmax and losses are stated.
///
/// Read over `Tensor` such a rule computes, over `SymbolicTensor` it writes its own caption: `∂f/∂z @ xᵀ`. Operations
/// on two tensors work element by element and broadcast as NumPy does.
public protocol TensorAlgebra: Sendable {
  var shape: Shape { get }

  /// A scalar.
  static func number(_ number: Double) -> Self
  /// Numbers that the rule itself brings along, and what formulas call them.
  static func known(_ tensor: Tensor<Double>, shownAs formula: Formula) -> Self

  static func + (left: Self, right: Self) -> Self
  static func - (left: Self, right: Self) -> Self
  static func * (left: Self, right: Self) -> Self
  static func / (left: Self, right: Self) -> Self
  static prefix func - (x: Self) -> Self
  static func apply(_ function: Elementary, _ x: Self) -> Self
  static func choose(
    _ left: Self, _ relation: Formula.Relation, _ right: Self, then: Self, else otherwise: Self
  ) -> Self
  /// `value`, except where `x` is not a number; formulas do not show it.
  static func except(whereNaN x: Self, gives filling: Self, otherwise value: Self) -> Self
  /// The product of two matrices, of shapes (m, k) and (k, n).
  static func matrixProduct(_ left: Self, _ right: Self) -> Self

  /// A matrix mirrored at its diagonal.
  var transposed: Self { get }
  /// The same numbers in another shape; formulas do not show it.
  func reshaped(to shape: Shape) -> Self
  /// The sum along an axis, which stays with the extent 1; without an axis the sum of all elements, a scalar.
  func sum(along axis: Int?) -> Self
  /// The mean along an axis, in the same shape as the sum.
  func mean(along axis: Int?) -> Self
  /// log Σ eˣ along an axis, in the same shape as the sum; no exponential overflows.
  func logSumExp(along axis: Int?) -> Self
  /// eˣ/Σ eˣ along an axis; no exponential overflows.
  func softmax(along axis: Int) -> Self
  /// Each number, or the bound where it is less: a guard against dividing by 0, left out of what is shown.
  func guarded(atLeast bound: Double) -> Self
  /// The same tensor, for which formulas write a function of another one.
  func written(_ function: String, of x: Self) -> Self
}
