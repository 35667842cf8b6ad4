/// How large a circuit may become: beyond it nobody can look at what is drawn, and memory runs out.
///
/// A text of a few lines can state a circuit of any size: `outer` squares a vector, a composite that calls another one
/// twice doubles the nodes.
public struct CircuitLimits: Sendable, Equatable {
  /// How many nodes there may be, without the splitter nodes.
  public var nodes: Int
  /// How many numbers all wires together may carry.
  public var elements: Int
  /// What those who meet a limit can do about it, such as which option raises it.
  public var nodesAdvice, elementsAdvice: String?

  /// - Parameters:
  ///   - nodes: how many nodes there may be at most.
  ///   - elements: how many numbers the wires may carry at most, all together.
  ///   - nodesAdvice: how to raise the first limit, for the error that names it.
  ///   - elementsAdvice: the same for the second.
  public init(
    nodes: Int = 20_000, elements: Int = 1_000_000, nodesAdvice: String? = nil, elementsAdvice: String? = nil
  ) {
    (self.nodes, self.elements) = (nodes, elements)
    (self.nodesAdvice, self.elementsAdvice) = (nodesAdvice, elementsAdvice)
  }
}
