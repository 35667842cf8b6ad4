import Engine
import Notation
import Publishing
import Renderer
import TestSupport
import Testing
import Walkthrough

/// People are shown what the author wrote. What has no name is called by its expression, and never by a key such as u₁.
@Suite struct WrittenNamesTests {
  /// Composites make wires without a name that are used several times, a long sum makes long expressions.
  private static let others = [
    "q(a) = a*a + a\nx = 2\ny = 3\nf = q(x + y) * q(x*y*x*y*x)",
    (0..<12).map { "w\($0) = 0.\($0 + 1)" }.joined(separator: "\n") + "\ns = "
      + (0..<12).map { "w\($0) * \($0 + 1)" }.joined(separator: " + "),
  ]

  private static let texts = try! Circuits.sampleNames.map(Circuits.sampleText) + others

  /// Forms that are text. The others put the same pictures and sentences together.
  private static let forms: [FrontMatter.View: [Form]] = [
    .whole: [.svg, .dot, .tikz, .markdown, .moodle, .gift]
      + Form.allCases.filter { ["text", "json", "csv", "worksheet"].contains($0.rawValue) },
    .close: [.svg, .tikz, .html, .quiz],
  ]

  @Test("no form shows a name that nobody wrote", arguments: texts) func forms(text: String) throws {
    let source = try Circuits.parse(text)
    let annotated = try AnnotatedCircuit(Circuit(source), seed: source.frontMatter.seed.map { Tensor($0) })
    let invented = Self.invented(annotated.circuit)
    guard !invented.isEmpty else { return }
    for (view, forms) in Self.forms {
      var settings = FrameSettings()
      settings.view = view
      let publisher = Publisher(
        Walkthrough(annotated, source: source), stem: "names", source: text, settings: settings)
      try publisher.publish(forms) { path, bytes in
        // What data refer to wires by is a key, as the schema says.
        let key = #/"(id|node|output|wire|from|to|parameter)" ?: ?"[^"]*"/#
        let shown = String(decoding: bytes, as: UTF8.self).replacing(key, with: "")
        #expect(invented.filter(shown.contains) == [], "\(path)")
      }
    }
    let script = PyTorchScript(annotated, title: "names").text()
    let assigned = script.matches(of: #/(?m)^([uvsthpr]\d+)(_\d+)* = /#).map { String($0.output.1) }
    #expect(assigned.filter { annotated.circuit.wire(named: $0) == nil } == [])
    let report = QuestionReport(Walkthrough(annotated, source: source)).text()
    #expect(invented.filter(report.contains) == [])
  }

  /// Keys as Unicode and as LaTeX writes them.
  private static func invented(_ circuit: Circuit) -> [String] {
    circuit.wires.indices.compactMap { wire -> String? in
      guard case .unnamed = circuit.wires[wire].label else { return nil }
      return circuit.id(of: wire)
    }.flatMap { key in
      let digits = key.dropFirst().unicodeScalars.map { "\($0.value - 0x2080)" }.joined()
      return [key, "{\(key.prefix(1))}_{\(digits)}"]
    }
  }

  @Test("a name that looks like a key stays where the author wrote it") func writtenKeys() throws {
    let walkthrough = Walkthrough(try Circuits.annotated("u1 = 2\nu2 = u1 * 3 + 1"))
    #expect(
      Trace(walkthrough).text().contains("Function node u₂ = u₁ × 3 + 1 multiplies its upstream gradient 1"))
  }

  @Test(
    "a wire without a name is called by its expression, of which a long one shows its top",
    arguments: [
      ("x = 2\nf = (x + 1) * (x - 3)", ["x + 1", "x − 3"]),
      ("x = 2\ny = 3\nf = exp(-(x*y)) + 1", ["x × y", "−(x × y)", "exp(−(x × y))"]),
      (
        "a = 1\nb = 2\nf = a*b*a*b*a*b*a*b",
        [
          "a × b", "a × b × a", "a × b × a × b", "a × b × a × b × a", "… × a × b × a × b", "… × b × a × b × a",
        ]
      ),
    ])
  func expressions(text: String, expected: [String]) throws {
    let circuit = try Circuits.annotated(text).circuit
    let names = circuit.wires.indices.filter { if case .unnamed = circuit.wires[$0].label { true } else { false } }
      .map { circuit.symbol(of: $0).plain }
    #expect(names == expected)
  }
}
