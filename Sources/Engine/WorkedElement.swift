public import Notation

/// One element of a node's output, to be worked out with its numbers: which window made it, which rows, which weights.
public struct WorkedElement: Sendable {
  /// What the node has stored, in the order of its inputs.
  public let inputs: [Tensor<Double>]
  /// What it computed.
  public let output: Tensor<Double>
  /// What came back on the output wire; nil where nothing does.
  public let upstream: Tensor<Double>?
  /// As formulas call the wires.
  public let inputNames: [MathText]
  /// As formulas call the output wire.
  public let outputName: MathText
  /// What formulas call the upstream gradient.
  public let upstreamName: MathText
  /// The element's place in the output, row by row.
  public let place: Int
  /// Whether just this element was asked for. What a formula of the whole says as well is written out only then.
  public let isAsked: Bool
  /// Significant digits shown.
  public let digits: Int

  /// The element that is shown unless another is asked for: the middle one.
  public static func usualIndex(in shape: Shape) -> [Int] { shape.extents.map { $0 / 2 } }

  /// The place of an index in a shape; nil where the shape does not have it.
  public static func place(of index: [Int], in shape: Shape) -> Int? {
    guard index.count == shape.rank else { return nil }
    var place = 0
    for (step, extent) in zip(index, shape.extents) {
      let step = step < 0 ? step + extent : step
      guard (0..<extent).contains(step) else { return nil }
      place = place * extent + step
    }
    return place
  }

  /// A number as this is shown.
  func number(_ number: Double) -> String { NumberText.format(number, digits: digits) }

  /// A number behind a sign of operation.
  func factor(_ number: Double) -> String { number < 0 ? "(\(self.number(number)))" : self.number(number) }

  /// `x[0, 1]`
  func element(_ name: MathText, _ place: Int, of shape: Shape) -> MathText {
    let index = shape.index(of: place).map(String.init).joined(separator: ", ")
    return shape.isScalar ? name : "\(name)[\(MathText(index))]"
  }

  /// The element itself: `y[0, 0, 1, 1]`.
  var element: MathText { element(outputName, place, of: output.shape) }

  /// Terms of a sum, of many the first few and the last.
  func sum(_ terms: [MathText]) -> MathText {
    guard terms.count > 9 else { return terms.joined(separator: " + ") }
    return "\(terms.prefix(4).map { $0 }.joined(separator: " + ")) + … + \(terms[terms.count - 1])"
  }
}

extension AnnotatedCircuit {
  /// How one element of a function node's output came about, and what comes back to one element of its input, in lines;
  /// none where the node's rule has nothing of the kind to show.
  /// - Parameters:
  ///   - node: a function node.
  ///   - index: the element's; the middle one unless given or where the output has no such element.
  ///   - upstream: what formulas call the upstream gradient.
  ///   - digits: significant digits shown.
  public func workings(of node: NodeID, at index: [Int]? = nil, upstream: Formula, digits: Int) -> [MathText] {
    guard case .function(let rule) = circuit.nodes[node].kind else { return [] }
    let wire = circuit.namesake(of: node)
    let shape = values[wire].shape
    let middle = WorkedElement.usualIndex(in: shape)
    let asked = index.flatMap { WorkedElement.place(of: $0, in: shape) }
    guard let place = asked ?? WorkedElement.place(of: middle, in: shape) else { return [] }
    return rule.workings(
      of: WorkedElement(
        inputs: circuit.nodes[node].inputs.map { values[$0] }, output: values[wire], upstream: gradients[wire],
        inputNames: circuit.nodes[node].inputs.map { circuit.formula(of: $0).operandText },
        outputName: circuit.formula(of: wire).operandText, upstreamName: upstream.mathText, place: place,
        isAsked: asked != nil, digits: digits))
  }
}
