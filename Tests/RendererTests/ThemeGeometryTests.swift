import Engine
import Notation
import TestSupport
import Testing
import Walkthrough

@testable import Renderer

/// A theme changes colours and nothing else: what Chromium measures in the light theme holds in all of them.
@Suite struct ThemeGeometryTests {
  @Test("all frames of all samples are the same but for their colours in every theme") func samples() throws {
    for name in Circuits.sampleNames {
      let source = try Circuits.parse(Circuits.sampleText(name))
      let circuit = try Circuit(source)
      let walkthrough = Walkthrough(
        try AnnotatedCircuit(circuit, seeds: circuit.seeds(of: source.frontMatter)), source: source)
      let frames = try [Theme.light, .dark, .print].map { try withoutColors(walkthrough, $0) }
      #expect(frames[0] == frames[1] && frames[0] == frames[2], "\(name)")
    }
  }

  private func withoutColors(_ walkthrough: Walkthrough, _ theme: Theme) throws -> [String] {
    var settings = FrameSettings()
    (settings.view, settings.theme) = (.close, theme)
    var frames: [String] = []
    try FrameRenderer(walkthrough, settings).render(walkthrough.steps, as: [.svg]) { _, _, svg in
      frames.append(
        String(decoding: svg, as: UTF8.self).replacing(/#[0-9a-f]{6}/, with: "#").replacing(/bw[0-9a-f]+/, with: "bw"))
    }
    return frames
  }
}
