import Foundation
import Graphviz
import Testing

@Suite struct `A drawing of many frames` {
  /// The frames 0, 1 and 2 as SVG, from one drawing.
  static func frames(direction: String = "LR") throws -> [String] {
    try withDrawing(of: ProductCircuit.description(direction: direction)) { drawing in
      try ProductCircuit.prepare(&drawing)
      return try (0..<3).map { String(decoding: try ProductCircuit.frame($0, .svg, of: &drawing), as: UTF8.self) }
    }
  }

  @Test(arguments: ["LR", "TB"]) func `keeps everything in its place`(direction: String) throws {
    let frames = try Self.frames(direction: direction)
    let viewBoxes = Set(frames.map { $0.components(separatedBy: "viewBox=\"")[1].prefix { $0 != "\"" } })
    #expect(viewBoxes.count == 1)
    // Nodes and idle wires, text by text and number by number; only what a frame says and lights up may differ.
    for element in ["<g id=\"x\"", "<title>n3</title>", "<g id=\"wire&#45;1\"", "<ellipse fill=\"#f4f4f4\""] {
      let groups = Set(
        try frames.map { frame in
          try #require(frame.components(separatedBy: element).dropFirst().first).components(separatedBy: "</g>")[0]
        })
      #expect(groups.count == 1, "\(element)")
    }
    let ellipses = frames.map { $0.matches(of: /<ellipse[^>]* (cx="[^>]*)\/>/).map { String($0.1) } }
    #expect(Set(ellipses).count == 1)
  }

  @Test func `is drawn alike in every run`() throws {
    #expect(try Self.frames() == Self.frames())
  }

  @Test func `returns to an earlier frame without a trace of the later ones`() throws {
    let (first, again) = try withDrawing(of: ProductCircuit.description()) { drawing in
      try ProductCircuit.prepare(&drawing)
      let first = try ProductCircuit.frame(0, .svg, of: &drawing)
      _ = try ProductCircuit.frame(2, .svg, of: &drawing)
      return (first, try ProductCircuit.frame(0, .svg, of: &drawing))
    }
    #expect(first == again)
  }

  @Test func `has one picture size for SVG and PNG at any resolution`() throws {
    try withDrawing(of: ProductCircuit.description()) { drawing in
      try ProductCircuit.prepare(&drawing)
      let svg = String(decoding: try drawing.render(.svg), as: UTF8.self)
      let size = drawing.size
      #expect(svg.contains(String(format: "viewBox=\"0.00 0.00 %.2f %.2f\"", size.width, size.height)))
      for dpi in [72.0, 144, 300] {
        let png = try drawing.render(.png(dpi: dpi))
        #expect(png.starts(with: [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]))
        let number = { (at: Int) in png[at..<at + 4].reduce(0) { $0 << 8 | Int($1) } }
        #expect(number(16) == Int((size.width * dpi / 72).rounded()))
        #expect(number(20) == Int((size.height * dpi / 72).rounded()))
      }
      #expect(String(decoding: try drawing.render(.svg), as: UTF8.self) == svg)
    }
  }

  @Test func `tells where a node is drawn`() throws {
    try withDrawing(of: ProductCircuit.description()) { drawing in
      let svg = String(decoding: try drawing.render(.svg), as: UTF8.self)
      let shift = try #require(svg.firstMatch(of: /translate\(([0-9.]+) ([0-9.]+)\)/))
      let circle = try #require(svg.firstMatch(of: /cx="([-0-9.]+)" cy="([-0-9.]+)" rx="([0-9.]+)"/))
      let frame = drawing.frame(ofNode: 3)
      #expect(abs(frame.center.x - (Double(circle.1)! + Double(shift.1)!)) < 0.01)
      #expect(abs(frame.center.y - (Double(circle.2)! + Double(shift.2)!)) < 0.01)
      #expect(abs(frame.width - 2 * Double(circle.3)!) < 0.5)
    }
  }

  @Test func `grows for its caption below and to the right only`() throws {
    try withDrawing(of: ProductCircuit.description()) { drawing in
      let (before, node) = (drawing.size, drawing.frame(ofNode: 4))
      drawing.reserveCaption(width: 1000, height: 50, gap: 10)
      #expect(drawing.size.height == before.height + 60)
      #expect(drawing.size.width == 1000 + 2 * 18)
      #expect(drawing.frame(ofNode: 4) == node)
    }
  }
}
