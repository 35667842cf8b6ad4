/// What one thing of a circuit is told by: a wire by a `WireID`, a node by a `NodeID`. Each costs what a whole number costs,
/// and none is taken for another.
///
/// They are ordered, and counted on, as the circuit has its things: `node.outputs` is a range of wires, and of two nodes the
/// smaller one works first in the forward pass.
public protocol CircuitID: Hashable, Strideable, Sendable, CustomStringConvertible where Stride == Int {
  /// Its place among its kind, from 0: what stands for it in data.
  var index: Int { get }

  /// - Parameter index: its place among its kind, from 0.
  init(_ index: Int)
}

extension CircuitID {
  /// The one that comes first in the circuit is the smaller.
  @inlinable
  public static func < (first: Self, second: Self) -> Bool { first.index < second.index }

  /// How many places further on the other one is; negative where it comes before.
  @inlinable
  public func distance(to other: Self) -> Int { other.index - index }

  /// The one so many places further on. Whether the circuit has it, only its tables know.
  @inlinable
  public func advanced(by distance: Int) -> Self { Self(index + distance) }

  /// The place as a number, as it stands in data.
  public var description: String { String(index) }
}

/// A wire of a circuit: `circuit.wires[wire]`, `annotated.gradients[wire]`.
@frozen public struct WireID: CircuitID {
  /// Its place in `circuit.wires`, from 0.
  public let index: Int

  /// The wire at this place.
  @inlinable
  public init(_ index: Int) { self.index = index }
}

/// A node of a circuit: `circuit.nodes[node]`.
@frozen public struct NodeID: CircuitID {
  /// Its place in `circuit.nodes`, from 0.
  public let index: Int

  /// The node at this place.
  @inlinable
  public init(_ index: Int) { self.index = index }
}

/// A call of a composite: `circuit.groups[group]`.
@frozen public struct GroupID: CircuitID {
  /// Its place in `circuit.groups`, from 0.
  public let index: Int

  /// The call at this place.
  @inlinable
  public init(_ index: Int) { self.index = index }
}
