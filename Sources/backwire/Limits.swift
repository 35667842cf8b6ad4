import ArgumentParser
import Engine

/// How large a circuit may be: what is beyond can be asked for.
struct Limits: ParsableArguments {
  @Option(help: "The most nodes that a circuit may have.")
  var maxNodes = CircuitLimits().nodes

  @Option(help: "The most numbers that all wires of a circuit may carry together.")
  var maxElements = CircuitLimits().elements

  func validate() throws {
    for (name, limit) in [("--max-nodes", maxNodes), ("--max-elements", maxElements)] where limit < 1 {
      throw ValidationError("\(name) takes a whole number from 1")
    }
  }

  var circuit: CircuitLimits { Self.circuit(nodes: maxNodes, elements: maxElements) }

  /// Limits whose errors say which option raises them.
  static func circuit(nodes: Int, elements: Int) -> CircuitLimits {
    CircuitLimits(
      nodes: nodes, elements: elements, nodesAdvice: "raise the limit with --max-nodes if that is meant",
      elementsAdvice: "raise the limit with --max-elements if that is meant")
  }
}
