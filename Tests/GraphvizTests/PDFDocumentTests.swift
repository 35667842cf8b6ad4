import Foundation
import Graphviz
import Testing

@Suite struct `A PDF document` {
  private func document() throws -> [UInt8] {
    try withDrawing(of: ProductCircuit.description()) { drawing in
      try ProductCircuit.prepare(&drawing)
      var document = try PDFDocument(of: drawing, title: "A product — ∂f/∂x")
      try document.addPage(&drawing)
      try drawing.setAttribute(.color, "#d55e00", ofEdge: 0)
      try document.addPage(&drawing)
      return try document.finish()
    }
  }

  @Test func `is a file of its pages and nothing of the day`() throws {
    let bytes = try document()
    #expect(bytes.starts(with: Array("%PDF-1.".utf8)))
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains("/Count 2") && text.hasSuffix("%%EOF\n"))
    // The second that a date would have is over.
    Thread.sleep(forTimeInterval: 1.1)
    #expect(try document() == bytes)
  }

  @Test func `leaves the drawing as it was`() throws {
    let (before, after) = try withDrawing(of: ProductCircuit.description()) { drawing in
      try ProductCircuit.prepare(&drawing)
      let before = (try drawing.render(.svg), try drawing.render(.png(dpi: 96)))
      var document = try PDFDocument(of: drawing, title: "")
      try document.addPage(&drawing)
      _ = try document.finish()
      return (before, (try drawing.render(.svg), try drawing.render(.png(dpi: 96))))
    }
    #expect(before.0 == after.0)
    #expect(before.1 == after.1)
  }
}
