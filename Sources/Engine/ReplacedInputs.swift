extension Circuit {
  /// The same circuit with other values on some of its input wires; nothing is rebuilt.
  ///
  ///     let moved = try circuit.replacing(["x": Tensor(3)])
  ///     let annotated = try AnnotatedCircuit(moved)       // both passes again, from x = 3
  ///
  /// - Parameter values: by the input wire's name, each of the shape that the wire has.
  /// - Throws: `ReplacementError` for a name that no input wire has, and for a value of another shape.
  public func replacing(_ values: [String: Tensor<Double>]) throws(ReplacementError) -> Circuit {
    var circuit = self
    // In the order of the names, so that of several errors it is always the same one that is thrown.
    for name in values.keys.sorted() {
      guard let value = values[name] else { continue }
      guard let wire = wire(named: name), case .input = nodes[wires[wire].producer].kind else {
        throw .noInput(name, inputs: inputNodes.compactMap { self.name(of: nodes[$0].outputs.lowerBound) })
      }
      guard let shape = givenValues[wire]?.shape, shape == value.shape else {
        throw .shape(name, expected: givenValues[wire]?.shape ?? .scalar, given: value.shape)
      }
      circuit.givenValues[wire] = value
    }
    return circuit
  }
}

/// Why an input wire cannot be given another value.
public enum ReplacementError: Error, Equatable, Sendable, CustomStringConvertible {
  case noInput(String, inputs: [String])
  case shape(String, expected: Shape, given: Shape)

  /// Which input is at fault, and what would do instead.
  public var description: String {
    switch self {
    case .noInput(let name, let inputs):
      "there is no input wire named '\(name)'; the inputs are \(inputs.joined(separator: ", "))"
    case .shape(let name, let expected, let given):
      "the input wire '\(name)' has the shape \(expected), and the new value the shape \(given)"
    }
  }
}
