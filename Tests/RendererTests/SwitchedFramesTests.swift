import Renderer
import TestSupport
import Testing
import Walkthrough

@Suite struct SwitchedFramesTests {
  /// The lines that draw something, in their order.
  private static func lines(_ markup: String) -> [Substring] {
    markup.split(separator: "\n").filter { !$0.hasPrefix("<g") && !$0.hasPrefix("</g") }
  }

  @Test(
    "forward from the first step and backward from the last one, switching leads to each step's frame",
    arguments: Circuits.sampleNames)
  func frames(sample: String) throws {
    let walkthrough = Walkthrough(try Circuits.sample(sample), everyStep: true)
    let renderer = FrameRenderer(walkthrough)
    let shared = try renderer.sharedFrames(walkthrough.steps)
    let switched = try renderer.switchedFrames(walkthrough.steps)
    let expected = shared.frames.map { frame in frame.flatMap { Self.lines(shared.pieces[$0]) } }

    var shown = Set(switched.parts.filter(\.isShownLast).compactMap(\.number))
    func drawn() -> [Substring] {
      switched.parts.filter { $0.number.map(shown.contains) ?? true }.flatMap { Self.lines($0.content) }
    }
    for place in walkthrough.steps.indices.reversed() {
      #expect(drawn() == expected[place], "backward to \(place)")
      shown.formSymmetricDifference(switched.switches[place])
    }
    for place in walkthrough.steps.indices {
      shown.formSymmetricDifference(switched.switches[place])
      #expect(drawn() == expected[place], "forward to \(place)")
    }
  }

  @Test("no line of a wire or a node is drawn twice, and the node at work has a part of its own")
  func parts() throws {
    let walkthrough = Walkthrough(try Circuits.sample("product"))
    let switched = try FrameRenderer(walkthrough).switchedFrames(walkthrough.steps)
    let lines = switched.parts.flatMap { Self.lines($0.content) }
    #expect(Set(lines).count == lines.count)
    let active = switched.parts.filter { $0.names == "node function active" }
    #expect(active.count == 2 && active.allSatisfy { $0.content.hasPrefix("<ellipse") && $0.number != nil })
    let symbols = switched.parts.filter { $0.names == "node function" && $0.number == nil }
    #expect(symbols.map { $0.content.firstMatch(of: />(.)</)?.1 } == ["+", "×"])
  }
}
