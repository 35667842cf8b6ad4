public import Engine
import Notation

/// A Python script that computes a circuit again in PyTorch and asserts every value and every gradient.
///
///     print(PyTorchScript(annotated, title: "A sum feeds a product").text())
///
/// The forward pass and `backward()` are PyTorch's own; of ours come the inputs, the seed and the numbers to compare.
public struct PyTorchScript: Sendable {
  private let annotated: AnnotatedCircuit
  private let title: String
  private let names: PythonNames

  /// - Parameters:
  ///   - annotated: the circuit after both passes, whose numbers the script compares.
  ///   - title: stands at the top, as a comment.
  public init(_ annotated: AnnotatedCircuit, title: String) {
    self.annotated = annotated
    self.title = title
    names = PythonNames(annotated.circuit)
  }

  private var circuit: Circuit { annotated.circuit }

  /// The script, which needs torch and nothing else, and prints how many numbers agree.
  public func text() -> String {
    """
    # \(title.split(whereSeparator: \.isNewline).joined(separator: " "))
    # The circuit in PyTorch: every value and every gradient is compared with Backwire's.
    import torch
    import torch.nn.functional as F

    torch.set_default_dtype(torch.float64)

    # forward pass
    \(forward.joined(separator: "\n"))

    # every wire keeps its gradient
    for wire in [\(kept.joined(separator: ", "))]:
        if wire.requires_grad:
            wire.retain_grad()

    # backward pass, from the seed
    \(backward)


    def compare(name, what, found, expected):
        expected = torch.tensor(expected)
        if found is None:  # what is cut off from the output receives nothing
            found = torch.zeros_like(expected)
        assert found.shape == expected.shape, f"{what} of {name}: shape {tuple(found.shape)} in PyTorch"
        assert torch.allclose(found, expected, \(bounds)), f"{what} of {name}: {found.tolist()} in PyTorch"


    \(comparisons.joined(separator: "\n"))
    print("\(countOfComparisons) agree with PyTorch", torch.__version__)

    """
  }

  private var forward: [String] {
    circuit.nodes.flatMap { node -> [String] in
      let outputs = node.outputs.map { names[$0] }
      let inputs = node.inputs.map { names[$0] }
      switch node.kind {
      case .input: return ["\(outputs[0]) = \(tensor(annotated.values[node.outputs.lowerBound], isInput: true))"]
      case .constant: return ["\(outputs[0]) = \(tensor(annotated.values[node.outputs.lowerBound], isInput: false))"]
      case .function(let rule): return ["\(outputs[0]) = \(rule.pyTorch(inputs))"]
      // A clone for each branch has the gradient of that branch alone.
      case .splitter: return outputs.map { "\($0) = \(inputs[0]).clone()" }
      }
    }
  }

  private var kept: [String] {
    circuit.wires.indices.filter { wire in
      switch circuit.nodes[circuit.wires[wire].producer].kind {
      case .function, .splitter: circuit.wires[wire].dependsOnInputs
      case .input, .constant: false
      }
    }.map { names[$0] }
  }

  private var backward: String {
    circuit.outputs.count > 1
      ? "torch.autograd.backward([\(circuit.outputs.map { names[$0] }.joined(separator: ", "))], "
        + "[\(annotated.seeds.map { "torch.tensor(\($0.python))" }.joined(separator: ", "))])"
      : circuit.wires[circuit.output].dependsOnInputs
        ? "\(names[circuit.output]).backward(torch.tensor(\(annotated.seed.python)))"
        : "# the output depends on no input"
  }

  /// How near two numbers are that agree.
  private var bounds: String {
    let numbers = annotated.values.elements + annotated.gradients.compactMap(\.self)
    let hasNaN = numbers.contains { $0.elements.contains(where: \.isNaN) }
    return "rtol=1e-9, atol=1e-12" + (hasNaN ? ", equal_nan=True" : "")
  }

  private var comparisons: [String] {
    circuit.wires.indices.flatMap { wire -> [String] in
      let name = names[wire]
      let value = "compare(\"\(name)\", \"value\", \(name), \(annotated.values[wire].python))"
      // The seed of an output that depends on no input goes nowhere.
      guard let gradient = annotated.gradients[wire], circuit.wires[wire].dependsOnInputs else { return [value] }
      return [value, "compare(\"\(name)\", \"gradient\", \(name).grad, \(gradient.python))"]
    }
  }

  private var countOfComparisons: String {
    let gradients = circuit.wires.indices.count { circuit.wires[$0].dependsOnInputs && annotated.gradients[$0] != nil }
    return "\(circuit.wires.count) values and \(gradients) gradients"
  }

  private func tensor(_ value: Tensor<Double>, isInput: Bool) -> String {
    "torch.tensor(\(value.python)\(isInput ? ", requires_grad=True" : ""))"
  }
}
