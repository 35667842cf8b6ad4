public import Engine

/// A circuit that dice have made of all functions there are, of numbers, vectors and matrices of all sizes.
///
/// What the list of functions has comes in by itself: the dice call each function with wires of the ranks of its example,
/// with numbers written out and with parameters, until it understands one of the calls.
public struct RandomTensors {
  /// What the inputs are like.
  public enum Numbers: String, CaseIterable, Sendable {
    /// Between −3 and 3.
    case plain
    /// From 10⁻⁹ to 10⁹.
    case wide
    /// Mostly numbers at which functions have kinks.
    case kinks
    /// NaN among others.
    case notNumbers

    /// Those that are finite.
    public static let allCases: [Numbers] = [.plain, .wide, .kinks]
  }

  /// What the dice have made.
  public let circuit: Circuit
  /// The upstream gradient for its output.
  public let seed: Tensor<Double>

  // An opaque node is what somebody else has recorded.
  static let functions = FunctionList.all.filter { !$0.isRecorded }
  private static let names = Set(functions.map(\.name))

  /// What it takes to meet every function.
  public static var functionNames: Set<String> { names }

  /// - Parameters:
  ///   - number: equal numbers make equal circuits.
  ///   - sizes: how many statements there may be.
  ///   - axes: how many axes a wire has at most. With more than two, tensors are sliced and parameters that are words
  ///     come in, too.
  ///   - leading: a function that is called first.
  ///   - mistaken: the number of the function node whose rule is made wrong; nil for none.
  public init(
    _ number: Int, sizes: ClosedRange<Int> = 1...40, numbers: Numbers, axes: Int = 2, leading: String? = nil,
    mistaken: Int? = nil
  ) {
    var maker = Maker(dice: Dice(seed: number), numbers: numbers, axes: axes)
    maker.mistaken = mistaken
    let size = Int.random(in: sizes, using: &maker.dice)
    if let rule = leading.flatMap(FunctionList.rule) { maker.state(rule) }
    for _ in 0..<size { maker.state(maker.dice.pick(Self.functions)) }
    (circuit, seed) = maker.finished()
  }
}

private struct Maker {
  var dice: Dice
  let numbers: RandomTensors.Numbers
  /// How many axes a wire has at most.
  let axes: Int
  /// What inputs of functions of numbers may be besides numbers.
  private let shapes: [Shape]
  private var builder = CircuitBuilder()
  private var wires: [(source: CircuitBuilder.Source, value: Tensor<Double>, isRead: Bool)] = []
  private var inputs = 0
  private var functions = 0
  /// The number of the function node whose rule is made wrong.
  var mistaken: Int?

  init(dice: Dice, numbers: RandomTensors.Numbers, axes: Int) {
    (self.dice, self.numbers, self.axes) = (dice, numbers, axes)
    let shapes: [Shape] = [[2], [3], [2, 3], [2, 1], [1, 3], [2, 1, 3], [2, 2, 1], [1, 2, 1, 3], [2, 1, 2, 1]]
    self.shapes = shapes.filter { $0.rank <= axes }
  }

  /// Adds a node of a function, if one of some calls is understood and has a finite value.
  mutating func state(_ rule: any FunctionRule) {
    for _ in 0..<16 {
      let before = self
      if call(rule) { return }
      let dice = dice
      self = before
      self.dice = dice
    }
  }

  private mutating func call(_ rule: any FunctionRule) -> Bool {
    var count = Int.random(
      in: rule.arity.lowerBound...min(rule.arity.upperBound, rule.arity.lowerBound + 2), using: &dice)
    // Most functions are called with wires; some want the last arguments written out.
    let written = count > 1 ? [0, 0, 0, 1, 1, 2].map { min($0, count - 1) } : [0]
    var wireCount = count - dice.pick(written)
    let examples = rule.exampleShapes
    let isWide = axes > 2 && Bool.random(using: &dice)
    let places = (0..<wireCount).map { place in
      let rank = place < examples.count ? examples[place].rank : examples.last?.rank ?? 0
      let isHigher = isWide && rank > 0 && Bool.random(using: &dice)
      return wire(ofRank: isHigher ? Int.random(in: min(rank, axes)...axes, using: &dice) : rank, examples, place)
    }
    let fitting = places.first.flatMap { RandomArguments(of: rule, for: wires[$0].value.shape, &dice) }
    if let fitting { (wireCount, count) = (1, 1 + fitting.literals.count) }
    let wiresRead = places.prefix(wireCount)
    var arguments: [Call.Argument] = wiresRead.map { .wire(wires[$0].value.shape) }
    if rule.name == "einsum" {
      arguments[0] = .text(dice.pick(["i,i->", "ij,jk->ik", "ij->ji", "ij,ij->i", "i,j->ij"]))
    }
    let literals = fitting?.literals ?? (wireCount..<count).map { _ in literal() }
    let isSliced = axes > 2 && rule.name == "element"
    arguments += isSliced ? literals.map { _ in indexItem() } : literals.map { .literal($0) }
    var parameters = fitting?.parameters ?? [:]
    for parameter in rule.parameters where fitting == nil && Int.random(in: 0..<3, using: &dice) == 0 {
      parameters[parameter] = Tensor(Double(dice.pick([0, 0, 1, -1, 2])))
    }
    var words: [String: String] = [:]
    for (parameter, known) in rule.words.sorted(by: { $0.key < $1.key }) where axes > 2 && Bool.random(using: &dice) {
      words[parameter] = dice.pick(known)
    }
    guard let binding = try? rule.bound(to: Call(arguments, parameters: parameters, words: words)) else { return false }
    let read = wiresRead.indices.filter { !binding.taken.contains($0) }.map { places[$0] }
    var sources = read.map { wires[$0].source }
    var values = read.map { wires[$0].value }
    for (place, number) in zip(wireCount..<count, literals) where !binding.taken.contains(place) {
      sources.append(builder.constant(number, shownAs: number.literal))
      values.append(number)
    }
    let used = functions == mistaken ? MistakenRule(rule: binding.rule) : binding.rule
    guard let source = try? builder.apply(used, sources, name: "a\(wires.count)") else { return false }
    // PyTorch refuses labels that are no probabilities.
    if rule.name == "bce", values.count == 2, !values[1].elements.allSatisfy((0...1).contains) { return false }
    // Nor does it say what the gradient of a number is that is put at a place twice.
    if rule.name == "put", literals.contains(where: { Set($0.elements).count < $0.shape.count }) { return false }
    let value = binding.rule.forward(values)
    // What is larger than these makes its gradients overflow soon.
    guard value.shape.count <= (axes > 2 ? 48 : 24),
      numbers == .notNumbers || value.elements.allSatisfy({ $0.isFinite && abs($0) < 1e12 })
    else { return false }
    for place in read { wires[place].isRead = true }
    wires.append((source, value, false))
    functions += 1
    return true
  }

  /// A wire to read: mostly one that is there, the newest most often, else an input.
  private mutating func wire(ofRank rank: Int, _ examples: [Shape], _ place: Int) -> Int {
    let fitting = wires.indices.filter { wires[$0].value.shape.rank == rank || rank == 0 }
    if let newest = fitting.last, Int.random(in: 0..<4, using: &dice) > 0 {
      return Bool.random(using: &dice) ? newest : dice.pick(fitting)
    }
    let isExample = place < examples.count && rank > 0 && examples[place].rank == rank
    let shape = isExample ? examples[place] : Shape((0..<rank).map { axes > 2 && $0 == rank - 1 ? 3 : 2 })
    let isTensor = rank == 0 && Int.random(in: 0..<4, using: &dice) == 0
    let value = tensor(isTensor ? dice.pick(shapes) : shape)
    inputs += 1
    wires.append((builder.input("x\(inputs)", value), value, false))
    return wires.count - 1
  }

  private mutating func tensor(_ shape: Shape) -> Tensor<Double> {
    var elements: [Double] = []
    for _ in 0..<shape.count {
      // Now and then the same number again, for ties.
      let isTie = numbers == .kinks && Int.random(in: 0..<3, using: &dice) == 0
      elements.append(isTie ? elements.last ?? number() : number())
    }
    return Tensor(elements, shape: shape)
  }

  private mutating func number() -> Double {
    switch numbers {
    case .plain: return Double(Int.random(in: -48...48, using: &dice)) / 16 + 1 / 64
    case .wide:
      let size = Double.random(in: -9...9, using: &dice)
      return (Bool.random(using: &dice) ? 1 : -1)
        * Double(
          (0..<Int(abs(size))).reduce(1.0) { power, _ in
            size < 0 ? power / 10 : power * 10
          }) * Double.random(in: 1..<10, using: &dice)
    case .kinks: return dice.pick([0, 0, 1, -1, 0.5, 2, 3, -0.25, 1e-8])
    case .notNumbers: return dice.pick([.nan, .nan, 0, 1, -1, 0.5, 2])
    }
  }

  /// Something between the brackets of an index.
  private mutating func indexItem() -> Call.Argument {
    switch Int.random(in: 0..<8, using: &dice) {
    case 0: .slice(start: nil, stop: nil, step: nil)
    case 1: .slice(start: 1, stop: nil, step: nil)
    case 2: .slice(start: nil, stop: -1, step: nil)
    case 3: .slice(start: -2, stop: 5, step: 1)
    case 4: .slice(start: nil, stop: nil, step: 2)
    case 5: .text("...")
    case 6: .text("None")
    default: .literal(literal())
    }
  }

  private mutating func literal() -> Tensor<Double> {
    switch Int.random(in: 0..<6, using: &dice) {
    case 0: Tensor([0, 1], shape: [2])
    case 1: Tensor([-1], shape: [1])
    case 2: Tensor([1, 1], shape: [2])
    default: Tensor(dice.pick([0, 1, -1, 2, 0.5, 1.5]))
    }
  }

  /// The sum of the means of all that nothing reads; or, now and then, the last tensor with a seed of its own.
  mutating func finished() -> (Circuit, Tensor<Double>) {
    if wires.isEmpty { wires.append((builder.input("x1", Tensor(number())), Tensor(1), false)) }
    let last = wires[wires.count - 1]
    if Int.random(in: 0..<6, using: &dice) == 0 {
      let seed = Tensor(
        (0..<last.value.shape.count).map { _ in Double(Int.random(in: -4...4, using: &dice)) / 2 },
        shape: last.value.shape)
      return (builder.build(output: last.source), seed)
    }
    var total: CircuitBuilder.Source?
    for wire in wires where !wire.isRead {
      guard let mean = try? builder.apply("mean", wire.source) else { continue }
      if let before = total { total = try? builder.apply("add", before, mean) } else { total = mean }
    }
    return (builder.build(output: total ?? last.source), Tensor(1))
  }
}
