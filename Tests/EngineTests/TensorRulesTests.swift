import Engine
import Notation
import Testing

/// Every rule on tensors against its own forward pass, differentiated by dual numbers: for shapes of rank 3 and less with
/// extents of 3 and less, each axis, and each pair of shapes that broadcast.
@Suite struct TensorRulesTests {
  static let extents = [1, 2, 3]
  /// Shapes by rank, to rank 3.
  static let shapes: [[Shape]] = (0...3).map { rank in
    (0..<rank).reduce([[]]) { all, _ in all.flatMap { row in extents.map { row + [$0] } } }.map { Shape($0) }
  }
  static let all: [Shape] = shapes.flatMap(\.self)

  /// A rule as a call binds it: with the literals that follow the inputs, and parameters.
  func bound(
    _ name: String, _ shapes: [Shape], literals: [Tensor<Double>] = [], parameters: [String: Double] = [:],
    words: [String: String] = [:]
  ) throws -> any FunctionRule {
    let rule = try #require(FunctionList.rule(named: name))
    let call = Call(
      shapes.map { .wire($0) } + literals.map { .literal($0) }, parameters: parameters.mapValues { Tensor($0) },
      words: words)
    return try rule.bound(to: call).rule
  }

  /// Numbers of both signs without ties, between 0 and 1 where a rule needs that.
  func numbers(_ shape: Shape, from seed: Int, isPositive: Bool) -> Tensor<Double> {
    let elements = (0..<shape.count).map { index in
      let number = (Double((index * 7919 + seed * 104_729) % 1009) + 0.5) / 1009
      return isPositive ? number : 4 * number - 2
    }
    return Tensor(elements, shape: shape)
  }

  /// Whether every element of what a rule sends back is the derivative of its forward pass, weighted with the upstream.
  func check(_ rule: any FunctionRule, _ shapes: [Shape], isPositive: Bool = false) throws {
    let inputs = shapes.enumerated().map { numbers($1, from: $0 + 1, isPositive: isPositive) }
    let output = rule.forward(inputs)
    #expect(output.shape == (try rule.outputShape(of: shapes)), "\(rule.name) of \(shapes)")
    guard output.isFinite else { return }
    let upstream = numbers(output.shape, from: 11, isPositive: false)
    let sent = rule.pullback(upstream, inputs: inputs, output: output)
    #expect(sent.map(\.shape) == shapes, "\(rule.name) of \(shapes)")
    for (wire, gradient) in sent.enumerated() {
      for (place, found) in gradient.elements.enumerated() {
        let moved = inputs.enumerated().map { index, input in
          Tensor(
            input.elements.enumerated().map { Dual($1, index == wire && $0 == place ? 1 : 0) }, shape: input.shape)
        }
        let slopes = rule.forward(moved).elements.map(\.slope)
        let expected = zip(upstream.elements, slopes).reduce(0) { $0 + $1.0 * $1.1 }
        #expect(
          abs(found - expected) <= 1e-11 * max(1, abs(expected)),
          "\(rule.name) of \(shapes): input \(wire) at \(place) is \(found), not \(expected)")
      }
    }
  }

  @Test(
    "functions of two numbers sum back over what was broadcast, for every pair of shapes",
    arguments: [
      "add", "subtract", "multiply", "divide", "power", "max", "leaky_relu", "mse", "bce", "hinge",
    ])
  func broadcasting(name: String) throws {
    var pairs = 0
    for left in Self.all {
      for right in Self.all {
        let rule = try bound(name, [left, right])
        guard (try? rule.outputShape(of: [left, right])) != nil else { continue }
        try check(rule, [left, right], isPositive: name == "power" || name == "bce")
        pairs += 1
      }
    }
    #expect(pairs > 400)
  }

  @Test("functions of one number work element by element", arguments: RulesTests.scalarRules)
  func elementwise(index: Int) throws {
    let rule = FunctionList.all[index]
    for shape in Self.all {
      let shapes = rule.exampleShapes.map { _ in shape }
      try check(rule, shapes, isPositive: true)
      if rule.name != "power", rule.name != "bce" { try check(rule, shapes) }
    }
  }

  @Test(
    "reductions and softmax work along every axis",
    arguments: [
      "sum", "mean", "var", "std", "prod", "norm", "logsumexp", "max", "min", "softmax", "log_softmax",
    ])
  func axes(name: String) throws {
    for shape in Self.all {
      if !shape.isScalar || !name.hasSuffix("softmax") { try check(try bound(name, [shape]), [shape]) }
      for axis in -shape.rank..<shape.rank {
        try check(try bound(name, [shape], parameters: ["axis": Double(axis)]), [shape])
      }
      #expect(throws: ShapeMismatch.self) {
        try bound(name, [shape], parameters: ["axis": Double(shape.rank)]).outputShape(of: [shape])
      }
    }
  }

  @Test("matrix products take vectors and matrices on both sides")
  func matrixProducts() throws {
    for left in Self.shapes[1] + Self.shapes[2] {
      for right in Self.shapes[1] + Self.shapes[2] {
        let rule = try bound("matmul", [left, right])
        if left.extents.last == right.extents.first {
          try check(rule, [left, right])
        } else {
          #expect(throws: ShapeMismatch.self) { try rule.outputShape(of: [left, right]) }
        }
        if left.rank == 1, right.rank == 1 { try check(try bound("outer", [left, right]), [left, right]) }
        if left.rank == 1, left == right { try check(try bound("dot", [left, right]), [left, right]) }
      }
    }
  }

  @Test("rearrangements send each gradient back to where its element came from")
  func rearrangements() throws {
    for shape in Self.all {
      try check(try bound("transpose", [shape]), [shape])
      try check(try bound("reshape", [shape], literals: [Tensor(-1)]), [shape])
      try check(try bound("reshape", [shape], literals: [Tensor(1), Tensor(Double(shape.count))]), [shape])
      for axis in -shape.rank..<shape.rank {
        try check(
          try bound("concat", [shape, shape, shape], parameters: ["axis": Double(axis)]), [shape, shape, shape])
      }
      for rank in 0...shape.rank {
        let last = shape.extents.prefix(rank).map { Tensor(Double($0 - 1)) }
        let first = shape.extents.prefix(rank).map { Tensor(-Double($0)) }
        for indices in [last, first] { try check(try bound("element", [shape], literals: indices), [shape]) }
      }
    }
    try check(try bound("concat", [[], [2], []]), [[], [2], []])
  }

  @Test("losses of classes and of probabilities, for one row and for a batch")
  func losses() throws {
    for shape in Self.shapes[1] + Self.shapes[2] {
      let rows = shape.rank == 1 ? 1 : shape.extents[0]
      let classes = (0..<rows).map { Double($0 % (shape.extents.last ?? 1)) }
      let literal = shape.rank == 1 ? Tensor(classes[0]) : Tensor(classes, shape: [rows])
      if literal.shape != shape {
        try check(try bound("cross_entropy", [shape], literals: [literal]), [shape])
        try check(try bound("nll", [shape], literals: [literal]), [shape])
      }
      try check(try bound("cross_entropy", [shape, shape]), [shape, shape])
      try check(try bound("mae", [shape, shape]), [shape, shape])
      if shape.extents.last != 1 { try check(try bound("layer_norm", [shape]), [shape]) }
    }
  }

  /// PyTorch 2 gives these figures at ±1000, where a careless formula overflows.
  @Test("softmax, logsumexp and cross entropy stay finite and right at the extremes")
  func extremes() throws {
    let logits = Tensor<Double>([1000, 0, -1000], shape: [3])
    #expect(try bound("softmax", [[3]]).forward([logits]).elements == [1, 0, 0])
    #expect(try bound("log_softmax", [[3]]).forward([logits]).elements == [0, -1000, -2000])
    #expect(try bound("logsumexp", [[3]]).forward([logits]).scalar == 1000)
    let loss = try bound("cross_entropy", [[3]], literals: [Tensor(2)])
    #expect(loss.forward([logits]).scalar == 2000)
    #expect(loss.pullback(Tensor(1), inputs: [logits], output: Tensor(2000))[0].elements == [1, 0, -1])
    let bce = try bound("bce", [[2], [2]])
    let (sure, right) = (Tensor<Double>([0, 1], shape: [2]), Tensor<Double>([1, 1], shape: [2]))
    #expect(bce.forward([sure, right]).scalar == 50)
    #expect(
      bce.pullback(Tensor(1), inputs: [sure, right], output: Tensor(50))[0].elements == [
        -0.5 / Double(Float(1e-12)), 0,
      ])
    #expect(bce.convention(at: [sure, right]) != nil)
  }

  @Test(
    "ties, zeros and margins follow PyTorch's conventions",
    arguments: [
      ("max", [2, 5, 5], [0, 0.5, 0.5]), ("min", [1, 1, 3], [0.5, 0.5, 0]), ("norm", [0, 0], [0, 0]),
    ] as [(String, [Double], [Double])])
  func kinks(name: String, elements: [Double], expected: [Double]) throws {
    let input = Tensor(elements, shape: [elements.count])
    let rule = try bound(name, [input.shape])
    #expect(rule.pullback(Tensor(1), inputs: [input], output: rule.forward([input]))[0].elements == expected)
    #expect(rule.convention(at: [input])?.contains("by convention, as in PyTorch") == true)
  }

  @Test("a loss that is smooth where its steps have kinks tells no convention, one with a kink of its own does")
  func ownKinks() throws {
    let (x, y) = (Tensor<Double>([1, 3, 2], shape: [3]), Tensor<Double>([1, 2, 2], shape: [3]))
    for name in ["smooth_l1", "huber", "kl_div", "bce_with_logits"] {
      #expect(try bound(name, [x.shape, y.shape]).convention(at: [x, y]) == nil, "\(name)")
    }
    let sum = Call([.wire([3]), .wire([3])], words: ["reduction": "sum"])
    #expect(
      try #require(FunctionList.rule(named: "mae")).bound(to: sum).rule.convention(at: [x, y])
        == "mae has a kink where its inputs are equal; its slope there is 0 by convention, as in PyTorch")
    let nothing = Tensor<Double>([0, 0, 0], shape: [3])
    #expect(
      try bound("cosine_similarity", [x.shape, y.shape]).convention(at: [x, nothing])
        == "cosine_similarity counts no length as less than 1e-08 by convention, as in PyTorch")
  }

  @Test("a window with a NaN gives it, and a sort puts it where PyTorch does")
  func notNumbers() throws {
    let x = Tensor<Double>([3, .nan, 1, 2], shape: [4])
    let sort = try bound("sort", [x.shape])
    #expect("\(sort.forward([x]).elements)" == "[1.0, 2.0, 3.0, nan]")
    #expect(sort.pullback(Tensor([1, 2, 3, 4], shape: [4]), inputs: [x], output: x)[0].elements == [3, 4, 1, 2])
    let pool = try bound("max_pool1d", [[1, 1, 4]], literals: [Tensor(2)])
    let row = x.reshaped(to: [1, 1, 4])
    let pooled = pool.forward([row])
    #expect("\(pooled.elements)" == "[nan, 2.0]")
    #expect(
      pool.pullback(Tensor([5, 7], shape: [1, 1, 2]), inputs: [row], output: pooled)[0].elements == [0, 5, 0, 7])
  }

  @Test("a product with zeros has the product of the others as its local gradient")
  func zeros() throws {
    let rule = try bound("prod", [[3]])
    for (elements, expected) in [([2, 0, 3], [0, 6, 0]), ([0, 0, 3], [0, 0, 0])] as [([Double], [Double])] {
      let input = Tensor(elements, shape: [3])
      #expect(rule.pullback(Tensor(1), inputs: [input], output: Tensor(0))[0].elements == expected)
    }
  }
}
