import Engine
import Renderer
import TestSupport
import Testing
import Walkthrough

@Suite struct SharedFramesTests {
  @Test("a step's pieces are the groups of its frame", arguments: ["product", "splitter", "composite", "mlp"])
  func pieces(sample: String) throws {
    let walkthrough = Walkthrough(try Circuits.sample(sample))
    let shared = try FrameRenderer(walkthrough).sharedFrames(walkthrough.steps)
    let frames = try FrameRendererTests.frames(Circuits.sample(sample))
    #expect(shared.frames.count == frames.count)
    for (numbers, frame) in zip(shared.frames, frames) {
      let made = numbers.map { shared.pieces[$0] }.joined(separator: "\n")
      // What a frame has and pieces do not are ids.
      let groups = frame.replacing(/<g id="[^"]*"/, with: "<g")
      #expect(groups.contains(made))
    }
    #expect(Set(shared.frames.joined()).count == shared.pieces.count)
    #expect(shared.width > 100 && shared.height > 50)
  }
}
