package import Engine

/// What of a circuit an item draws. It is the same in all frames, wherever the item stands in them, so that programs which
/// move things from frame to frame know what becomes of what.
///
/// Nodes and wires are those of the circuit; dots and lines those of the map, by index.
package enum SceneSubject: Hashable, Sendable {
  /// A node, at work or as the neighbour of the one that is.
  case node(NodeID)
  case wire(WireID)
  /// What is written at a wire: its value, and its gradient.
  case value(ofWire: WireID), gradient(ofWire: WireID)
  /// The local gradient at the end of a wire.
  case local(ofWire: WireID)
  /// The name beyond a wire that no node reads.
  case end(ofWire: WireID)
  case dot(Int), line(Int)
}
