import Engine
import TestSupport
import Testing
import Walkthrough

@testable import Renderer

@Suite struct BusTests {
  private static func walkthrough(_ steps: Int) throws -> Walkthrough {
    Walkthrough(try Circuits.annotated(LargeCircuits.sharedWeight(steps)))
  }

  private static func svg(_ walkthrough: Walkthrough, _ steps: [Step]) throws -> [String] {
    var frames: [String] = []
    try FrameRenderer(walkthrough).render(steps, as: [.svg]) { frames.append(String(decoding: $2, as: UTF8.self)) }
    return frames
  }

  @Test("what a whole chain reads is one line with a dot at each tap, along a straight chain") func chain() throws {
    let walkthrough = try Self.walkthrough(150)
    let frame = try #require(try Self.svg(walkthrough, walkthrough.steps.suffix(1)).first)
    #expect(frame.matches(of: /<g id="bw[0-9a-f]+-b\d+" class="bus">/).count == 150)
    #expect(frame.matches(of: /<g id="bw[0-9a-f]+-t\d+" class="bus">/).count == 150)
    let box = try #require(frame.firstMatch(of: /viewBox="0.00 0.00 [0-9.]+ ([0-9.]+)"/))
    // As a fan it is ten thousand points high, where dot finds an end to it.
    #expect(try #require(Double(box.1)) < 500)
  }

  @Test("a bus is lit while its splitter node is at work, and at rest in the steps of its readers")
  func lights() throws {
    let walkthrough = try Self.walkthrough(12)
    let theme = Theme.light
    let splitter = try #require(Bus.all(in: walkthrough.circuit).first?.splitter)
    for step in walkthrough.steps {
      let frame = try #require(try Self.svg(walkthrough, [step]).first)
      let lines = frame.matches(of: /-b\d+" class="bus">\n<path [^>]*stroke="([^"]+)"/).map { String($0.1) }
      #expect(lines.count == 12)
      let color = step.node == splitter ? theme.active : theme.wire
      #expect(lines.allSatisfy { $0 == color }, "\(step.kind)")
    }
  }

  @Test("a frame with a bus is composed as it would be drawn") func composed() throws {
    let walkthrough = try Self.walkthrough(10)
    let composed = try Self.svg(walkthrough, walkthrough.steps)
    var whole: [String] = []
    try FrameRenderer(walkthrough).renderWhole(walkthrough.steps) { whole.append(String(decoding: $1, as: UTF8.self)) }
    #expect(composed == whole)
  }

  @Test("no bus goes through a text", .enabled(if: Browser.isExpected)) func measure() throws {
    var faults = PictureFaults(width: 12_000, height: 400)
    for (name, text) in [("chain", LargeCircuits.sharedWeight(16)), ("LSTM", LargeCircuits.lstm(8))] {
      let walkthrough = Walkthrough(try Circuits.annotated(text))
      let frame = try #require(try Self.svg(walkthrough, walkthrough.steps.suffix(1)).first)
      #expect(frame.contains("class=\"bus\""))
      faults.add(frame, circuit: name, step: "results", node: nil, isWhole: true)
    }
    #expect(try faults.found().filter { $0.contains("bus") } == [])
  }

  @Test("taps follow one another as their readers do, and few readers keep wires of their own") func order() throws {
    let circuit = try Circuits.annotated(LargeCircuits.lstm(20)).circuit
    let buses = Bus.all(in: circuit)
    #expect(buses.count >= 12)
    for bus in buses {
      #expect(bus.taps.count >= 8)
      #expect(zip(bus.taps, bus.taps.dropFirst()).allSatisfy { $0.depth <= $1.depth })
    }
    for name in Circuits.sampleNames { #expect(Bus.all(in: try Circuits.sample(name).circuit).isEmpty, "\(name)") }
  }
}
