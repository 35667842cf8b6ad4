import Engine
import Notation
import Walkthrough

/// The rows that a long chain breaks into, as text does: a wire leaves a row at its right end, and goes on at the left end of
/// the next one. A circuit breaks where one wire holds its parts together, so that nobody has to look which one goes on.
struct ChainRows {
  /// By node of the circuit, from 0 at the top.
  private(set) var rowOfNode: Table<NodeID, Int>
  /// The wires that go on in the next row.
  private(set) var broken: Set<WireID> = []
  private(set) var count = 1

  private static let mostRows = 6

  /// - Parameter direction: only what runs from left to right is broken.
  init(_ walkthrough: Walkthrough, _ direction: Direction) {
    let circuit = walkthrough.circuit
    rowOfNode = Table(repeating: 0, count: circuit.nodes.count)
    let depths = Self.depths(of: circuit)
    let deepest = depths.max() ?? 0
    guard direction == .leftToRight, deepest > 3, deepest < 200 else { return }
    let columns = Columns(walkthrough, depths, deepest)
    let places = Self.places(circuit, depths, deepest)
    let whole = columns.scale(breaks: [])
    // What can be read in one row stays in it.
    guard whole < Self.readableScale else { return }
    let choices = (2...Self.mostRows).compactMap { columns.breaks(into: $0, at: places) }
    let scales = choices.map { columns.scale(breaks: $0) }
    guard let best = scales.max(), best > 1.15 * whole, let choice = scales.firstIndex(of: best) else { return }
    let breaks = choices[choice]
    count = breaks.count + 1
    for (node, depth) in depths.entries { rowOfNode[node] = breaks.count { $0 < depth } }
    broken = Set(
      circuit.wires.indices.filter { wire in
        circuit.wires[wire].consumer.map { rowOfNode[$0] != rowOfNode[circuit.wires[wire].producer] } ?? false
      })
  }

  /// Text of 14 points is read from the last row then.
  private static let readableScale = 24 / WireLabel.fontSize

  /// By node, how many function nodes lie before it at most; an input stands with the first node that reads it.
  private static func depths(of circuit: Circuit) -> Table<NodeID, Int> {
    var depths = Table<NodeID, Int>(repeating: 0, count: circuit.nodes.count)
    var readers = Table<NodeID, Int>(repeating: Int.max, count: circuit.nodes.count)
    for (index, node) in circuit.nodes.entries {
      let before = node.inputs.map { depths[circuit.wires[$0].producer] }.max() ?? 0
      if case .function = node.kind { depths[index] = before + 1 } else { depths[index] = before }
    }
    for index in circuit.nodes.indices.reversed() {
      let node = circuit.nodes[index]
      if depths[index] == 0, readers[index] != .max { depths[index] = readers[index] }
      for wire in node.inputs {
        let producer = circuit.wires[wire].producer
        readers[producer] = min(readers[producer], depths[index])
      }
    }
    return depths
  }

  /// The depths behind which one wire holds the circuit together, and no box.
  private static func places(_ circuit: Circuit, _ depths: Table<NodeID, Int>, _ deepest: Int) -> [Int] {
    var crossing = [Int](repeating: 0, count: deepest + 1)
    for wire in circuit.wires {
      guard let consumer = wire.consumer else { continue }
      for depth in depths[wire.producer]..<max(depths[wire.producer], depths[consumer]) { crossing[depth] += 1 }
    }
    for group in circuit.groups.indices {
      let members = circuit.nodes.indices.filter { node in
        var group1 = circuit.nodes[node].group
        while let inner = group1, inner != group { group1 = circuit.groups[inner].parent }
        return group1 == group
      }.map { depths[$0] }
      guard let first = members.min(), let last = members.max() else { continue }
      for depth in first..<last { crossing[depth] += 2 }
    }
    return (1..<deepest).filter { crossing[$0] == 1 }
  }

  /// How wide and how high the circuit is, depth by depth, as far as that is known before it is laid out.
  private struct Columns {
    private let widths: [Double]
    private let height: Double

    init(_ walkthrough: Walkthrough, _ depths: Table<NodeID, Int>, _ deepest: Int) {
      let circuit = walkthrough.circuit
      var labels = [Double](repeating: 0, count: deepest + 1)
      var heights = [Double](repeating: 0, count: deepest + 1)
      for (wire, ends) in circuit.wires.entries {
        let depth = ends.consumer.map { depths[$0] } ?? deepest
        if case .constant = circuit.nodes[ends.producer].kind {
          heights[depth] += 34
          continue
        }
        let label = walkthrough.widestLabel(of: wire, .leftToRight)
        let name = Double(label.name.map { $0.plain.count + 3 } ?? 0) * WireLabel.fontSize * 0.6
        let value = label.value.map { TensorMarkup.width(of: $0, fontSize: WireLabel.fontSize) } ?? 0
        labels[depth] = max(labels[depth], name + value * 0.8)
        heights[depth] += Double(2 * label.sideHeight + 24)
      }
      // A node, and what lies between the label's column and those beside it.
      widths = labels.map { $0 + 105 }
      height = heights.max() ?? 0
    }

    /// On a wide canvas, with a caption below.
    func scale(breaks: [Int]) -> Double {
      let ends = breaks + [widths.count - 1]
      var start = 0
      var widest = 0.0
      for end in ends {
        widest = max(widest, widths[start...end].reduce(40, +))
        start = end + 1
      }
      return min(1280 / widest, 720 / (height * Double(ends.count) + 110))
    }

    /// The places nearest to where rows of one width end; nil where there are none.
    func breaks(into rows: Int, at places: [Int]) -> [Int]? {
      var sums: [Double] = []
      for width in widths { sums.append((sums.last ?? 0) + width) }
      guard let total = sums.last else { return nil }
      let breaks = (1..<rows).compactMap { row -> Int? in
        let wanted = total * Double(row) / Double(rows)
        return places.min { abs(sums[$0] - wanted) < abs(sums[$1] - wanted) }
      }
      return Set(breaks).count == rows - 1 ? breaks.sorted() : nil
    }
  }
}
