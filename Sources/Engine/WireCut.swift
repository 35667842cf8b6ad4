/// ∂f/∂x on a wire by its definition: cut the wire, feed x from outside, hold the rest, and see how f moves.
///
///     WireCut(annotated, wire: 3).slope().slope      // what annotated.gradients[3] must be
public struct WireCut: Sendable {
  private let annotated: AnnotatedCircuit
  private let wire: Int
  private let element: Int
  private let stored: Double
  /// The output's size, of which a rounding error is a part.
  private let outputSize: Double

  /// - Parameters:
  ///   - annotated: the circuit after both passes.
  ///   - wire: the wire to cut.
  ///   - element: the number of its tensor that is fed from outside, row by row.
  public init(_ annotated: AnnotatedCircuit, wire: Int, element: Int = 0) {
    (self.annotated, self.wire, self.element) = (annotated, wire, element)
    stored = annotated.values[wire].elements[element]
    outputSize = zip(annotated.values[annotated.circuit.output].elements, annotated.seed.elements)
      .reduce(0) { $0 + abs($1.0 * $1.1) }
  }

  /// The output, weighted with the seed, when the number is moved by a distance.
  private func output(movedBy distance: Double) -> Double {
    let value = annotated.values[wire]
    var numbers = value.elements
    numbers[element] += distance
    let pass: ForwardPass<Double> = annotated.circuit.forward(feeding: [wire: Tensor(numbers, shape: value.shape)])
    return zip(pass.values[annotated.circuit.output].elements, annotated.seed.elements)
      .reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// The slope by central differences, with the step chosen for this wire, and an estimate of its error.
  ///
  /// Long steps bend with the curve and short ones drown in rounding. Steps from long to short are tried, each pair
  /// extrapolated once (Richardson), and the pair that agrees best with its neighbour is taken, as in C. J. F. Ridders,
  /// *Advances in Engineering Software* 4 (1982). Not a number where the output has no finite value beside the stored.
  public func slope() -> (slope: Double, error: Double) {
    var best = (slope: Double.nan, error: Double.infinity)
    var distance = 0.05 * max(abs(stored), 1)
    var coarse = central(distance)
    var previous = Double.nan
    for _ in 0..<26 {
      distance /= 2
      let fine = central(distance)
      let extrapolated = (4 * fine - coarse) / 3
      let error = abs(extrapolated - previous) + Double.ulpOfOne * outputSize / distance
      if error < best.error { best = (extrapolated, error) }
      (coarse, previous) = (fine, extrapolated)
    }
    return best
  }

  /// The slopes on the left and on the right, where they stay apart as the step shrinks.
  public func kink() -> (left: Double, right: Double)? {
    let distance = 1e-5 * max(abs(stored), 1)
    let (far, near) = (sides(distance), sides(distance / 100))
    let (farGap, nearGap) = (abs(far.right - far.left), abs(near.right - near.left))
    let noise = 1600 * Double.ulpOfOne * outputSize / distance
    guard nearGap.isFinite, nearGap > 1e-4 * max(abs(near.left), abs(near.right)) + noise else { return nil }
    // On a smooth curve the gap shrinks with the step.
    return nearGap > 0.6 * farGap ? near : nil
  }

  private func central(_ distance: Double) -> Double {
    (output(movedBy: distance) - output(movedBy: -distance)) / (2 * distance)
  }

  private func sides(_ distance: Double) -> (left: Double, right: Double) {
    let middle = output(movedBy: 0)
    return (
      (middle - output(movedBy: -distance)) / distance, (output(movedBy: distance) - middle) / distance
    )
  }
}
