import Engine
import TestSupport
import Testing

@Suite struct ScalarShortcutTests {
  /// Both passes as any arithmetic runs them, without a shortcut.
  private static func passes<A: Algebra>(
    _ circuit: Circuit, _ seeds: [Tensor<Double>], over: A.Type
  ) -> (Table<WireID, Tensor<A>>, Table<WireID, Tensor<A>?>) {
    let forward = circuit.forward(over: A.self)
    return (forward.values, circuit.backward(from: forward, seeds: seeds.map { $0.map { A($0) } }).gradients)
  }

  @Test("the shortcut gives to the bit what the rule gives", arguments: Circuits.sampleNames)
  func samples(name: String) throws {
    let annotated = try Circuits.sample(name)
    let (values, gradients) = Self.passes(annotated.circuit, annotated.seeds, over: Double.self)
    #expect(annotated.values == values)
    #expect(annotated.gradients == gradients)
  }

  @Test("and so it does with random tensors")
  func tensors() throws {
    for seed in 0..<300 {
      let random = RandomTensors(seed, sizes: 1...12, numbers: .plain, axes: 2 + seed % 3)
      guard let annotated = try? AnnotatedCircuit(random.circuit, seed: random.seed) else { continue }
      let (values, gradients) = Self.passes(annotated.circuit, annotated.seeds, over: Double.self)
      #expect(annotated.values == values, "circuit \(seed)")
      #expect(annotated.gradients == gradients, "circuit \(seed)")
    }
  }

  @Test("every function of one or two numbers has the shortcut, and it gives what its rule gives")
  func functions() throws {
    var count = 0
    for rule in FunctionList.all where rule is any UnaryElementwise || rule is any BinaryElementwise {
      // The area hyperbolic cosine begins at 1.
      let inputs = [rule.name == "acosh" ? 1.75 : 0.75, 0.5].prefix(rule.arity.lowerBound).map { Tensor($0) }
      let values = Table<WireID, _>(inputs)
      let output = rule.forward(inputs)
      #expect(rule.number(from: Array(values.indices), in: values) == output.scalar, "\(rule.name)")
      var locals: [Double] = []
      #expect(rule.localNumbers(from: Array(values.indices), in: values, output: output, into: &locals))
      let pulled = rule.pullback(Tensor(1), inputs: inputs, output: output)
      #expect(locals == pulled.compactMap(\.scalar), "\(rule.name)")
      count += 1
    }
    #expect(count > 10)
  }

  @Test("vectors take no shortcut")
  func vectors() throws {
    let values = Table<WireID, _>([Tensor([1, 2], shape: [2]), Tensor(3.0)])
    var locals: [Double] = []
    let product = try #require(FunctionList.rule(named: "multiply"))
    #expect(product.number(from: [0, 1], in: values) == nil)
    #expect(!product.localNumbers(from: [0, 1], in: values, output: values[0], into: &locals))
    #expect(locals.isEmpty)
  }
}
