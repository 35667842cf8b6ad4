public import Engine

// Tests count the wires and nodes of small circuits, in the order of the text.

extension WireID: ExpressibleByIntegerLiteral {
  /// The wire at this place.
  public init(integerLiteral index: Int) { self.init(index) }
}

extension NodeID: ExpressibleByIntegerLiteral {
  /// The node at this place.
  public init(integerLiteral index: Int) { self.init(index) }
}

extension GroupID: ExpressibleByIntegerLiteral {
  /// The call at this place.
  public init(integerLiteral index: Int) { self.init(index) }
}
