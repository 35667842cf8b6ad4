public import Notation

/// A circuit whose passes meet a number that is not finite, or a seed that does not fit. It never becomes a NaN in a
/// picture.
public struct PassError: Error, Sendable, CustomStringConvertible {
  /// What can go wrong in a pass.
  public enum Cause: Equatable, Sendable {
    /// The node has no finite value at the stored inputs.
    case value
    /// The node has no finite local gradient for this input wire.
    case localGradient(WireID)
    /// The node was recorded at other inputs than the stored ones.
    case notRecorded
    /// Upstream times local is beyond the largest floating-point number.
    case product
    /// The sum at a splitter is.
    case sum
    /// The output has this shape and there is no seed.
    case seedNeeded(Shape)
    /// The seed has the first shape and the output the second.
    case seedShape(Shape, Shape)
  }

  /// What went wrong.
  public let cause: Cause
  /// The node at fault, and where the text states it.
  public let node: NodeID
  /// Where the text states the node; nil for a circuit that was built without one.
  public let range: SourceRange?
  /// What is wrong, naming the node and its stored inputs.
  public let description: String
  /// What to do about it, where that is plain.
  public let hint: String?

  /// - Parameter element: of a tensor, the first element at fault.
  init(_ cause: Cause, _ circuit: Circuit, _ node: NodeID, at stored: [Tensor<Double>] = [], element: Int? = nil) {
    self.cause = cause
    self.node = node
    range = circuit.nodes[node].range
    let output = circuit.formula(of: circuit.namesake(of: node))
    let (name, called) = (output.mathText.plain, circuit.called(node).plain)
    var obstacle: String?
    if cause == .value, case .function(let rule) = circuit.nodes[node].kind { obstacle = rule.obstacle(at: stored) }
    // What is wrong with the whole of a tensor is wrong with no element of it.
    let fault = obstacle == nil ? element : nil
    let inputs = zip(circuit.nodes[node].inputs, stored).filter { circuit.wires[$0.0].dependsOnInputs }
      .map { Self.shown($1, called: circuit.formula(of: $0), element: fault) }
    if case .seedNeeded(let shape) = cause {
      let ones = Tensor(repeating: 1, shape: shape).literal.mathText.plain
      hint =
        "write seed: \(shape.count > 8 ? "[…]" : ones) in the front matter, or make one number of it, such as sum(…)"
    } else {
      hint =
        switch cause {
        case .value, .localGradient, .product, .sum:
          "nonfinite: show in the front matter goes on, and says where it is born"
        case .notRecorded: "record it again at these numbers: its value is known nowhere else"
        case .seedNeeded, .seedShape: nil
        }
    }
    let place = inputs.isEmpty ? "" : " at \(inputs.joined(separator: ", "))"
    description =
      switch cause {
      case .value where inputs.isEmpty && called == name: "\(name) is not a finite number"
      case .value: "\(called) has no finite value\(place)\(obstacle.map { ": \($0)" } ?? "")"
      case .localGradient(let wire):
        "\(called) has no finite local gradient \(Formula.derivative(of: output, by: circuit.formula(of: wire)).mathText.plain)\(place)"
      case .notRecorded: "\(called) is opaque, and was not recorded\(place)"
      case .product: "what \(called) sends back\(place) is too large for a floating-point number"
      case .sum: "the gradients that the splitter node \(name) adds are too large for a floating-point number"
      case .seedNeeded(let shape): "the output \(name) has the shape \(shape), so it needs a seed of that shape"
      case .seedShape(let given, let needed):
        "the seed has the shape \(given), but the output \(name) has the shape \(needed)"
      }
  }

  /// `x = 3`; of a tensor the element at fault, `x[1] = −2`, or all where they are few.
  private static func shown(_ tensor: Tensor<Double>, called formula: Formula, element: Int?) -> String {
    let name = formula.mathText.plain
    if let number = tensor.scalar { return "\(name) = \(NumberText.format(number))" }
    if let element, element < tensor.shape.count {
      let index = tensor.shape.index(of: element).map(String.init).joined(separator: ", ")
      return "\(formula.operandText.plain)[\(index)] = \(NumberText.format(tensor.elements[element]))"
    }
    guard tensor.shape.count <= 6 else { return "\(name) of the shape \(tensor.shape)" }
    return "\(name) = \(tensor.literal.mathText.plain)"
  }
}
