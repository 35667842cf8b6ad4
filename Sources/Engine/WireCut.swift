/// ∂f/∂x on a wire by its definition: cut the wire, feed x from outside, hold the rest, and see how f moves.
///
///     WireCut(annotated, wire: 3).slope().slope      // what annotated.gradients[3] must be
public struct WireCut: Sendable {
  let annotated: AnnotatedCircuit
  private let wire: Int
  private let element: Int
  /// What a stop-gradient gives out is taken as given, whatever is fed before it.
  private let held: [Int: Tensor<Double>]
  /// The value on the wire, as the passes left it.
  let stored: Double

  /// - Parameters:
  ///   - annotated: the circuit after both passes.
  ///   - wire: the wire to cut.
  ///   - element: the number of its tensor that is fed from outside, row by row.
  public init(_ annotated: AnnotatedCircuit, wire: Int, element: Int = 0) {
    (self.annotated, self.wire, self.element) = (annotated, wire, element)
    stored = annotated.values[wire].elements[element]
    held = annotated.circuit.nodes.reduce(into: [:]) { held, node in
      guard case .function(let rule) = node.kind, rule.stopsGradient else { return }
      held[node.outputs.lowerBound] = annotated.values[node.outputs.lowerBound]
    }
  }

  /// What the backward pass put on the wire; 0 where it put nothing.
  var gradient: Double { annotated.gradients[wire]?.elements[element] ?? 0 }

  /// A power of two beside the stored value, 1 for smaller ones: steps that are parts of it are moved by exactly.
  var unit: Double { max(stored.magnitude, 1).binade }

  /// The output, weighted with the seed, for another number on the wire.
  func output(at number: Double) -> Double {
    var feeding = held
    feeding[wire] = fed(number)
    let pass: ForwardPass<Double> = annotated.circuit.forward(feeding: feeding)
    return zip(pass.values[annotated.circuit.output].elements, annotated.seed.elements)
      .reduce(0) { $0 + $1.0 * $1.1 }
  }

  /// A bound on the rounding error of that output: what the wire has no say in is the same for every number and counts as
  /// exact; every operation behind it rounds.
  ///
  /// Of numbers that cancel it keeps the errors: beside 10¹³ a sum is off by 10⁻³, however small what is left of it.
  func roundingError(at number: Double) -> Double {
    zip(roundedPass(at: number).values[annotated.circuit.output].elements, annotated.seed.elements)
      .reduce(Rounded(0)) { $0 + $1.0 * Rounded($1.1, error: 0) }.error
  }

  /// The gradient with a bound on its own rounding error, by the same reckoning, the number on the wire being rounded too:
  /// of a wave as steep as that number's last place no step is short enough to show the slope.
  var roundedGradient: Rounded {
    let seed = annotated.seed.map { Rounded($0, error: 0) }
    let sent = annotated.circuit.backward(from: roundedPass(at: stored, isRounded: true), seed: seed).gradients[wire]
    return Rounded(gradient, error: sent?.elements[element].error ?? 0)
  }

  private func roundedPass(at number: Double, isRounded: Bool = false) -> ForwardPass<Rounded> {
    let circuit = annotated.circuit
    func exact(_ tensor: Tensor<Double>) -> Tensor<Rounded> { tensor.map { Rounded($0, error: 0) } }
    var depends = [Bool](repeating: false, count: circuit.wires.count)
    depends[wire] = true
    var known = [wire: fed(number).map { Rounded($0, error: isRounded ? Rounded.unit * abs($0) : 0) }]
    for node in circuit.nodes {
      let isHeld = node.outputs.contains { held[$0] != nil }
      let isMoved = !isHeld && node.inputs.contains { depends[$0] }
      for output in node.outputs where output != wire {
        depends[output] = isMoved
        if !isMoved { known[output] = exact(annotated.values[output]) }
      }
    }
    return circuit.forward(feeding: known)
  }

  private func fed(_ number: Double) -> Tensor<Double> {
    let value = annotated.values[wire]
    var numbers = value.elements
    numbers[element] = number
    return Tensor(numbers, shape: value.shape)
  }
}
