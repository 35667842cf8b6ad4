import Renderer
import TestSupport
import Testing
import Walkthrough

@Suite struct PNGLineTests {
  @Test("however many PNGs are encoded at a time, all come in the order of the steps, with the same bytes")
  func encoders() throws {
    let walkthrough = Walkthrough(try Circuits.sample("neuron_spelled_out"))
    var pictures: [[[UInt8]]] = []
    for encoders in [1, 2, 7] {
      var frames: [[UInt8]] = []
      var settings = FrameSettings()
      (settings.scale, settings.encoders) = (0.5, encoders)
      try FrameRenderer(walkthrough, settings).render(walkthrough.steps, as: [.png]) {
        #expect($0.index == frames.count)
        frames.append($2)
      }
      pictures.append(frames)
    }
    #expect(pictures[0].count == walkthrough.steps.count)
    #expect(pictures[1] == pictures[0])
    #expect(pictures[2] == pictures[0])
  }

  @Test("a receiver that fails ends the drawing")
  func failure() throws {
    struct Full: Error {}
    let walkthrough = Walkthrough(try Circuits.sample("product"))
    #expect(throws: Full.self) {
      try FrameRenderer(walkthrough, scale: 0.5).render(walkthrough.steps, as: [.png]) { _, _, _ in throw Full() }
    }
  }
}
