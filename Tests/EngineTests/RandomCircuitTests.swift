import Engine
import TestSupport
import Testing

/// What holds for every circuit, tried on hundreds that nobody thought of.
@Suite struct RandomCircuitTests {
  @Test("gradients agree with wire cuts, whatever the functions")
  func wireCuts() throws {
    var met: Set<String> = []
    var checked = 0
    for seed in 0..<1000 {
      let text = RandomCircuit(seed: seed).text
      // A number outside of a function's domain is an error, and then there is nothing to compare.
      guard let annotated = try? Circuits.annotated(text) else { continue }
      for case .function(let rule) in annotated.circuit.nodes.map(\.kind) { met.insert(rule.name) }
      for check in Verification.checks(of: annotated) {
        #expect(check.verdict != .disagrees, "\(annotated.circuit.id(of: check.wire)): \(check) in\n\(text)")
        if check.verdict == .agrees { checked += 1 }
      }
    }
    #expect(RandomCircuit.functionNames.subtracting(met).isEmpty)
    #expect(checked > 2000)
  }

  @Test(
    "no right gradient of tensors is called wrong, at kinks and at numbers of all sizes; `trials verify` takes 10,000 circuits",
    arguments: RandomTensors.Numbers.allCases)
  func tensors(numbers: RandomTensors.Numbers) throws {
    var verdicts: [String: Int] = [:]
    for seed in 0..<120 {
      let random = RandomTensors(seed, sizes: 1...12, numbers: numbers)
      guard let annotated = try? AnnotatedCircuit(random.circuit, seed: random.seed) else { continue }
      for check in Verification.checks(of: annotated) {
        #expect(
          check.verdict != .disagrees,
          "circuit \(seed) of \(numbers), \(annotated.circuit.id(of: check.wire)): \(check)")
        verdicts[String("\(check.verdict)".prefix { $0.isLetter }), default: 0] += 1
      }
    }
    #expect(verdicts["agrees", default: 0] > 300, "\(verdicts)")
    #expect(numbers != .kinks || verdicts["kink", default: 0] > 30, "\(verdicts)")
  }

  @Test(
    "each input of each function node has a local gradient and words for it, whatever the call and the number of axes")
  func notations() throws {
    var met: Set<String> = []
    for seed in 0..<3000 {
      let names = RandomTensors.functionNames.sorted()
      let random = RandomTensors(
        seed, sizes: 0...2, numbers: .plain, axes: 2 + seed % 3, leading: names[seed % names.count])
      guard let annotated = try? AnnotatedCircuit(random.circuit, seed: random.seed) else { continue }
      for (index, node) in annotated.circuit.nodes.entries {
        guard case .function(let rule) = node.kind else { continue }
        met.insert(rule.name)
        let notations = annotated.localNotation(of: index, upstream: .name("u"))
        let statement = annotated.circuit.statement(of: index).mathText.plain
        #expect(notations.count == node.inputs.count, "\(statement)")
        #expect(annotated.localGradients(of: index).count == node.inputs.count, "\(statement)")
      }
    }
    #expect(RandomTensors.functionNames.subtracting(met).isEmpty)
  }

  @Test("folding a composite changes no gradient")
  func folding() throws {
    var checked = 0
    for seed in 0..<300 {
      let source = try Circuits.parse(RandomCircuit(seed: seed, inComposites: true).text)
      let names = source.composites.map(\.name)
      guard let unfolded = try? AnnotatedCircuit(Circuit(source, folding: [])) else { continue }
      let folded = try AnnotatedCircuit(Circuit(source, folding: names))
      for name in source.definitions.map(\.name) {
        let (inside, outside) = try (folded.value(name), unfolded.value(name))
        #expect(inside == outside, "\(name) in\n\(source.file.text)")
        guard let gradient = try? unfolded.gradient(name) else { continue }
        #expect(
          abs(try folded.gradient(name) - gradient) <= 1e-12 * max(1, abs(gradient)), "\(name) in\n\(source.file.text)")
        checked += 1
      }
    }
    #expect(checked > 1000)
  }
}
