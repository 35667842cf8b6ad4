import Engine
import Testing

/// Every rule against its own forward pass, differentiated by dual numbers.
@Suite struct RulesTests {
  static let points: [Double] = [-2.3, -0.7, -1e-3, 0.25, 0.4, 0.6, 0.9, 1.2, 1.7, 3.1, 4.4]

  /// The rules that take numbers, by their places in the list; the others are tested by `TensorRulesTests`.
  static let scalarRules = FunctionList.all.indices.filter { index in
    let rule = FunctionList.all[index]
    let shapes = rule.exampleShapes
    // A stop-gradient is no derivative.
    return shapes.allSatisfy(\.isScalar) && !rule.stopsGradient
  }

  @Test("a rule's local gradients are the derivatives of its forward pass", arguments: scalarRules)
  func localGradients(of index: Int) {
    let rule = FunctionList.all[index]
    var checked = 0
    let counts = rule.arity.upperBound == .max ? [rule.arity.lowerBound, 3] : [rule.exampleShapes.count]
    for count in Set(counts) {
      for inputs in Self.combinations(of: count) {
        let stored = inputs.map { Tensor($0) }
        let output = rule.forward(stored)
        guard output.isFinite else { continue }
        let locals = rule.localGradients(stored, output: output)
        for wire in inputs.indices {
          let moved = inputs.indices.map { Tensor(Dual(inputs[$0], $0 == wire ? 1 : 0)) }
          guard let slope = rule.forward(moved).scalar?.slope, let local = locals[wire].tensor?.scalar else { continue }
          guard slope.isFinite else { continue }
          #expect(abs(local - slope) <= 1e-12 * max(1, abs(slope)), "\(rule.name)\(inputs) by input \(wire)")
          checked += 1
        }
      }
    }
    #expect(checked > 3, "\(rule.name) has a domain that the points hardly meet")
  }

  @Test("what a node sends back is upstream times local", arguments: scalarRules)
  func pullback(of index: Int) {
    let rule = FunctionList.all[index]
    // The area hyperbolic cosine begins at 1.
    let first = rule.name == "acosh" ? 1.5 : 0.5
    let inputs = rule.exampleShapes.indices.map { Tensor(first + Double($0)) }
    let output = rule.forward(inputs)
    let sent = rule.pullback(Tensor(-3), inputs: inputs, output: output)
    #expect(sent.map(\.scalar) == rule.localGradients(inputs, output: output).map { $0.tensor?.scalar.map { $0 * -3 } })
  }

  /// The conventions at kinks, as PyTorch 2 computes them.
  @Test(
    "at a kink the local gradient is PyTorch's and the convention is said",
    arguments: [
      ("relu", [0.0], [0.0]), ("abs", [0], [0]), ("max", [2, 2], [0.5, 0.5]), ("min", [1, 1], [0.5, 0.5]),
      ("max", [2, 1, 2], [0.5, 0, 0.5]), ("leaky_relu", [0, 0.1], [0.1, 0]), ("selu", [0], [1.758_099_340_847_376_6]),
      ("hardtanh", [1], [0]), ("hardtanh", [-1], [0]), ("softshrink", [0.5], [0]),
      ("softshrink", [-0.5], [0]), ("hardshrink", [-0.5], [0]), ("threshold", [0.5], [0]), ("step", [0], [0]),
      ("clip", [1, 1, 3], [0.5, 0.5, 0]),
      ("clip", [3, 1, 3], [0.5, 0, 0.5]), ("clip", [2, 2, 2], [1, 0, 0]), ("clip", [3, 3, 2], [0, 0, 1]),
      ("atan2", [0, 0], [0, 0]), ("power", [0, 0], [0, 0]),
    ] as [(String, [Double], [Double])])
  func kinks(name: String, inputs: [Double], expected: [Double]) throws {
    let rule = try #require(FunctionList.rule(named: name))
    let stored = inputs.map { Tensor($0) }
    #expect(rule.localGradients(stored, output: rule.forward(stored)).map(\.tensor?.scalar) == expected)
    #expect(rule.convention(at: stored)?.contains("by convention, as in PyTorch") == true)
    #expect(rule.convention(at: inputs.indices.map { Tensor(Double($0) + 1.5) }) == nil)
  }

  /// What PyTorch 2.13 gives; of a maximum that of `amax`.
  @Test(
    "what is not a number passes through choices, and its gradient is PyTorch's",
    arguments: [
      ("relu", [.nan], .nan, [1]), ("relu6", [.nan], .nan, [1]), ("abs", [.nan], .nan, [0]), ("sign", [.nan], 0, [0]),
      ("leaky_relu", [.nan], .nan, [0.01]), ("hardtanh", [.nan], .nan, [1]), ("step", [.nan], 0, [0]),
      ("softshrink", [.nan], .nan, [1]), ("hardshrink", [.nan], .nan, [1]), ("threshold", [.nan], .nan, [1]),
      ("celu", [.nan], .nan, [1]), ("trunc", [.nan], .nan, [0]),
      ("max", [.nan, 1], .nan, [.nan, .nan]), ("max", [1, .nan], .nan, [.nan, .nan]),
      ("min", [1, .nan], .nan, [.nan, .nan]),
      ("clip", [.nan, 0, 1], .nan, [0, 0, 0]), ("clip", [0.5, .nan, 1], .nan, [0, 0, 0]),
      ("where", [.nan, 2, 3], 2, [0, 1, 0]), ("less_equal", [.nan, 1], 0, [0, 0]),
      ("greater_equal", [1, .nan], 0, [0, 0]),
      ("not_equal", [.nan, .nan], 1, [0, 0]),
    ] as [(String, [Double], Double, [Double])])
  func notNumbers(name: String, inputs: [Double], value: Double, locals: [Double]) throws {
    let rule = try #require(FunctionList.rule(named: name))
    let stored = inputs.map { Tensor($0) }
    let output = rule.forward(stored)
    #expect("\(output.scalar ?? 0)" == "\(value)")
    let found = rule.localGradients(stored, output: output).compactMap(\.tensor?.scalar)
    #expect("\(found)" == "\(locals)", "\(name)\(inputs)")
  }

  @Test(
    "a power has PyTorch's gradients where its formula has a gap",
    arguments: [
      (0.0, 0.0, 0.0, 0.0), (0, 2, 0, 0), (0, 1, 1, 0), (-3, 2, -6, Double.nan), (2, 0, 0, 0.693_147_180_559_945_3),
    ])
  func powers(base: Double, exponent: Double, ofBase: Double, ofExponent: Double) throws {
    let rule = try #require(FunctionList.rule(named: "power"))
    let stored = [Tensor(base), Tensor(exponent)]
    let locals = rule.localGradients(stored, output: rule.forward(stored)).compactMap(\.tensor?.scalar)
    #expect(locals[0] == ofBase)
    #expect(locals[1] == ofExponent || (locals[1].isNaN && ofExponent.isNaN))
  }

  @Test(
    "a function stays finite and right where a careless formula overflows or loses its digits",
    arguments: [
      ("sigmoid", -1000.0, 0.0, 0.0), ("sigmoid", 1000, 1, 0), ("softplus", 1000, 1000, 1), ("softplus", -1000, 0, 0),
      ("softplus", -40, 4.248354255291589e-18, 4.248354255291589e-18), ("silu", -1000, 0, 0), ("gelu", 1000, 1000, 1),
      ("elu", -1e-18, -1e-18, 1), ("expm1", 1e-18, 1e-18, 1), ("log1p", 1e-18, 1e-18, 1), ("tanh", 1000, 1, 0),
      ("sinh", 1e-18, 1e-18, 1), ("cbrt", -27, -3, 1.0 / 27), ("log10", 1000, 3, 1 / (1000 * 2.302585092994046)),
      ("log2", 8, 3, 1 / (8 * 0.6931471805599453)),
      ("celu", -1e-18, -1e-18, 1), ("sinc", 0, 1, 0), ("sinc", 1e-9, 1, -3.289868133696453e-9),
      ("sinc", -1e-3, 0.999998355066745, 0.0032898648867278964), ("trunc", -0.75, 0, 0),
    ] as [(String, Double, Double, Double)])
  func extremes(name: String, input: Double, value: Double, slope: Double) throws {
    let rule = try #require(FunctionList.rule(named: name))
    let output = rule.forward([Tensor(input)])
    let shown = try #require(output.scalar)
    let local = try #require(rule.localGradients([Tensor(input)], output: output).first?.tensor?.scalar)
    #expect(abs(shown - value) <= 1e-15 * abs(value))
    #expect(abs(local - slope) <= 1e-15 * abs(slope))
  }

  static func combinations(of count: Int) -> [[Double]] {
    (0..<count).reduce([[]]) { rows, _ in rows.flatMap { row in points.map { row + [$0] } } }
      // A tie is a kink, which has no derivative.
      .filter { Set($0).count == $0.count }
  }
}
