import Engine
import TestSupport
import Testing
import Walkthrough

@testable import Renderer

@Suite struct ChainRowsTests {
  private func rows(_ text: String) throws -> (ChainRows, Circuit) {
    let circuit = try Circuit(Circuits.parse(text))
    return (ChainRows(Walkthrough(try AnnotatedCircuit(circuit)), .leftToRight), circuit)
  }

  @Test("a long chain breaks into rows, each after the one that it goes on from") func chain() throws {
    let (rows, circuit) = try rows(LargeCircuits.chain(12))
    #expect(rows.count > 1)
    #expect(rows.broken.count == rows.count - 1)
    for wire in rows.broken {
      let consumer = try #require(circuit.wires[wire].consumer)
      #expect(rows.rowOfNode[consumer] == rows.rowOfNode[circuit.wires[wire].producer] + 1)
    }
  }

  @Test("what can be read in one row stays in it, and what several wires hold together is not broken") func whole()
    throws
  {
    #expect(try rows(Circuits.sampleText("product")).0.count == 1)
    #expect(try rows(LargeCircuits.lstm(3)).0.broken.isEmpty)
  }

  @Test("the rows stand one below the other, in their order") func places() throws {
    let walkthrough = Walkthrough(try AnnotatedCircuit(Circuit(Circuits.parse(LargeCircuits.chain(12)))))
    let rows = ChainRows(walkthrough, .leftToRight)
    var settings = FrameSettings()
    settings.view = .whole
    let svg = try FrameRenderer(walkthrough, settings).firstSVG()
    // The middles of the nodes' circles, by the row that they are in.
    var middles = [[Double]](repeating: [], count: rows.count)
    let nodes = svg.matches(of: /id="bw[0-9a-f]+-n([0-9]+)"[^>]*>\s*<ellipse[^>]* cy="(-?[0-9.]+)"/)
    #expect(nodes.count == 24)
    for node in nodes {
      let row = rows.rowOfNode[NodeID(try #require(Int(node.1)))]
      middles[row].append(try #require(Double(node.2)))
    }
    let heights = middles.map { $0.reduce(0, +) / Double($0.count) }
    #expect(zip(heights, heights.dropFirst()).allSatisfy { $0 + 20 < $1 }, "\(heights)")
  }
}

extension FrameRenderer {
  /// The first frame.
  fileprivate func firstSVG() throws -> String {
    var text = ""
    try render(Array(walkthrough.steps.prefix(1)), as: [.svg]) { text = String(decoding: $2, as: UTF8.self) }
    return text
  }
}
