import Foundation
import Graphviz
import Testing

@Suite struct `The sizes of texts` {
  /// One text in every style and in two sizes, as a memory of sizes could mix them up.
  private static let graph = GraphDescription(
    nodes: ["q = 3", "<I>q = 3</I>", "<B>q = 3</B>", "<B><I>q = 3</I></B>", "q = 30", "<SUP>q = 3</SUP>"].flatMap {
      text in
      [14.0, 18].map { size in
        GraphDescription.Node(label: .html("<FONT POINT-SIZE=\"\(size)\">\(text)</FONT>"))
      }
    })

  private static func svg(paints: Bool) throws -> String {
    try withDrawing(of: graph, paints: paints) { String(decoding: try $0.render(.svg), as: UTF8.self) }
  }

  @Test func `are the same measured and remembered`() throws {
    let measured = try Self.svg(paints: true)
    #expect(Set(measured.matches(of: /rx="([0-9.]+)"/).map { String($0.1) }).count > 6)
    for _ in 1...2 { #expect(try Self.svg(paints: false) == measured) }
  }

  @Test func `are remembered for pictures that are not painted only`() throws {
    let png = { try withDrawing(of: Self.graph) { try $0.render(.png(dpi: 72)) } }
    let before = try png()
    _ = try Self.svg(paints: false)
    #expect(try png() == before)
  }

  /// More texts than are remembered, and one too long to be.
  @Test func `do not depend on what else is remembered`() throws {
    let first = try Self.svg(paints: false)
    try withDrawing(of: Self.graph, paints: false) { drawing in
      for number in 0..<20_000 { drawing.discard(try drawing.makeLabel(.plain("\(number)"))) }
      let long = String(repeating: "long ", count: 60)
      let (once, twice) = (try drawing.makeLabel(.plain(long)), try drawing.makeLabel(.plain(long)))
      #expect(once.width == twice.width && once.width > 1000)
    }
    #expect(try Self.svg(paints: false) == first)
  }
}
