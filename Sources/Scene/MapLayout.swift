import Engine
import Walkthrough

/// The whole circuit as dots and lines, in layers from left to right: what is done, at work and to come.
///
/// Laid out once for a walkthrough. Of a large circuit several nodes share a dot, so that a map has a bounded number of
/// items. Splitters and constants have no dot of their own.
struct MapLayout {
  /// By dot, from 0 to 1 in both directions.
  private(set) var dots: [(x: Double, y: Double)] = []
  /// The nodes that share a dot.
  private(set) var nodes: [[NodeID]] = []
  /// Pairs of dots, from where values come to where they go, with the wires that they stand for.
  private(set) var lines: [(from: Int, to: Int, wires: [WireID])] = []
  /// By node of the circuit, its dot; nil for what has none.
  private(set) var dotOfNode: Table<NodeID, Int?>
  let layerCount: Int
  let tallest: Int

  /// So many that an SVG has at most 64 kB of them.
  /// How far apart its layers stand at the foot of a frame at most.
  static let pitch = 66.0
  static let mostLayers = 30, mostRows = 6, mostLines = 190

  init(_ walkthrough: Walkthrough) {
    let circuit = walkthrough.circuit
    let layers = Self.layers(walkthrough)
    let depth = (layers.compactMap(\.self).max() ?? 0) + 1
    let columns = min(depth, Self.mostLayers)
    var byColumn = [[NodeID]](repeating: [], count: columns)
    var widths = [Int](repeating: 0, count: depth)
    for (node, layer) in layers.entries {
      guard let layer else { continue }
      byColumn[layer * columns / depth].append(node)
      widths[layer] += 1
    }
    // A long chain stays a line: a column of several layers has as many dots as the widest of them has nodes.
    var rowsOfColumn = [Int](repeating: 0, count: columns)
    for (layer, width) in widths.enumerated() {
      let column = layer * columns / depth
      rowsOfColumn[column] = min(max(rowsOfColumn[column], width), Self.mostRows)
    }
    Self.order(&byColumn, walkthrough)
    dotOfNode = Table(repeating: nil, count: circuit.nodes.count)
    layerCount = columns
    tallest = rowsOfColumn.max() ?? 1
    for (column, members) in byColumn.enumerated() {
      let rows = rowsOfColumn[column]
      for row in 0..<rows {
        let share = Array(members[(row * members.count / rows)..<((row + 1) * members.count / rows)])
        for node in share { dotOfNode[node] = dots.count }
        dots.append((columns == 1 ? 0.5 : Double(column) / Double(columns - 1), (Double(row) + 0.5) / Double(rows)))
        nodes.append(share)
      }
    }
    var known: [[Int]: Int] = [:]
    for node in circuit.nodes.indices {
      guard let to = dotOfNode[node] else { continue }
      for wire in circuit.nodes[node].inputs {
        guard let from = dotOfNode[circuit.wires[walkthrough.circuit.origin(of: wire)].producer], from != to else {
          continue
        }
        if let place = known[[from, to]] {
          lines[place].wires.append(wire)
        } else {
          known[[from, to]] = lines.count
          lines.append((from, to, [wire]))
        }
      }
    }
    if lines.count > Self.mostLines { keepStrongestLines() }
  }

  /// Keeps the line into each dot that stands for most wires, and of the others those that stand for most.
  private mutating func keepStrongestLines() {
    let byStrength = lines.indices.sorted { (-lines[$0].wires.count, $0) < (-lines[$1].wires.count, $1) }
    var reached: Set<Int> = []
    let first = byStrength.filter { reached.insert(lines[$0].to).inserted }
    let isFirst = Set(first)
    let others = byStrength.filter { !isFirst.contains($0) }
    lines = (first + others).prefix(Self.mostLines).sorted().map { lines[$0] }
  }

  /// By node, how many function nodes lie on the longest way to it; an input stands just before the first node that reads
  /// it. Nil for splitters and constants.
  private static func layers(_ walkthrough: Walkthrough) -> Table<NodeID, Int?> {
    let circuit = walkthrough.circuit
    var layers = Table<NodeID, Int?>(repeating: nil, count: circuit.nodes.count)
    var first = Table<NodeID, Int>(repeating: Int.max, count: circuit.nodes.count)
    for (index, node) in circuit.nodes.entries {
      guard case .function = node.kind else { continue }
      let sources = node.inputs.map { circuit.wires[walkthrough.circuit.origin(of: $0)].producer }
      let layer = sources.compactMap { layers[$0] }.max().map { $0 + 1 } ?? 1
      layers[index] = layer
      for source in sources { first[source] = min(first[source], layer) }
    }
    for (index, node) in circuit.nodes.entries {
      if case .input = node.kind { layers[index] = first[index] == .max ? 0 : first[index] - 1 }
    }
    return layers
  }

  /// Brings each layer into the order of what its nodes are connected with: forwards, backwards and forwards again.
  private static func order(_ layers: inout [[NodeID]], _ walkthrough: Walkthrough) {
    let circuit = walkthrough.circuit
    var neighbors: [NodeID: (before: [NodeID], after: [NodeID])] = [:]
    for (index, node) in circuit.nodes.entries {
      guard case .function = node.kind else { continue }
      for wire in node.inputs {
        let source = circuit.wires[walkthrough.circuit.origin(of: wire)].producer
        neighbors[index, default: ([], [])].before.append(source)
        neighbors[source, default: ([], [])].after.append(index)
      }
    }
    var places = Table<NodeID, Double>(repeating: 0.5, count: circuit.nodes.count)
    func settle(_ layer: [NodeID]) {
      for (row, node) in layer.enumerated() { places[node] = (Double(row) + 0.5) / Double(layer.count) }
    }
    for layer in layers { settle(layer) }
    for round in 0..<6 {
      for column in round % 2 == 0 ? Array(layers.indices) : layers.indices.reversed() {
        let middles = layers[column].map { node -> Double in
          let near = round % 2 == 0 ? neighbors[node]?.before : neighbors[node]?.after
          guard let near, !near.isEmpty else { return places[node] }
          return near.reduce(0) { $0 + places[$1] } / Double(near.count)
        }
        let sorted = layers[column].indices.sorted { (middles[$0], $0) < (middles[$1], $1) }
        layers[column] = sorted.map { layers[column][$0] }
        settle(layers[column])
      }
    }
  }
}

extension MapLayout {
  /// The map as it stands in a step.
  /// - Parameters:
  ///   - box: the place that it has.
  ///   - work: the node at work.
  ///   - isDone: whether a gradient has arrived on a wire.
  func items(
    in box: SceneBox, _ walkthrough: Walkthrough, work: NodeID?, isDone: (WireID) -> Bool, names: Bool = false
  ) -> [SceneItem] {
    let circuit = walkthrough.circuit
    let radius = max(3, min(names ? 15 : 9, box.width / Double(layerCount) / 3.4, box.height / Double(tallest) / 2.6))
    // A small circuit does not reach from side to side.
    let width = min(box.width - 4 * radius, Double(layerCount - 1) * (names ? 150 : Self.pitch))
    let height = min(box.height - 2 * radius, Double(tallest) * (names ? 90 : 44))
    let left = names ? box.center.x - width / 2 : box.left + 2 * radius
    let middles = dots.map { ScenePoint(left + $0.x * width, box.center.y + ($0.y - 0.5) * height) }
    let workDot = work.flatMap { node in
      circuit.isSplitter(node)
        ? dotOfNode[circuit.wires[walkthrough.circuit.origin(of: circuit.nodes[node].inputs[0])].producer]
        : dotOfNode[node]
    }
    var items: [SceneItem] = lines.enumerated().map { number, line in
      let done = line.wires.allSatisfy(isDone)
      return SceneItem(
        "map", done ? .done : .toCome,
        .line(
          [middles[line.from]] + Curve.straight(middles[line.from], middles[line.to]), width: done ? 2.6 : 1.4,
          head: nil)
      ).of(.line(number), from: .dot(line.from), to: .dot(line.to))
    }
    for (dot, middle) in middles.enumerated() {
      let done = nodes[dot].allSatisfy { circuit.nodes[$0].outputs.contains(where: isDone) }
      let role: SceneRole = dot == workDot ? .atWork : done ? .done : .toCome
      items.append(
        SceneItem(
          "map", role, .circle(StyledText(size: 24), at: middle, radius: dot == workDot ? radius * 1.5 : radius)
        )
        // Of several nodes, the first one that the backward pass comes to.
        .of(.dot(dot)).standing(for: nodes[dot].max()))
    }
    return items
  }
}
