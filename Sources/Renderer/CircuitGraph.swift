import Engine
import Graphviz
import Notation
import Walkthrough

/// A circuit as the graph that libgvc lays out, and where in that graph each node and wire is.
///
/// A wire is two edges with a label node between them, since a label beside an edge is ambiguous where wires meet. After
/// the layout the two edges and the stretch across the label are joined into one line.
struct CircuitGraph {
  /// The edges and nodes that draw a wire.
  struct WirePlace {
    let line: Int
    /// The second edge and the label node between; nil for a constant's wire, which is one edge without a label.
    let rest: (edge: Int, label: Int)?
    /// The stretch of a bus up to where the wire is tapped, and the dot there, or the stretch in the next row and the dot
    /// where it begins; nil for a wire of its own in one row.
    var bus: (edge: Int, dot: Int)?
  }

  private(set) var description: GraphDescription
  /// By node of the circuit.
  private(set) var nodes = Table<NodeID, Int>()
  /// By wire of the circuit.
  private(set) var wires = Table<WireID, WirePlace>()

  /// Wires at rest; the layout reserves arrowheads for this width.
  static let quietWidth = "1.2"
  static let litWidth = "2.6"
  /// From this many nodes on, labels among them, network simplex is stopped after two rounds for each node: it then takes
  /// a tenth of the time and more, and what it would still find is straighter by less than one sees.
  static let largeGraph = 150

  init(_ walkthrough: Walkthrough, theme: Theme, direction: Direction) {
    let circuit = walkthrough.circuit
    description = GraphDescription(attributes: [
      .rankdir: direction.rawValue, .ordering: "in", .nodesep: "0.3", .ranksep: "0.42", .bgcolor: theme.background,
    ])
    let groups = addGroups(of: circuit, theme, direction)
    let rows = ChainRows(walkthrough, direction)
    nodes = Table(repeating: 0, count: circuit.nodes.count)
    // libgvc puts the part that it meets first at the bottom.
    for index in circuit.nodes.indices.sorted(by: { (-rows.rowOfNode[$0], $0) < (-rows.rowOfNode[$1], $1) }) {
      let node = circuit.nodes[index]
      nodes[index] = addNode("n\(index)", of: node, symbol: walkthrough.symbol(of: node.outputs.lowerBound), theme)
      description.nodes[nodes[index]].group = node.group.flatMap { groups[$0] }
    }
    var ends = Table<WireID, Int?>()
    var labels = Table<WireID, Int?>()
    for (index, wire) in circuit.wires.entries {
      ends.append(
        rows.broken.contains(index)
          ? addOpenEnd("x\(index)")
          : wire.consumer.map { nodes[$0] } ?? addEnd("e\(index)", walkthrough.symbol(of: index), theme))
      if case .constant = circuit.nodes[wire.producer].kind {
        labels.append(nil)
      } else {
        let label = walkthrough.widestLabel(of: index, direction).markup(theme)
        labels.append(
          add(
            "l\(index)", .html(label),
            [.shape: "plain", .fontsize: "\(WireLabel.fontSize)", .fontcolor: theme.value]))
        description.nodes[description.nodes.count - 1].group = circuit.group(ofWire: index).flatMap { groups[$0] }
      }
    }
    let buses = Bus.all(in: circuit)
    var dots = Table<WireID, Int?>(repeating: nil, count: circuit.wires.count)
    for tap in buses.flatMap(\.taps) {
      dots[tap.wire] = addDot("t\(tap.wire)", theme)
      description.nodes[description.nodes.count - 1].group = circuit.group(ofWire: tap.wire).flatMap { groups[$0] }
    }
    // Edges into a node are made in the order of its inputs: `ordering=in` stacks the inputs as the expression has them.
    let readingOrder = circuit.nodes.flatMap(\.inputs)
    let unread = circuit.wires.indices.filter { circuit.wires[$0].consumer == nil }
    var places = Table<WireID, WirePlace?>(repeating: nil, count: circuit.wires.count)
    for wire in readingOrder + unread {
      guard let end = ends[wire] else { continue }
      let start = dots[wire] ?? nodes[circuit.wires[wire].producer]
      if let label = labels[wire] {
        let (out, into) = direction == .leftToRight ? ("e", "w") : ("s", "n")
        let line = addEdge(start, label, headPort: into, "w\(wire)", [.dir: "back"], theme)
        let second = addEdge(label, end, tailPort: out, "v\(wire)", [.dir: "forward"], theme)
        places[wire] = WirePlace(line: line, rest: (second, label))
      } else {
        places[wire] = WirePlace(line: addEdge(start, end, "w\(wire)", [.dir: "forward"], theme), rest: nil)
      }
      if rows.broken.contains(wire), let consumer = circuit.wires[wire].consumer {
        let dot = addDot("t\(wire)", theme)
        places[wire]?.bus = (addEdge(dot, nodes[consumer], "b\(wire)", [.dir: "none"], theme), dot)
      }
    }
    wires = Table(places.compactMap(\.self))
    add(buses, dots, theme)
    if description.nodes.count >= Self.largeGraph {
      // Beside a bus each round takes longer, and with many of them two rounds take seconds.
      let rounds = max(0.3, 2 / Double(max(1, buses.count)))
      description.attributes.merge([.nslimit: rounds == 2 ? "2" : "\(rounds)", .nslimit1: "2"]) { $1 }
    }
  }

  /// The lines of buses, from dot to dot. The other wires weigh more: what goes along the circuit is straight.
  private mutating func add(_ buses: [Bus], _ dots: Table<WireID, Int?>, _ theme: Theme) {
    guard !buses.isEmpty else { return }
    for edge in description.edges.indices { description.edges[edge].attributes[.weight] = "4" }
    for bus in buses {
      var (start, depth) = (nodes[bus.splitter], -1)
      for tap in bus.taps {
        guard let dot = dots[tap.wire] else { continue }
        let edge = addEdge(
          start, dot, "b\(tap.wire)", [.dir: "none", .weight: "1", .minlen: tap.depth == depth ? "0" : "1"], theme)
        wires[tap.wire].bus = (edge, dot)
        for edge in [wires[tap.wire].line, wires[tap.wire].rest?.edge].compactMap(\.self) {
          description.edges[edge].attributes[.weight] = "1"
        }
        (start, depth) = (dot, tap.depth)
      }
    }
  }

  /// Where a wire leaves its row, to go on in the next one.
  private mutating func addOpenEnd(_ id: String) -> Int {
    add(id, .plain(""), [.shape: "circle", .fixedsize: "true", .width: "0.05", .style: "invis"])
  }

  /// Where a wire is tapped, or goes on in a row.
  private mutating func addDot(_ id: String, _ theme: Theme) -> Int {
    let attributes: [Attribute: String] = [
      .shape: "circle", .fixedsize: "true", .width: "0.1", .style: "filled", .fillcolor: theme.wire,
      .color: theme.wire, .penwidth: Self.quietWidth,
    ]
    return add(id, .plain(""), attributes)
  }

  /// The boxes of composites, by group of the circuit; nil for a call that made no node.
  private mutating func addGroups(of circuit: Circuit, _ theme: Theme, _ direction: Direction) -> Table<GroupID, Int?> {
    var isUsed = Table<GroupID, Bool>(repeating: false, count: circuit.groups.count)
    for node in circuit.nodes { if let group = node.group { isUsed[group] = true } }
    for (index, group) in circuit.groups.entries.reversed() where isUsed[index] {
      if let parent = group.parent { isUsed[parent] = true }
    }
    var places = Table<GroupID, Int?>(repeating: nil, count: circuit.groups.count)
    for (index, group) in circuit.groups.entries where isUsed[index] {
      places[index] = description.groups.count
      description.groups.append(
        GraphDescription.Group(
          id: "c\(index)", label: .html(Markup.text(MathText(group.name))), parent: group.parent.flatMap { places[$0] },
          attributes: [
            // In a corner where no wire comes in.
            .labeljust: "l", .labelloc: direction == .leftToRight ? "t" : "b", .fontcolor: theme.faint, .fontsize: "13",
            .color: theme.wire, .penwidth: "1",
            .style: "rounded", .bgcolor: theme.groupFill, .margin: "10",
          ]))
    }
    return places
  }

  private mutating func addNode(_ id: String, of node: Circuit.Node, symbol: MathText, _ theme: Theme) -> Int {
    var circle: [Attribute: String] = [
      .shape: "circle", .fixedsize: "true", .style: "filled", .fillcolor: theme.nodeFill, .color: theme.outline,
      .penwidth: Self.quietWidth, .fontcolor: theme.ink,
    ]
    switch node.kind {
    case .input:
      return addText(id, symbol, size: "18", theme.ink)
    case .constant:
      return addText(id, symbol, size: "14", theme.faint)
    case .function(let rule):
      circle[.width] = "0.62"
      let lines = rule.symbol.split(separator: " ")
      let longest = lines.map(\.count).max() ?? 1
      if longest > 8 {
        // The name of a folded composite.
        circle[.shape] = "box"
        circle[.style] = "rounded,filled"
        circle[.fixedsize] = "false"
        circle[.height] = "0.5"
      }
      circle[.fontsize] = longest > 8 ? "12" : ["18", "18", "15", "13", "11", "10", "9", "8"][min(longest, 8) - 1]
      return add(id, .plain(lines.joined(separator: "\n")), circle)
    case .splitter:
      circle[.width] = "0.34"
      circle[.fontsize] = "14"
      return add(id, .plain(""), circle)
    }
  }

  /// The end of a wire that no node reads: the output, or a value that is used nowhere.
  private mutating func addEnd(_ id: String, _ symbol: MathText, _ theme: Theme) -> Int {
    addText(id, symbol, size: "18", theme.ink)
  }

  /// A name or a number without an outline, and room around it so that no arrowhead touches it.
  private mutating func addText(_ id: String, _ text: MathText, size: String, _ color: String) -> Int {
    let attributes: [Attribute: String] = [
      .shape: "plaintext", .width: "0.1", .height: "0.1", .margin: "0.07,0.04", .fontsize: size, .fontcolor: color,
    ]
    return add(id, .html(Markup.text(text)), attributes)
  }

  private mutating func add(_ id: String, _ label: Label, _ attributes: [Attribute: String]) -> Int {
    description.nodes.append(GraphDescription.Node(id: id, label: label, attributes: attributes))
    return description.nodes.count - 1
  }

  private mutating func addEdge(
    _ tail: Int, _ head: Int, tailPort: String? = nil, headPort: String? = nil, _ id: String,
    _ attributes: [Attribute: String], _ theme: Theme
  ) -> Int {
    let look: [Attribute: String] = [.color: theme.wire, .penwidth: Self.quietWidth, .arrowsize: "0.7"]
    description.edges.append(
      GraphDescription.Edge(
        id: id, from: tail, to: head, tailPort: tailPort, headPort: headPort,
        attributes: attributes.merging(look) { $1 }))
    return description.edges.count - 1
  }
}
