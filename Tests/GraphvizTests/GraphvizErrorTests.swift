import Graphviz
import Testing

@Suite struct `What Graphviz cannot do` {
  static let one = GraphDescription(nodes: [.init(label: .plain("x"))])

  static func text(_ work: () throws -> Void) -> String {
    do {
      try work()
      return "no error"
    } catch { return "\(error)" }
  }

  @Test func `is told in libgvc's own words, and drawing goes on`() throws {
    let bad = Label.html("<TABLE><TR><TD>open")
    let layout = Self.text { try withDrawing(of: GraphDescription(nodes: [.init(label: bad)])) { _ in } }
    #expect(layout.hasPrefix("Graphviz could not lay out the graph: mismatched tag in line 1"))
    let svg = try withDrawing(of: Self.one) { drawing in
      let label = Self.text { _ = try drawing.makeLabel(bad) }
      #expect(label.hasPrefix("Graphviz could not make a label: mismatched tag in line 1"))
      return try drawing.render(.svg)
    }
    #expect(try withDrawing(of: Self.one) { try $0.render(.svg) } == svg)
  }

  @Test(arguments: [
    (Attribute.fillcolor, "#ff0000;"), (.color, "red"), (.color, "#12345"), (.penwidth, "nan"), (.width, "1e5"),
    (.shape, "epsf(x)"), (.class, "a\"b"), (.style, "a;b"), (.margin, "1,2,3"),
  ])
  func `includes values that crash it or end up in the SVG`(attribute: Attribute, value: String) {
    let graph = GraphDescription(nodes: [.init(attributes: [attribute: value])])
    #expect(
      Self.text { try withDrawing(of: graph) { _ in } }.hasPrefix("Graphviz could not take the graph: '\(value)'"))
  }

  @Test(arguments: [
    "<TABLE><TR><TD><IMG SRC=\"/etc/passwd\"/></TD></TR></TABLE>", "<TABLE HREF=\"javascript:x\"></TABLE>",
    "<FONT FACE=\"'><script>\">x</FONT>", "<FONT COLOR=\"red;\">x</FONT>", "<!-- x -->", "<table\nhref='x'>",
  ])
  func `includes markup that reads files or carries links`(markup: String) {
    #expect(
      Self.text { try withDrawing(of: Self.one) { _ = try $0.makeLabel(.html(markup)) } }.hasSuffix(
        "is not for the labels of a circuit"))
  }

  @Test func `includes an edge to nowhere`() {
    let graph = GraphDescription(nodes: [.init()], edges: [.init(from: 0, to: 1)])
    #expect(
      Self.text { try withDrawing(of: graph) { _ in } }
        == "Graphviz could not take the graph: edge 0 leads from node 0 to node 1")
  }

  @Test func `includes a picture too large for its pixels`() {
    #expect(
      Self.text { try withDrawing(of: Self.one) { _ = try $0.render(.png(dpi: 1e6)) } }
        == "Graphviz could not draw the graph: at 1000000 dpi it is wider or higher than the 32767 pixels that cairo has"
    )
  }

  @Test func `includes two drawings at once`() {
    let text = Self.text { try withDrawing(of: Self.one) { _ in try withDrawing(of: Self.one) { _ in } } }
    #expect(
      text == "Graphviz could not start: a drawing is open already, and libgvc has room for one at a time")
  }
}
