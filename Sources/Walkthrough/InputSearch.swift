public import Engine

/// Looks for small whole numbers at the inputs with which every mistake gives a number of its own and no number is hard.
///
///     let search = InputSearch(walkthrough)
///     let found = search.inputs(seed: 1)       // found.values["x"], and the same again for the same seed
public struct InputSearch: Sendable {
  /// Inputs that were found.
  public struct Inputs: Sendable {
    /// By name of the input wire.
    public let values: [String: Tensor<Double>]
    /// The upstream gradient for the output wire.
    public let seed: Tensor<Double>
    /// The circuit at these inputs, told as before.
    public let walkthrough: Walkthrough
    /// How many mistakes still look like the rule or like one another, of those that other inputs might tell apart.
    public let coincidences: Int
  }

  private let walkthrough: Walkthrough
  private let mayChangeSeed: Bool
  private let names: [String]
  private let unavoidable: Set<Coincidence>

  /// - Parameters:
  ///   - walkthrough: the circuit, with the inputs that are kept where no others work.
  ///   - mayChangeSeed: whether the upstream gradient of the output wire may be another one.
  public init(_ walkthrough: Walkthrough, mayChangeSeed: Bool = false) {
    self.walkthrough = walkthrough
    self.mayChangeSeed = mayChangeSeed
    names = walkthrough.inputValues.keys.sorted()
    unavoidable = walkthrough.unavoidableCoincidences(anySeed: mayChangeSeed)
  }

  private static let seeds: [Double] = [2, 3, 5, -2, -3]
  /// How many inputs are tried at all: more than enough for circuits that fit on a slide.
  private static let rounds = 60

  /// The best inputs found, the same for the same seed.
  /// - Parameters:
  ///   - seed: of the order in which inputs are tried.
  ///   - isVaried: whether the first good ones will do, so that another seed finds others.
  public func inputs(seed: UInt64, isVaried: Bool = false) -> Inputs {
    var order = SplitMix64(seed: seed)
    var best = Candidate(
      values: walkthrough.inputValues, seed: walkthrough.annotated.seed, walkthrough: walkthrough, cost: .infinity)
    for round in 0..<Self.rounds {
      var values = best.values
      var outer = best.seed
      // All at once until something works, then one at a time.
      if round < 8 || best.cost == .infinity {
        let isTamed = !isVaried && round.isMultiple(of: 2)
        for name in names { values[name] = values[name]?.map { _ in draw(&order, isTamed: isTamed) } }
        if mayChangeSeed { outer = outer.map { _ in order.pick(Self.seeds) } }
      } else {
        move(&values, &outer, &order)
      }
      guard let candidate = candidate(values, outer), candidate.cost < best.cost else { continue }
      best = candidate
      if best.cost <= (isVaried ? goodCost : 0) { break }
    }
    return inputs(best)
  }

  private func inputs(_ candidate: Candidate) -> Inputs {
    let left = candidate.walkthrough.coincidences.subtracting(unavoidable).count
    return Inputs(
      values: candidate.values, seed: candidate.seed, walkthrough: candidate.walkthrough, coincidences: left)
  }

  /// These very inputs, with the circuit's own seed; nil where the circuit has no finite value or gradient there.
  func inputs(at values: [String: Tensor<Double>]) -> Inputs? {
    candidate(values, walkthrough.annotated.seed).map(inputs)
  }

  /// How hard inputs are and how much they hide, with the circuit's own seed; nil where there is nothing finite.
  func cost(of values: [String: Tensor<Double>]) -> Double? { candidate(values, walkthrough.annotated.seed)?.cost }

  /// What numbers cost that nobody finds hard and that hide nothing: a fraction here and there.
  var goodCost: Double { min(4, 0.25 * Double(walkthrough.circuit.wires.count)) }

  private struct Candidate {
    let values: [String: Tensor<Double>]
    let seed: Tensor<Double>
    let walkthrough: Walkthrough
    let cost: Double
  }

  private func draw(_ order: inout SplitMix64, isTamed: Bool) -> Double {
    order.pick(isTamed ? Array(InputGrid.numbers.prefix(8)) : InputGrid.numbers)
  }

  private func move(
    _ values: inout [String: Tensor<Double>], _ seed: inout Tensor<Double>, _ order: inout SplitMix64
  ) {
    if mayChangeSeed, order.next() % 8 == 0 { seed = seed.map { _ in order.pick(Self.seeds) } }
    for _ in 0...Int(order.next() % 2) where !names.isEmpty {
      let name = order.pick(names)
      guard let tensor = values[name] else { continue }
      var elements = tensor.elements
      elements[Int(order.next() % UInt64(elements.count))] = draw(&order, isTamed: false)
      values[name] = Tensor(elements, shape: tensor.shape)
    }
  }

  private func candidate(_ values: [String: Tensor<Double>], _ seed: Tensor<Double>) -> Candidate? {
    guard let moved = walkthrough.moved(to: values, seed: seed) else { return nil }
    let avoidable = moved.coincidences.subtracting(unavoidable)
    let hidden = avoidable.count { $0.other == nil }
    let confused = avoidable.count - hidden
    return Candidate(
      values: values, seed: seed, walkthrough: moved,
      cost: Double(20 * hidden + 5 * confused) + Self.hardness(of: moved))
  }

  /// What makes numbers hard: many digits, zeros, hundreds, and places where a convention is needed.
  private static func hardness(of walkthrough: Walkthrough) -> Double {
    let annotated = walkthrough.annotated
    var hardness = 0.0
    for wire in walkthrough.circuit.wires.indices {
      for tensor in [annotated.shownValue(of: wire), annotated.shownGradient(of: wire)].compactMap(\.self) {
        for number in tensor.elements {
          let size = abs(number)
          if size > 100 { hardness += size > 1000 ? 4 : 1 }
          if size < 0.01 { hardness += 1 }
          if number != number.rounded() { hardness += 0.25 }
        }
      }
    }
    for node in walkthrough.circuit.backwardOrder where annotated.convention(of: node) != nil { hardness += 8 }
    return hardness
  }
}
