/// What of a circuit an item draws. It is the same in all frames, wherever the item stands in them, so that programs which
/// move things from frame to frame know what becomes of what.
///
/// Nodes and wires are those of the circuit, by index; dots and lines those of the map.
package enum SceneSubject: Hashable, Sendable {
  /// A node, at work or as the neighbour of the one that is.
  case node(Int)
  case wire(Int)
  /// What is written at a wire: its value, and its gradient.
  case value(ofWire: Int), gradient(ofWire: Int)
  /// The local gradient at the end of a wire.
  case local(ofWire: Int)
  /// The name beyond a wire that no node reads.
  case end(ofWire: Int)
  case dot(Int), line(Int)
}
