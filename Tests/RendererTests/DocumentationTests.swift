import Engine
import Foundation
import Notation
import Renderer
import TestSupport
import Testing
import Walkthrough

/// The examples of the README and of the documentation pages, compiled and run.
@Suite struct DocumentationTests {
  @Test("the README's example runs both passes, replaces an input and draws")
  func readme() throws {
    // example
    var builder = CircuitBuilder()
    let x = builder.input("x", Tensor(3))
    let w = builder.input("w", Tensor(-2))
    let s = try builder.apply("multiply", w, x, name: "s")
    let f = try builder.apply("tanh", s, name: "f")
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

  @Test("a circuit comes from a text")
  func text() throws {
    // example
    let text = """
      x = [1, 2, 3]
      L = cross_entropy(x, 2)
      """
    let file = SourceFile(name: "loss.circuit", text: text)
    let source = try CircuitSource.parse(file, vocabulary: FunctionList.vocabulary)
    let annotated = try AnnotatedCircuit(Circuit(source))
    let gradient = annotated.gradients[annotated.circuit.wire(named: "x")!]!  // softmax(x) − onehot(2)
    // end
    #expect(abs(gradient.elements[0] - 0.09003057317038046) < 1e-15)
    #expect(gradient.elements[2] < 0)
  }

  @Test("a circuit is built in Swift, run again, checked and drawn")
  func building() throws {
    // example
    var builder = CircuitBuilder()
    let W = builder.input("W", Tensor([1, 2, 3, 4], shape: [2, 2]))
    let x = builder.input("x", Tensor([1, 2], shape: [2]))
    let z = try builder.apply("matmul", W, x, name: "z")
    let p = try builder.apply("softmax", z, parameters: ["axis": 0])
    let first = try builder.apply("element", p, numbers: [Tensor(0)], name: "first")
    let circuit = builder.build(output: first)
    // end

    // example
    var losses: [Double] = []
    for step in 0..<3 {
      let moved = try AnnotatedCircuit(circuit.replacing(["x": Tensor([Double(step), 2], shape: [2])]))
      losses.append(moved.values[circuit.output].elements[0])
    }
    // end
    // The logits are x + 4 and 3x + 8, so the first probability is 1/(1 + e^(2x + 4)).
    for (step, loss) in losses.enumerated() { #expect(abs(loss - 1 / (1 + exp(2 * Double(step) + 4))) < 1e-15) }

    // example
    let checks = Verification.checks(of: try AnnotatedCircuit(circuit))
    let agrees = checks.allSatisfy { $0.verdict == .agrees }
    // end
    #expect(agrees)
    #expect(checks.count == 11)

    let annotated = try AnnotatedCircuit(circuit)
    // example
    let walkthrough = Walkthrough(annotated, title: "A sum feeds a product")
    var frames: [[UInt8]] = []
    try FrameRenderer(walkthrough).render(walkthrough.steps, as: [.svg]) { step, format, bytes in
      frames.append(bytes)
    }
    // end
    #expect(frames.count == walkthrough.steps.count)
  }

  @Test("every example on a page is one that is compiled here, or code of the package itself")
  func pages() throws {
    let tests = try text(of: #filePath)
    let examples = tests.split(separator: "    // example\n").dropFirst().compactMap { rest in
      rest.firstRange(of: "    // end\n").map { withoutIndent(String(rest[..<$0.lowerBound])) }
    }
    #expect(examples.count >= 6)
    let paths = try FileManager.default.subpathsOfDirectory(atPath: Circuits.root + "/Sources")
    let sources = try paths.filter { $0.hasSuffix(".swift") }.map { try text(of: Circuits.root + "/Sources/" + $0) }
    let pages = paths.filter { $0.hasSuffix(".md") }.map { Circuits.root + "/Sources/" + $0 }
    #expect(pages.count >= 4)
    for page in pages + [Circuits.root + "/README.md"] {
      for match in try text(of: page).matches(of: /```swift\n([\s\S]*?)```/) {
        let code = match.1.replacing(/(?m)^import \w+\n+/, with: "")
        #expect(
          examples.contains(String(code)) || sources.contains { $0.contains(code) },
          "\(page) has an example of its own:\n\(code)")
      }
    }
  }

  private func text(of path: String) throws -> String { try String(contentsOfFile: path, encoding: .utf8) }

  private func withoutIndent(_ code: String) -> String {
    code.split(separator: "\n", omittingEmptySubsequences: false).map {
      String($0.hasPrefix("    ") ? $0.dropFirst(4) : $0)
    }
    .joined(separator: "\n")
  }
}
