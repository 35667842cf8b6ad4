import Graphviz

/// f = (x + y) × z as the look has it: circles for functions, plain nodes for ends, and on every wire a label node between
/// two edges that are joined to one.
struct ProductCircuit {
  static let wires = [(0, 3, "−2"), (1, 3, "5"), (3, 4, "<I>q</I> = 3"), (2, 4, "−4"), (4, 5, "−12")]
  static let gradients = ["−4", "−4", "−4", "3", "1"]

  /// Node 0…2 x, y, z, node 3 +, node 4 ×, node 5 f, then a label node for every wire.
  static func description(direction: String = "LR") -> GraphDescription {
    let sides = direction == "LR" ? (in: "w", out: "e") : (in: "n", out: "s")
    let look: [Attribute: String] = [
      .shape: "circle", .fixedsize: "true", .width: "0.62", .fontsize: "18", .style: "filled", .fillcolor: "#F4F4F4",
      .color: "#555555", .penwidth: "1.2",
    ]
    let end: [Attribute: String] = [.shape: "plaintext", .fixedsize: "true", .width: "0.3", .fontsize: "18"]
    let edge: [Attribute: String] = [.color: "#888888", .arrowsize: "0.7", .penwidth: "1"]
    let ends = ["x", "y", "z"].map { (name: String) in
      GraphDescription.Node(id: name, label: .html("<I>\(name)</I>"), attributes: end)
    }
    let inner = ["+", "×"].map { GraphDescription.Node(label: .plain($0), attributes: look) }
    var graph = GraphDescription(
      attributes: [.rankdir: direction, .ordering: "in", .nodesep: "0.35", .ranksep: "0.4", .bgcolor: "#ffffff"],
      nodes: ends + inner + [GraphDescription.Node(id: "f", label: .html("<I>f</I>"), attributes: end)])
    for (index, (tail, head, value)) in wires.enumerated() {
      let node = graph.nodes.count
      graph.nodes.append(
        .init(label: annotation(value, gradients[index]), attributes: [.shape: "plain", .fontsize: "13"]))
      graph.edges.append(
        .init(
          id: "wire-\(index)", from: tail, to: node, headPort: sides.in,
          attributes: edge.merging([.dir: "back"]) { $1 }))
      graph.edges.append(
        .init(from: node, to: head, tailPort: sides.out, attributes: edge.merging([.dir: "forward"]) { $1 }))
    }
    return graph
  }

  /// A value above the wire and a gradient below it.
  static func annotation(_ value: String, _ gradient: String) -> Label {
    .html(
      """
      <TABLE BORDER="0" CELLBORDER="0" CELLSPACING="0" CELLPADDING="3"><TR><TD><FONT COLOR="#0072B2">\(value)</FONT></TD></TR>\
      <TR><TD><FONT COLOR="#B34700"><B>\(gradient)</B></FONT></TD></TR></TABLE>
      """)
  }

  static func caption(_ title: String) -> Label {
    .html(
      """
      <TABLE BORDER="0" CELLBORDER="0" CELLSPACING="2" CELLPADDING="3"><TR><TD ALIGN="LEFT"><B>\(title)</B></TD></TR><HR/>\
      <TR><TD ALIGN="LEFT">upstream 1 × local (−4) = −4</TD></TR></TABLE>
      """)
  }

  /// Joins the wires and makes room for a caption.
  static func prepare(_ drawing: inout Drawing) throws {
    for wire in wires.indices {
      try drawing.join(first: 2 * wire, second: 2 * wire + 1)
      drawing.setArrows(ofEdge: 2 * wire, tail: false, head: true)
    }
    drawing.reserveCaption(width: 420, height: 80)
  }

  /// Frame 0: the forward pass begins. Frame 1: it is over. Frame 2: × is at work in the backward pass.
  static func frame(_ number: Int, _ format: PictureFormat, of drawing: inout Drawing) throws -> [UInt8] {
    for (wire, (_, _, value)) in wires.enumerated() {
      let label = try drawing.makeLabel(
        annotation(number == 0 && wire > 1 ? " " : value, number == 2 && wire > 1 ? gradients[wire] : " "), fontSize: 13
      )
      drawing.setLabel(label, ofNode: 6 + wire)
      let lit = number == 2 && (wire == 2 || wire == 3)
      drawing.setArrows(ofEdge: 2 * wire, tail: lit, head: !lit)
      try drawing.setAttribute(.color, lit ? "#D55E00" : "#888888", ofEdge: 2 * wire)
      try drawing.setAttribute(.penwidth, lit ? "2.4" : "1", ofEdge: 2 * wire)
    }
    try drawing.setAttribute(.fillcolor, number == 2 ? "#FFE8C2" : "#F4F4F4", ofNode: 4)
    let caption = try drawing.makeLabel(caption("Step \(number)"), fontSize: 13)
    drawing.setCaption(caption)
    let bytes = try drawing.render(format)
    drawing.discard(caption)
    return bytes
  }
}
