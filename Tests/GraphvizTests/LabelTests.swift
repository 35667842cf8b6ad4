import Foundation
import Graphviz
import Testing

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct `A label` {
  /// A single circle with a label, as SVG.
  static func svg(_ label: Label, shown: Label? = nil) throws -> String {
    let node = GraphDescription.Node(label: label, attributes: [.shape: "circle", .fixedsize: "true"])
    return try withDrawing(of: GraphDescription(nodes: [node])) { drawing in
      if let shown { drawing.setLabel(try drawing.makeLabel(shown), ofNode: 0) }
      return String(decoding: try drawing.render(.svg), as: UTF8.self)
    }
  }

  /// What the texts of an SVG say.
  static func texts(_ svg: String) -> [String] { svg.matches(of: /<text[^>]*>([^<]*)<\/text>/).map { String($0.1) } }

  static let hostile = "\"'><script>alert(1)</script>\\N \\G &amp; \u{0}\u{1}\u{7}\u{FFFE}\u{1B}"

  @Test func `shows hostile text literally`() throws {
    let expected = ["&quot;&#39;&gt;&lt;script&gt;alert(1)&lt;/script&gt;\\N \\G &amp;amp; "]
    #expect(Self.texts(try Self.svg(.plain(Self.hostile))) == expected)
    #expect(Self.texts(try Self.svg(.plain("x"), shown: .plain(Self.hostile))) == expected)
    let markup = Label.html("<B>" + Label.escaped(Self.hostile) + "</B>")
    let html = Self.texts(try Self.svg(.plain("x"), shown: markup))
    #expect(html == expected)
    let document = XMLParser(data: Data(try Self.svg(.plain(Self.hostile), shown: markup).utf8))
    #expect(document.parse())
  }

  @Test func `shows a bracket before the end of a tag, where expat would wait for another one`() throws {
    #expect(Self.texts(try Self.svg(.html("<B>" + Label.escaped("]") + "</B>"))) == ["]"])
    #expect(Self.texts(try Self.svg(.html("<I>t</I>" + Label.escaped("]]>")))) == ["t", "]]&gt;"])
  }

  @Test func `is markup or text by what it was given as, not by its content`() throws {
    let nodes: [GraphDescription.Node] = [
      .init(label: .html("a")), .init(label: .plain("<B>a</B>")), .init(label: .html("<B>a</B>")),
      .init(label: .plain("a")),
    ]
    let svg = try withDrawing(of: GraphDescription(nodes: nodes)) {
      String(decoding: try $0.render(.svg), as: UTF8.self)
    }
    #expect(Self.texts(svg) == ["a", "&lt;B&gt;a&lt;/B&gt;", "a", "a"])
  }

  @Test func `breaks its lines where the text does`() throws {
    #expect(Self.texts(try Self.svg(.plain("one\ntwo"))) == ["one", "two"])
  }

  @Test func `takes the place of the layout's own, and gives it back`() throws {
    let node = GraphDescription.Node(label: .plain(""), attributes: [.shape: "circle", .fixedsize: "true"])
    try withDrawing(of: GraphDescription(nodes: [node, node])) { drawing in
      let before = try drawing.render(.svg)
      let plus = try drawing.makeLabel(.plain("+"))
      #expect(plus.width > 0 && plus.height > 0)
      drawing.setLabel(plus, ofNode: 0)
      drawing.setLabel(plus, ofNode: 1)
      let shown = Self.texts(String(decoding: try drawing.render(.svg), as: UTF8.self))
      #expect(shown == ["+", "+"])
      drawing.setLabel(nil, ofNode: 0)
      drawing.discard(plus)
      #expect(try drawing.render(.svg) == before)
    }
  }
}
