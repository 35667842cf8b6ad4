import Notation

/// A call of a composite as one function node: its local gradients are worked out by a backward pass through its inside.
///
/// The chain rule makes a node of a whole circuit: what is sent back along its input wires is what the inner backward
/// pass, seeded with the upstream gradient, leaves at the inner inputs.
struct FoldedComposite: FunctionRule {
  let name: String
  /// The inside, with an input wire for each input of the node, in their order.
  let inside: Circuit
  /// The output's shape, which the inputs' shapes at the call decide.
  let shape: Shape
  /// Of the call's arguments those that are written out; nil for an input of the node.
  let literals: [Formula?]

  var symbol: String { name }
  var arity: ClosedRange<Int> { literals.count...literals.count }
  var summary: String { "A folded composite works its local gradients out by a backward pass through its inside." }

  private var inputWires: [WireID] { inside.inputNodes.map { inside.nodes[$0].outputs.lowerBound } }

  func statement(of inputs: [Formula]) -> Formula {
    var rest = inputs[...]
    return .call(name, literals.map { $0 ?? rest.removeFirst() })
  }

  func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape { shape }

  private func pass<A: Algebra>(_ inputs: [Tensor<A>]) -> ForwardPass<A> {
    inside.forward(feeding: Dictionary(uniqueKeysWithValues: zip(inputWires, inputs)))
  }

  // A pass through a circuit of numbers has shortcuts of its own.
  private func pass(_ inputs: [Tensor<Double>]) -> ForwardPass<Double> {
    inside.forward(feeding: Dictionary(uniqueKeysWithValues: zip(inputWires, inputs)))
  }

  func forward<A: Algebra>(_ inputs: [Tensor<A>]) -> Tensor<A> { pass(inputs).values[inside.output] }
  func tensor(of inputs: [Tensor<Double>]) -> Tensor<Double> { pass(inputs).values[inside.output] }

  func pullback<A: Algebra>(_ upstream: Tensor<A>, inputs: [Tensor<A>], output: Tensor<A>) -> [Tensor<A>] {
    arrived(inside.backward(from: pass(inputs), seed: upstream), inputs)
  }
  func sent(_ upstream: Tensor<Double>, inputs: [Tensor<Double>], output: Tensor<Double>) -> [Tensor<Double>] {
    arrived(inside.backward(from: pass(inputs), seed: upstream), inputs)
  }

  /// What a backward pass leaves at the inputs.
  private func arrived<A: Algebra>(_ pass: BackwardPass<A>, _ inputs: [Tensor<A>]) -> [Tensor<A>] {
    zip(inputs, inputWires).map { input, wire in
      pass.gradients[wire] ?? Tensor(repeating: A(0), shape: input.shape)
    }
  }

  func localGradients<A: Algebra>(_ inputs: [Tensor<A>], output: Tensor<A>) -> [LocalGradient<A>] {
    guard output.shape.isScalar else { return inputs.map { _ in .pullback } }
    return pullback(Tensor(A(1)), inputs: inputs, output: output).map { .factor($0) }
  }

  func localNotation(
    _ inputs: [SymbolicTensor], output: SymbolicTensor, upstream: SymbolicTensor
  ) -> [LocalNotation] {
    inputs.map { _ in .inside }
  }

  func convention(at inputs: [Tensor<Double>]) -> String? {
    let values = pass(inputs).values
    for node in inside.nodes {
      guard case .function(let rule) = node.kind else { continue }
      if let convention = rule.convention(at: node.inputs.map { values[$0] }) { return convention }
    }
    return nil
  }

  var isRecorded: Bool {
    inside.nodes.contains { if case .function(let rule) = $0.kind { rule.isRecorded } else { false } }
  }

  func isKnown(at inputs: [Tensor<Double>]) -> Bool {
    guard isRecorded else { return true }
    return inside.firstUnknown(by: pass(inputs)) == nil
  }

  /// All nodes one after the other in a tuple of assignments, of which the last is the output.
  func pyTorch(_ x: [String]) -> String {
    var inputs = x[...]
    var names = Table<WireID, String>()
    var terms: [String] = []
    for (index, node) in inside.nodes.entries {
      let read = node.inputs.map { names[$0] }
      let name = "_\(name)\(index)"
      switch node.kind {
      case .input: names.append(inputs.removeFirst())
      case .splitter: for _ in node.outputs { names.append(read[0]) }
      case .constant:
        let value = inside.givenValues[node.outputs.lowerBound].map(\.python) ?? "0"
        terms.append("\(name) := torch.tensor(\(value))")
        names.append(name)
      case .function(let rule):
        terms.append("\(name) := \(rule.pyTorch(read))")
        names.append(name)
      }
    }
    return "(\(terms.joined(separator: ", ")), \(names[inside.output]))[-1]"
  }
}
