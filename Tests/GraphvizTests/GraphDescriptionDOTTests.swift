import Graphviz
import Testing

@Suite struct GraphDescriptionDOTTests {
  @Test("a graph is written with its attributes in the order of their names")
  func text() throws {
    let graph = GraphDescription(
      attributes: [.rankdir: "LR", .bgcolor: "#ffffff"],
      nodes: [
        GraphDescription.Node(id: "a", label: .html("<I>x</I>"), attributes: [.shape: "plain"]),
        GraphDescription.Node(label: .plain("say \"x\"\nor C:\\N"), group: 0),
      ],
      edges: [GraphDescription.Edge(from: 0, to: 1, tailPort: "e", attributes: [.color: "#000000"])],
      groups: [GraphDescription.Group(label: .plain("box"))], label: .plain("below"))
    #expect(
      try graph.dot(name: "frame_3") == #"""
        digraph frame_3 {
          graph [fontname="DejaVu Sans", bgcolor="#ffffff", rankdir="LR", label="below"]
          node [fontname="DejaVu Sans"]
          subgraph cluster_0 {
            graph [label="box"]
            n1 [label="say \"x\"\nor C:\\N"]
          }
          n0 [id="a", shape="plain", label=<<I>x</I>>]
          n0:e -> n1 [color="#000000"]
        }

        """#)
  }

  @Test("what may not stand in a graph is refused")
  func refusals() throws {
    let colored = GraphDescription(nodes: [GraphDescription.Node(attributes: [.color: "red\", URL=\"x"])])
    #expect(throws: GraphvizError.self) { try colored.dot(name: "g") }
    for markup in ["<IMG SRC=\"/etc/passwd\"/>", "a > b, URL=\"x\"", "<B>x</B"] {
      let graph = GraphDescription(nodes: [GraphDescription.Node(label: .html(markup))])
      #expect(throws: GraphvizError.self) { try graph.dot(name: "g") }
    }
  }
}
