import Engine
import Walkthrough

/// A wire that nodes all along a circuit read, as textbooks draw it: one line with a dot at each tap, in place of a fan of
/// wires. dot lays each wire of a fan out through all layers up to its reader, and takes minutes where a bus takes none.
struct Bus {
  /// The splitter node that it comes from.
  let splitter: NodeID
  /// The branches in the order of their taps, with how deep in the circuit their readers are.
  let taps: [(wire: WireID, depth: Int)]

  /// From so many different depths on, at which its branches are read.
  private static let fewestDepths = 8

  /// Those that a circuit has.
  static func all(in circuit: Circuit) -> [Bus] {
    let depths = depths(of: circuit)
    return circuit.nodes.indices.compactMap { node in
      guard circuit.isSplitter(node) else { return nil }
      let taps = circuit.nodes[node].outputs.compactMap { wire in
        circuit.wires[wire].consumer.map { (wire: wire, depth: depths[$0]) }
      }
      // A branch that no node reads ends at a name of its own, and needs no tap.
      guard Set(taps.map(\.depth)).count >= fewestDepths else { return nil }
      return Bus(splitter: node, taps: taps.sorted { ($0.depth, $0.wire) < ($1.depth, $1.wire) })
    }
  }

  /// By node, how deep in the circuit it may stand at most: just before the first node that waits for it.
  private static func depths(of circuit: Circuit) -> Table<NodeID, Int> {
    var earliest = Table<NodeID, Int>(repeating: 0, count: circuit.nodes.count)
    for (index, node) in circuit.nodes.entries {
      let before = node.inputs.map { earliest[circuit.wires[$0].producer] }.max() ?? 0
      if case .function = node.kind { earliest[index] = before + 1 } else { earliest[index] = before }
    }
    var latest = Table<NodeID, Int?>(repeating: nil, count: circuit.nodes.count)
    for (index, node) in circuit.nodes.entries.reversed() {
      let own = latest[index] ?? earliest[index]
      latest[index] = own
      let before = if case .function = node.kind { own - 1 } else { own }
      for wire in node.inputs {
        let producer = circuit.wires[wire].producer
        latest[producer] = min(latest[producer] ?? before, before)
      }
    }
    return latest.map { $0 ?? 0 }
  }
}
