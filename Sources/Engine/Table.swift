/// What there is for each wire, or each node, of a circuit: an array that is asked by `WireID`, or `NodeID`, and by nothing
/// else.
///
///     let gradients: Table<WireID, Tensor<Double>?> = annotated.gradients
///     gradients[circuit.output]                        // a wire's
///     gradients.map { $0 != nil }                      // a table again, by wire
///     for (wire, gradient) in gradients.entries { … }  // both
@frozen
public struct Table<ID: CircuitID, Element> {
  /// In the order of the circuit.
  public var elements: [Element]

  /// - Parameter elements: one for each, in the order of the circuit.
  @inlinable
  public init(_ elements: [Element] = []) { self.elements = elements }

  /// The same for each.
  @inlinable
  public init(repeating element: Element, count: Int) { elements = Array(repeating: element, count: count) }

  /// The ids with what there is for each, in the order of the circuit.
  @inlinable
  public var entries: Zip2Sequence<Range<ID>, [Element]> { zip(indices, elements) }

  /// What becomes of each, by the same ids.
  @inlinable
  public func map<Result>(_ transform: (Element) throws -> Result) rethrows -> Table<ID, Result> {
    Table<ID, Result>(try elements.map(transform))
  }

  /// Sets aside room for so many, so that adding them moves nothing.
  @inlinable
  public mutating func reserveCapacity(_ count: Int) { elements.reserveCapacity(count) }

  /// Adds one at the end.
  /// - Returns: the id that it is asked by.
  @inlinable @discardableResult
  public mutating func append(_ element: Element) -> ID {
    elements.append(element)
    return ID(elements.count - 1)
  }
}

extension Table: RandomAccessCollection, MutableCollection {
  /// What it is asked by.
  public typealias Index = ID
  /// All ids from the first to the last.
  public typealias Indices = Range<ID>

  /// That of the first one, whether there is one or not.
  @inlinable
  public var startIndex: ID { ID(0) }

  /// The id that the next one will have.
  @inlinable
  public var endIndex: ID { ID(elements.count) }

  /// How many there are.
  @inlinable
  public var count: Int { elements.count }

  /// What there is for an id.
  /// - Precondition: the id is one of `indices`.
  @inlinable
  public subscript(id: ID) -> Element {
    get { elements[id.index] }
    _modify { yield &elements[id.index] }
  }

  /// One after the other, in the order of the circuit.
  @inlinable
  public func makeIterator() -> IndexingIterator<[Element]> { elements.makeIterator() }
}

extension Table: Sendable where Element: Sendable {}
extension Table: Equatable where Element: Equatable {}
extension Table: Hashable where Element: Hashable {}
