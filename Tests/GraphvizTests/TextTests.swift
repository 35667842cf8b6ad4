import Foundation
import Graphviz
import Testing
import Typeface

@Suite struct `The sizes of texts` {
  private static let styles: [(tag: String, style: TextExtent.Style)] = [
    ("FONT", []), ("B", .bold), ("I", .italic), ("B><I", [.bold, .italic]),
  ]
  /// All that Backwire itself writes, and letters that people give to wires.
  private static let texts = [
    "q = 3", "∂f/∂x", "−1.5×10⁻⁷", "W₁₂ᵀ @ x", "Σᵢ aᵢ² ≈ 0", "θ̂", "softmax", "größer", "Привет", "d ∈ [0, 1) → ∞ …",
  ]

  @Test("are those that pango measures, in every style and at every size", arguments: styles.indices)
  func pango(place: Int) throws {
    let (tag, style) = Self.styles[place]
    let end = tag.split(separator: ">").count == 2 ? "</I></B>" : "</\(tag)>"
    try withDrawing(of: GraphDescription(nodes: [.init()])) { drawing in
      for text in Self.texts {
        for size in [8.0, 9, 10, 11, 12, 13, 14, 15, 18, 24, 40] {
          let label = try drawing.makeLabel(.html("<\(tag)>\(text)\(end)"), fontSize: size)
          let extent = TextExtent(of: text, style, fontSize: size)
          // Kerning, which pango knows of, brings letters together.
          #expect((0...1).contains(extent.width - label.width), "\(text) in \(tag) at \(size)")
          drawing.discard(label)
        }
      }
    }
  }

  /// Texts in every style and in two sizes.
  private static let graph = GraphDescription(
    nodes: ["q = 3", "<I>q = 3</I>", "<B>q = 3</B>", "<B><I>q = 3</I></B>", "q = 30"].flatMap { text in
      [14.0, 18].map { size in
        GraphDescription.Node(label: .html("<FONT POINT-SIZE=\"\(size)\">\(text)</FONT>"))
      }
    })

  private static func svg(paints: Bool) throws -> String {
    try withDrawing(of: graph, paints: paints) { String(decoding: try $0.render(.svg), as: UTF8.self) }
  }

  @Test func `make the same picture from the table and from pango`() throws {
    let measured = try Self.svg(paints: true)
    #expect(Set(measured.matches(of: /rx="([0-9.]+)"/).map { String($0.1) }).count == 6)
    #expect(try Self.svg(paints: false) == measured)
  }

  @Test func `are pango's where something is painted, whatever was drawn before`() throws {
    let png = { try withDrawing(of: Self.graph) { try $0.render(.png(dpi: 72)) } }
    let before = try png()
    _ = try Self.svg(paints: false)
    #expect(try png() == before)
  }

  @Test("add up the letters", arguments: [("", 0.0), ("m", 1995), ("mm", 3990), ("im", 2564), ("m\u{302}", 1995)])
  func sum(text: String, units: Double) {
    #expect(abs(TextExtent(of: text, fontSize: 20).advance - units * 20 / 2048) < 1e-9)
  }

  @Test(
    "are guessed for letters that the font lacks",
    arguments: [("漢字", 40.0), ("한", 20), ("🦊", 24.90234375), ("\u{1F469}\u{200D}", 24.90234375), ("𝑥", 12.001953125)])
  func foreign(text: String, width: Double) {
    #expect(abs(TextExtent(of: text, fontSize: 20).advance - width) < 1e-9)
  }
}
