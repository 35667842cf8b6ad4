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
      // The gradient of conventions at several kinks one after the other need not lie between the slopes of both sides.
      guard annotated.circuit.nodes.indices.allSatisfy({ annotated.convention(of: $0) == nil }) else { continue }
      for case .function(let rule) in annotated.circuit.nodes.map(\.kind) { met.insert(rule.name) }
      // Nor need it where a function jumps: beside the jump the circuit is another one.
      let isContinuous = annotated.circuit.nodes.allSatisfy { node in
        if case .function(let rule) = node.kind { !rule.jumps } else { true }
      }
      guard isContinuous else { continue }
      for check in Verification.checks(of: annotated) {
        #expect(check.verdict != .disagrees, "\(annotated.circuit.id(of: check.wire)): \(check) in\n\(text)")
        if check.verdict == .agrees { checked += 1 }
      }
    }
    #expect(RandomCircuit.functionNames.subtracting(met).isEmpty)
    #expect(checked > 2000)
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
