public import Engine

/// A mistake that cannot be seen at a wire: it gives the number that is right, or the one that another mistake gives.
public struct Coincidence: Hashable, Sendable {
  /// The wire whose gradient is asked for.
  public let wire: WireID
  /// The one that cannot be seen.
  public let mistake: Mistake
  /// Nil where the mistake gives the right number.
  public let other: Mistake?
}

extension Question {
  /// The mistakes of the question that look like the rule or like one another.
  var coincidences: [Coincidence] {
    var found = hidden.map { Coincidence(wire: wire, mistake: $0.mistake, other: nil) }
    for (place, one) in mistaken.enumerated() {
      for other in mistaken[(place + 1)...] where one.mistake != other.mistake {
        if matches(one.answer, other.answer) {
          found.append(Coincidence(wire: wire, mistake: one.mistake, other: other.mistake))
        }
      }
    }
    return found
  }
}

extension Walkthrough {
  /// All mistakes that cannot be seen at the inputs and the seed of this walkthrough.
  var coincidences: Set<Coincidence> {
    Set(circuit.backwardOrder.flatMap { questions(of: $0).flatMap(\.coincidences) })
  }

  /// Those that no inputs can tell apart, found at numbers that nothing is special about: at a sum, that upstream was sent
  /// on unchanged.
  /// - Parameter anySeed: whether another seed may be chosen as well.
  func unavoidableCoincidences(anySeed: Bool) -> Set<Coincidence> {
    var common: Set<Coincidence>?
    for start in 1...12 {
      var numbers = OrdinaryNumbers(start)
      guard let other = moved(anySeed: anySeed, { numbers.next() }) else { continue }
      let found = other.coincidences
      if let before = common { return before.intersection(found) }
      common = found
    }
    return common ?? []
  }

  /// The walkthrough with other numbers at the inputs; nil where the circuit has no finite value or gradient there.
  func moved(anySeed: Bool, _ number: () -> Double) -> Walkthrough? {
    let values = inputValues.mapValues { $0.map { _ in number() } }
    return moved(to: values, seed: anySeed ? annotated.seed.map { _ in number() } : annotated.seed)
  }

  /// The walkthrough at other inputs and with another seed; nil where the circuit has no finite value or gradient there.
  func moved(to values: [String: Tensor<Double>], seed: Tensor<Double>) -> Walkthrough? {
    var seeds = Dictionary(zip(circuit.outputs, annotated.seeds)) { first, _ in first }
    seeds[circuit.output] = seed
    guard let moved = try? circuit.replacing(values), let annotated = try? AnnotatedCircuit(moved, seeds: seeds) else {
      return nil
    }
    var training: Training?
    if let plan = self.training?.plan {
      training = try? Training(plan, from: moved, seeds: seeds)
      if training == nil { return nil }
    }
    return Walkthrough(
      annotated, title: title, digits: digits, showsJacobians: showsJacobians, training: training, words: words)
  }

  /// The values of the input wires on which the output depends, by name.
  var inputValues: [String: Tensor<Double>] {
    let wires = circuit.inputNodes.map { circuit.nodes[$0].outputs.lowerBound }
    return Dictionary(
      wires.filter { circuit.wires[$0].receivesGradient }.map { (circuit.id(of: $0), annotated.values[$0]) }
    ) { first, _ in first }
  }
}

/// Numbers from 0.2 to 1.2 that are no one's multiple: fractions of multiples of the golden section.
private struct OrdinaryNumbers {
  private var place: Int

  init(_ start: Int) { place = 100 * start }

  mutating func next() -> Double {
    place += 1
    return 0.2 + (Double(place) * 0.618_033_988_749_894_9).truncatingRemainder(dividingBy: 1)
  }
}
