/// ∂f/∂x on a wire by its definition: cut the wire, feed x from outside, hold the rest, and see how f moves.
///
/// Central differences, extrapolated once (Richardson), so the error falls with the fourth power of the step.
public enum WireCut {
  /// The gradient on a wire, element by element, of the wire's shape.
  /// - Parameters:
  ///   - seed: the upstream gradient on the output wire, by which the output's moves are weighted.
  ///   - step: how far x moves, relative to its size; at least this far near 0.
  public static func gradient(
    of circuit: Circuit, at wire: Int, seed: Tensor<Double>, step: Double = 1e-3
  ) -> Tensor<Double> {
    let value = circuit.forward(over: Double.self).values[wire]
    let numbers = value.elements

    func output(moving element: Int, by distance: Double) -> Double {
      var moved = numbers
      moved[element] += distance
      let pass: ForwardPass<Double> = circuit.forward(cut: (wire, Tensor(moved, shape: value.shape)))
      return zip(pass.values[circuit.output].elements, seed.elements).reduce(0) { $0 + $1.0 * $1.1 }
    }

    func slope(_ element: Int, _ distance: Double) -> Double {
      (output(moving: element, by: distance) - output(moving: element, by: -distance)) / (2 * distance)
    }

    return Tensor(
      numbers.indices.map { element in
        let distance = step * max(abs(numbers[element]), 1)
        return (4 * slope(element, distance / 2) - slope(element, distance)) / 3
      }, shape: value.shape)
  }
}
