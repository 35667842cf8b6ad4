import Graphviz
import Testing

@Suite struct CanvasTests {
  private static func graph(label: String) -> GraphDescription {
    GraphDescription(attributes: [.bgcolor: "transparent"], nodes: [GraphDescription.Node(label: .plain(label))])
  }

  private static func number(_ bytes: [UInt8], at offset: Int) -> Int {
    bytes[offset..<(offset + 4)].reduce(0) { $0 << 8 | Int($1) }
  }

  @Test("a canvas is as large as the drawing at its resolution, and says so in the PNG")
  func extent() throws {
    try withDrawing(of: Self.graph(label: "x")) { drawing in
      let canvas = try Canvas(for: drawing, dpi: 144)
      #expect(canvas.width == Int((2 * drawing.size.width).rounded()))
      #expect(canvas.height == Int((2 * drawing.size.height).rounded()))
      try drawing.paint(on: canvas)
      let png = try canvas.png()
      #expect(png.starts(with: [0x89, 0x50, 0x4e, 0x47]))
      #expect(Self.number(png, at: 16) == canvas.width)
      #expect(Self.number(png, at: 20) == canvas.height)
    }
  }

  @Test("a canvas painted again shows nothing of what it was")
  func repainting() throws {
    try withDrawing(of: Self.graph(label: "xxxxxx")) { drawing in
      let label = try drawing.makeLabel(.plain("y"), fontSize: 14, color: "#000000")
      let canvas = try Canvas(for: drawing, dpi: 96)
      try drawing.paint(on: canvas)
      let wide = try canvas.png()
      drawing.setLabel(label, ofNode: 0)
      try drawing.paint(on: canvas)
      let again = try canvas.png()
      let fresh = try Canvas(for: drawing, dpi: 96)
      try drawing.paint(on: fresh)
      #expect(try fresh.png() == again)
      #expect(again != wide)
    }
  }

  @Test("without paper the picture has alpha, with paper it has none")
  func paper() throws {
    try withDrawing(of: Self.graph(label: "x")) { drawing in
      let clear = try Canvas(for: drawing, dpi: 96, paper: nil)
      let white = try Canvas(for: drawing, dpi: 96)
      try drawing.paint(on: clear)
      try drawing.paint(on: white)
      // The colour type of a PNG: 6 with alpha, 2 without.
      #expect(try clear.png()[25] == 6)
      #expect(try white.png()[25] == 2)
    }
  }

  @Test("a stamp stands in the PNG as text")
  func stamp() throws {
    try withDrawing(of: Self.graph(label: "x")) { drawing in
      let canvas = try Canvas(for: drawing, dpi: 96)
      try drawing.paint(on: canvas)
      let text = String(decoding: try canvas.png(stamp: "from here"), as: UTF8.self)
      #expect(text.contains("tEXtBackwire\0from here"))
    }
  }

  @Test("what does not fit into cairo's pixels is refused")
  func limits() throws {
    try withDrawing(of: Self.graph(label: "x")) { drawing in
      #expect(throws: GraphvizError.self) { try Canvas(for: drawing, dpi: 1e6) }
      #expect(throws: GraphvizError.self) { try Canvas(for: drawing, dpi: .nan) }
    }
  }
}
