import Graphviz
import Testing

@Suite struct `A joined wire` {
  /// The group of wire 2, from + to ×, as drawn with some arrowheads.
  static func wire(direction: String = "LR", tail: Bool, head: Bool) throws -> (curve: String, arrows: Int, all: String)
  {
    try withDrawing(of: ProductCircuit.description(direction: direction)) { drawing in
      try ProductCircuit.prepare(&drawing)
      drawing.setArrows(ofEdge: 4, tail: tail, head: head)
      let svg = String(decoding: try drawing.render(.svg), as: UTF8.self)
      let group = svg.components(separatedBy: "<g id=\"wire&#45;2\"")[1].components(separatedBy: "</g>")[0]
      let curves = group.matches(of: /<path [^>]* d="M([^"]*)"/)
      #expect(curves.count == 1)
      return (String(curves[0].1), group.components(separatedBy: "<polygon").count - 1, svg)
    }
  }

  @Test(arguments: ["LR", "TB"]) func `is one curve from node to node`(direction: String) throws {
    let (curve, arrows, svg) = try Self.wire(direction: direction, tail: false, head: true)
    #expect(arrows == 1)
    // A start and three points a piece, the straight one across the label in the middle.
    let points = curve.split { $0 == " " || $0 == "C" }
    #expect(points.count % 3 == 1)
    #expect(points.count >= 10)
    #expect(svg.components(separatedBy: "class=\"edge\"").count - 1 == ProductCircuit.wires.count)
  }

  @Test func `has its arrowheads at the ends it is told, and reaches the tip where there is none`() throws {
    let forward = try Self.wire(tail: false, head: true)
    let back = try Self.wire(tail: true, head: false)
    let both = try Self.wire(tail: true, head: true)
    let none = try Self.wire(tail: false, head: false)
    #expect([forward.arrows, back.arrows, both.arrows, none.arrows] == [1, 1, 2, 0])
    func ends(_ curve: String) -> (Substring, Substring) {
      let points = curve.split { $0 == " " || $0 == "C" }
      return (points[0], points[points.count - 1])
    }
    #expect(ends(none.curve) == (ends(forward.curve).0, ends(back.curve).1))
    #expect(ends(both.curve) == (ends(back.curve).0, ends(forward.curve).1))
    #expect(ends(none.curve).0 != ends(both.curve).0)
  }
}
