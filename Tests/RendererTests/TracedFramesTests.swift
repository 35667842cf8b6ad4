import Renderer
import TestSupport
import Testing
import Walkthrough

@Suite struct TracedFramesTests {
  @Test("every wire and node is traced in every step, within the picture", arguments: ["product", "splitter", "batch"])
  func pieces(sample: String) throws {
    let walkthrough = Walkthrough(try Circuits.sample(sample))
    let traced = try FrameRenderer(walkthrough).traced(walkthrough.steps)
    let steps = Set(walkthrough.steps.indices)
    for wire in walkthrough.circuit.wires.indices {
      let own = traced.pieces.filter { $0.subject == .wire(wire) }
      #expect(own.flatMap(\.frames).count == steps.count)
      #expect(Set(own.flatMap(\.frames)) == steps)
      #expect(own.allSatisfy { !$0.shapes.isEmpty })
    }
    for piece in traced.pieces {
      #expect((0...traced.width).contains(piece.anchor.x) && (0...traced.height).contains(piece.anchor.y))
      for case .curve(let points) in piece.shapes.map(\.outline) {
        #expect(points.count % 3 == 1)
        #expect(points.allSatisfy { (-1...traced.width + 1).contains($0.x) && (-1...traced.height + 1).contains($0.y) })
      }
    }
  }
}
