import Engine
import Foundation
import Notation
import Renderer
import TestSupport
import Testing
import Walkthrough

/// The README's example of the Swift API, compiled and run.
@Suite struct SwiftExampleTests {
  @Test("the README's Swift example does what it says")
  func example() throws {
    // README
    var builder = CircuitBuilder()
    let x = builder.input("x", Tensor(3))
    let w = builder.input("w", Tensor(-2))
    let s = try builder.apply(FunctionList.rule(named: "multiply")!, w, x, name: "s")
    let f = try builder.apply(FunctionList.rule(named: "tanh")!, s, name: "f")
    let circuit = builder.build(output: f)

    let annotated = try AnnotatedCircuit(circuit)  // both passes
    let gradient = annotated.gradients[circuit.wire(named: "w")!]  // ∂f/∂w

    let moved = try AnnotatedCircuit(circuit.replacing(["w": Tensor(0.1)]))  // the same circuit at w = 0.1

    let walkthrough = Walkthrough(moved, title: "A neuron")
    var frames: [[UInt8]] = []
    try FrameRenderer(walkthrough).render(walkthrough.steps, as: [.svg]) { step, format, bytes in
      frames.append(bytes)
    }
    // end
    #expect(abs((gradient?.scalar ?? .nan) - 3 * (1 - pow(tanh(-6), 2))) < 1e-15)
    #expect(frames.count == 5)
  }

  @Test("the README shows this example and no other")
  func readme() throws {
    let lines = try String(contentsOfFile: #filePath, encoding: .utf8).split(separator: "\n", omittingEmptySubsequences: false)
    let first = try #require(lines.firstIndex { $0 == "    // README" })
    let last = try #require(lines.firstIndex { $0 == "    // end" })
    let example = lines[(first + 1)..<last].map { $0.hasPrefix("    ") ? $0.dropFirst(4) : $0 }.joined(separator: "\n")
    #expect(try String(contentsOfFile: Circuits.root + "/README.md", encoding: .utf8).contains(example))
  }
}
