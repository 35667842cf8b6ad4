public import Engine

/// Every value and gradient as comma-separated values (RFC 4180), a line for each number, with full precision.
///
///     wire,kind,index,value,gradient
///     W,input,0 1,2.0,0.5
///
/// The index has a number for each axis, from 0; a scalar has none. Where no gradient arrives its field is empty.
public struct GradientTable: Sendable {
  private let annotated: AnnotatedCircuit

  /// - Parameter annotated: the circuit after both passes.
  public init(_ annotated: AnnotatedCircuit) { self.annotated = annotated }

  /// The table with its header; a line for each number of each wire, in the order of the circuit.
  public func csv() -> String {
    let circuit = annotated.circuit
    let names = WireNames(circuit)
    var lines = [CSVText.line(["wire", "kind", "index", "value", "gradient"])]
    for wire in circuit.wires.indices {
      let value = annotated.values[wire]
      let gradients = annotated.gradients[wire]?.elements
      let kind = circuit.nodes[circuit.wires[wire].producer].kind.word
      for (place, number) in value.elements.enumerated() {
        let index = value.shape.index(of: place).map(String.init).joined(separator: " ")
        let gradient = gradients.map { "\($0[place])" } ?? ""
        lines.append(CSVText.line([names[wire], kind, index, "\(number)", gradient]))
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }
}
