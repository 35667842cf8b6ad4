import TestSupport
import Testing
import Walkthrough

@testable import Renderer

@Suite struct MapSizeTests {
  private static let chain =
    "w = 0.7\nx = 0.3\nh1 = tanh(w*x)\n"
    + (2...150).map { "h\($0) = tanh(w*h\($0 - 1))" }.joined(separator: "\n")
  private static let layers =
    (0..<40).map { "x\($0) = 0.\($0 + 1)" }.joined(separator: "\n") + "\n"
    + (1...30).flatMap { layer in
      (0..<40).map { row in
        let (one, other) = ((row + 3) % 40, (row + 7) % 40)
        return layer == 1
          ? "h1_\(row) = tanh(x\(one) - x\(other))"
          : "h\(layer)_\(row) = tanh(h\(layer - 1)_\(one) - h\(layer - 1)_\(other))"
      }
    }.joined(separator: "\n") + "\nloss = h30_0"

  @Test("the map of a large circuit is at most 64 kB of a frame", arguments: [chain, layers])
  func size(text: String) throws {
    let walkthrough = Walkthrough(try Circuits.annotated(text))
    var settings = FrameSettings()
    settings.view = .close
    let step = walkthrough.steps[walkthrough.steps.count / 2]
    try FrameRenderer(walkthrough, settings).render([step], as: [.svg]) {
      let maps = String(decoding: $2, as: UTF8.self).matches(of: #/<g [^>]*class="map[\s\S]*?</g>/#)
      #expect(maps.count > 20)
      #expect(maps.reduce(0) { $0 + $1.output.utf8.count } <= 64_000)
    }
  }
}
