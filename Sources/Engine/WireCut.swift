/// ∂f/∂x on a wire by its definition: cut the wire, feed x from outside, hold the rest, and see how f moves.
///
///     WireCut(annotated, wire: x).slope().slope      // what annotated.gradients[x] must be
public struct WireCut: Sendable {
  let annotated: AnnotatedCircuit
  private let wire: WireID
  private let element: Int
  private let downstream: Downstream
  /// The value on the wire, as the passes left it.
  let stored: Double
  /// The output, weighted with the seed, as the passes left it.
  let storedOutput: Double

  /// - Parameters:
  ///   - annotated: the circuit after both passes.
  ///   - wire: the wire to cut.
  ///   - element: the number of its tensor that is fed from outside, row by row.
  public init(_ annotated: AnnotatedCircuit, wire: WireID, element: Int = 0) {
    (self.annotated, self.wire, self.element) = (annotated, wire, element)
    downstream = Downstream(annotated, of: wire)
    stored = annotated.values[wire].elements[element]
    storedOutput = annotated.weighted(annotated.circuit.outputs.map { annotated.values[$0] })
  }

  /// What the backward pass put on the wire; 0 where it put nothing.
  var gradient: Double { annotated.gradients[wire]?.elements[element] ?? 0 }

  /// Whether a node behind the cut used a convention, or is another function beside what it has stored, so that its local
  /// gradient is no derivative.
  var meetsConvention: Bool {
    downstream.choosesAnew || downstream.nodes.contains { annotated.convention(of: $0) != nil }
  }

  /// Whether a node behind the cut is known at what it has stored only, so that nothing shows how the output moves.
  var meetsRecord: Bool { downstream.isRecorded }

  /// A power of two beside the stored value, 1 for smaller ones: steps that are parts of it are moved by exactly.
  var unit: Double { max(stored.magnitude, 1).binade }

  /// The output, weighted with the seed, for another number on the wire.
  func output(at number: Double) -> Double { annotated.weighted(downstream.outputs(feeding: fed(number))) }

  /// A bound on the rounding error of that output: what the wire has no say in is the same for every number and counts as
  /// exact; every operation behind it rounds.
  ///
  /// Of numbers that cancel it keeps the errors: beside 10¹³ a sum is off by 10⁻³, however small what is left of it.
  func roundingError(at number: Double) -> Double {
    let outputs: [Tensor<Rounded>] = downstream.outputs(feeding: fed(number).map { Rounded($0, error: 0) })
    let error = zip(outputs, annotated.seeds)
      .flatMap { zip($0.elements, $1.elements) }
      .reduce(Rounded(0)) { $0 + $1.0 * Rounded($1.1, error: 0) }.error
    return error.isNaN ? .infinity : error
  }

  /// The gradient with a bound on its own rounding error, by the same reckoning, the number on the wire being rounded too:
  /// of a wave as steep as that number's last place no step is short enough to show the slope.
  var roundedGradient: Rounded {
    let sent = downstream.gradient(
      feeding: fed(stored).map { Rounded($0, error: Rounded.unit * abs($0)) },
      seeds: annotated.seeds.map { $0.map { Rounded($0, error: 0) } })
    let error = sent?.elements[element].error ?? 0
    return Rounded(gradient, error: error.isNaN ? .infinity : error)
  }

  private func fed(_ number: Double) -> Tensor<Double> {
    let value = annotated.values[wire]
    guard !value.shape.isScalar else { return Tensor(number) }
    var numbers = value.elements
    numbers[element] = number
    return Tensor(numbers, shape: value.shape)
  }
}

extension AnnotatedCircuit {
  /// The one number that the outputs are seen as: their elements, each weighted with its seed.
  fileprivate func weighted(_ outputs: [Tensor<Double>]) -> Double {
    if outputs.count == 1, let value = outputs[0].scalar, let weight = seeds[0].scalar { return value * weight }
    return zip(outputs, seeds).reduce(0) { sum, output in
      zip(output.0.elements, output.1.elements).reduce(sum) { $0 + $1.0 * $1.1 }
    }
  }
}

/// How steep the output is beside the stored value.
extension WireCut {
  /// The slope by central differences, with the step chosen for this wire, and a bound on its error: what two steps of
  /// different length leave open, and what rounding does, which is bounded by running error analysis (see `Rounded`).
  public func slope() -> MeasuredSlope {
    let table = SlopeTable(self) { $0.measured($1).isSharp }
    return table.tightest().map { measured($0, in: table) } ?? .nothing
  }

  /// The slopes on the left and on the right, where they stay apart as the step shrinks; infinite at a jump.
  public func kink() -> (left: Double, right: Double)? {
    let table = SlopeTable(self)
    return table.isKink ? table.sides : nil
  }

  /// What a row shows, with rounding errors as they are at the ends of its steps.
  func measured(_ row: Extrapolation, in table: SlopeTable) -> MeasuredSlope {
    let ends = [stored - 2 * row.step, stored + 2 * row.step].map(roundingError)
    return row.measured(ends.reduce(table.error, max))
  }
}
