/// A circuit of scalars with a given number of function nodes, the same at every run.
///
/// Its statements are Python as well, so that the peers read the same text.
public struct NetworkCircuit {
  /// What they are put together to.
  public enum Shape: String, CaseIterable, Sendable {
    /// Layers of neurons that add two weighted values and a bias, and go through tanh: five function nodes each.
    case mlp
    /// One value through one function after the other.
    case chain
  }

  /// The statements, with a title.
  public let text: String

  /// Makes a circuit of about so many function nodes.
  public init(shape: Shape, nodes: Int) {
    let lines = shape == .mlp ? Self.mlp(nodes) : Self.chain(nodes)
    text = (["---", "title: \(nodes) function nodes, \(shape.rawValue)", "---"] + lines).joined(separator: "\n") + "\n"
  }

  private static func chain(_ count: Int) -> [String] {
    var lines = ["x = 0.5"]
    for node in 1...max(count, 1) {
      let before = node == 1 ? "x" : "h\(node - 1)"
      lines.append("h\(node) = " + (node.isMultiple(of: 2) ? "tanh(\(before))" : "\(before) * 0.75"))
    }
    return lines
  }

  private static func mlp(_ count: Int) -> [String] {
    // A neuron has five nodes, and the last layer is added up.
    let neurons = max(1, count / 5)
    let width = min(max(2, neurons / 5), 8)
    var inputs = ["x1 = 1", "x2 = -0.5"]
    var statements: [String] = []
    var (layer, below) = ([String](), ["x1", "x2"])
    for neuron in 1...neurons {
      let (left, right) = (below[(neuron - 1) % below.count], below[neuron % below.count])
      inputs.append("w\(2 * neuron - 1) = \(Double(neuron % 5) / 4 - 0.5)")
      inputs.append("w\(2 * neuron) = \(Double(neuron * 3 % 7) / 4 - 0.75)")
      inputs.append("b\(neuron) = \(Double(neuron % 3) / 4)")
      statements.append("h\(neuron) = tanh(w\(2 * neuron - 1) * \(left) + w\(2 * neuron) * \(right) + b\(neuron))")
      layer.append("h\(neuron)")
      if layer.count == width { (layer, below) = ([], layer) }
    }
    // What no later layer reads goes into the output.
    let read = Set(statements.flatMap { $0.split { !$0.isLetter && !$0.isNumber }.dropFirst().map(String.init) })
    let ends = (1...neurons).map { "h\($0)" }.filter { !read.contains($0) }
    return inputs + statements + (ends.count > 1 ? ["f = " + ends.joined(separator: " + ")] : [])
  }
}
