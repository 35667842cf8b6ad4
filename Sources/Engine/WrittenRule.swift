public import Notation

/// A function stated in the circuit language itself: one node whose value and gradients come from passes through the
/// circuit that its text is.
///
/// The chain rule makes a node of a whole circuit, as for a composite that is folded; nothing is stated a second time.
///
///     text: "c = x - mean(x, axis=0, keepdims=1)\nz = c / sqrt(mean(c * c, axis=0, keepdims=1) + 1e-5)"
public protocol WrittenRule: FunctionRule {
  /// What the text calls the inputs, in their order; those at the end may be missing.
  var inputNames: [String] { get }
  /// The circuit that the text is for the shapes of a call; nil where it does not fit them.
  var inside: Circuit? { get set }
  /// The function with the parameters of a call, and which arguments it has taken for them.
  func taking(_ call: Call) throws(CallFault) -> (rule: Self, taken: Range<Int>)
  /// The statements, of which the last one is the output; they read the inputs.
  func text(for shapes: [Shape]) -> String
  /// Says what is wrong with shapes, in the function's own words.
  func check(_ shapes: [Shape]) throws(ShapeMismatch)
  /// What is sent back along each input wire, in the symbol of the upstream gradient.
  func told(_ inputs: [SymbolicTensor], upstream: Formula) -> [MathText]
}

extension WrittenRule {
  /// The rule as it is: no argument becomes a parameter.
  public func taking(_ call: Call) throws(CallFault) -> (rule: Self, taken: Range<Int>) { (self, 0..<0) }
  /// Nothing beyond what the text itself finds wrong.
  public func check(_ shapes: [Shape]) throws(ShapeMismatch) {}

  /// The circuit of the text is built once, for the shapes of the call.
  public func bound(to call: Call) throws(CallFault) -> Binding {
    var (rule, taken) = try taking(call)
    let shapes = call.arguments.indices.filter { !taken.contains($0) }.map { call.arguments[$0].shape }
    rule.inside = try? rule.circuit(for: shapes)
    return Binding(rule, taking: taken)
  }

  /// That of the text's last statement.
  /// - Throws: `ShapeMismatch` with what the text finds wrong with the shapes.
  public func outputShape(of inputs: [Shape]) throws(ShapeMismatch) -> Shape {
    let inside = try circuit(for: inputs)
    return inside.outputShape
  }

  /// - Precondition: the shapes fit, which was checked when the circuit was built.
  private func passable(_ inputs: [Shape]) -> Circuit {
    guard let circuit = try? circuit(for: inputs) else {
      preconditionFailure("shapes are checked when a circuit is built")
    }
    return circuit
  }

  private func circuit(for shapes: [Shape]) throws(ShapeMismatch) -> Circuit {
    if let inside, inside.inputShapes == shapes { return inside }
    guard shapes.count <= inputNames.count else {
      throw ShapeMismatch(
        "\(name) takes \(inputNames.count) inputs at most, and here are \(shapes.count)", shapes: shapes)
    }
    try check(shapes)
    let names = Array(inputNames.prefix(shapes.count))
    let source = names.map { "\($0) = 0\n" }.joined() + text(for: shapes) + "\n"
    do {
      return try Circuit(written: source, inputs: Array(zip(names, shapes)))
    } catch {
      throw ShapeMismatch(error.all.first?.message ?? "\(name) does not fit these shapes", shapes: shapes)
    }
  }

  private func pass<A: Algebra>(_ inputs: [Tensor<A>], through circuit: Circuit) -> ForwardPass<A> {
    circuit.forward(feeding: Dictionary(uniqueKeysWithValues: zip(circuit.inputWires, inputs)))
  }

  // The passes through circuits of numbers have shortcuts of their own.
  private func pass(_ inputs: [Tensor<Double>], through circuit: Circuit) -> ForwardPass<Double> {
    circuit.forward(feeding: Dictionary(uniqueKeysWithValues: zip(circuit.inputWires, inputs)))
  }
  private func pass(_ inputs: [Tensor<Rounded>], through circuit: Circuit) -> ForwardPass<Rounded> {
    circuit.forward(feeding: Dictionary(uniqueKeysWithValues: zip(circuit.inputWires, inputs)))
  }

  /// The forward pass through the circuit, over plain numbers.
  public func tensor(of inputs: [Tensor<Double>]) -> Tensor<Double> {
    let circuit = passable(inputs.map(\.shape))
    return pass(inputs, through: circuit).values[circuit.output]
  }

  /// The forward pass through the circuit, over numbers with error bounds.
  public func tensor(of inputs: [Tensor<Rounded>]) -> Tensor<Rounded> {
    let circuit = passable(inputs.map(\.shape))
    return pass(inputs, through: circuit).values[circuit.output]
  }

  /// The backward pass through the circuit, over plain numbers.
  public func sent(_ upstream: Tensor<Double>, inputs: [Tensor<Double>], output: Tensor<Double>) -> [Tensor<Double>] {
    let circuit = passable(inputs.map(\.shape))
    return arrived(circuit.backward(from: pass(inputs, through: circuit), seed: upstream), in: circuit, inputs)
  }

  /// The backward pass through the circuit, over numbers with error bounds.
  public func sent(
    _ upstream: Tensor<Rounded>, inputs: [Tensor<Rounded>], output: Tensor<Rounded>
  ) -> [Tensor<Rounded>] {
    let circuit = passable(inputs.map(\.shape))
    return arrived(circuit.backward(from: pass(inputs, through: circuit), seeds: [upstream]), in: circuit, inputs)
  }

  /// What a backward pass leaves at the inputs.
  private func arrived<A: Algebra>(
    _ pass: BackwardPass<A>, in circuit: Circuit, _ inputs: [Tensor<A>]
  ) -> [Tensor<A>] {
    zip(inputs, circuit.inputWires).map { input, wire in
      pass.gradients[wire] ?? Tensor(repeating: A(0), shape: input.shape)
    }
  }

  /// The forward pass through the circuit.
  public func forward<A: Algebra>(_ inputs: [Tensor<A>]) -> Tensor<A> {
    let circuit = passable(inputs.map(\.shape))
    return pass(inputs, through: circuit).values[circuit.output]
  }

  /// What the backward pass through the circuit leaves at the inputs.
  public func pullback<A: Algebra>(_ upstream: Tensor<A>, inputs: [Tensor<A>], output: Tensor<A>) -> [Tensor<A>] {
    let circuit = passable(inputs.map(\.shape))
    return arrived(circuit.backward(from: pass(inputs, through: circuit), seed: upstream), in: circuit, inputs)
  }

  /// Of a scalar output what a backward pass with seed 1 leaves; else nothing by itself.
  public func localGradients<A: Algebra>(_ inputs: [Tensor<A>], output: Tensor<A>) -> [LocalGradient<A>] {
    guard output.shape.isScalar else { return inputs.map { _ in .pullback } }
    return pullback(Tensor(A(1)), inputs: inputs, output: output).map { .factor($0) }
  }

  /// The rule's own words for what is sent back.
  public func localNotation(
    _ inputs: [SymbolicTensor], output: SymbolicTensor, upstream: SymbolicTensor
  ) -> [LocalNotation] {
    told(inputs, upstream: upstream.formula).map { .pullback($0) }
  }

  /// Whether one of these functions inside lies at a kink: the whole has one there, too, or is smooth in spite of it, which
  /// only the rule itself knows.
  func isAtKink(of functions: Set<String>, _ inputs: [Tensor<Double>]) -> Bool {
    let circuit = passable(inputs.map(\.shape))
    let values = pass(inputs, through: circuit).values
    return circuit.nodes.contains { node in
      guard case .function(let rule) = node.kind, functions.contains(rule.name) else { return false }
      return rule.convention(at: node.inputs.map { values[$0] }) != nil
    }
  }
}

extension Circuit {
  /// A circuit that a rule states, with wires of these shapes for its inputs, which its first statements name.
  fileprivate init(written text: String, inputs: [(name: String, shape: Shape)]) throws(Diagnostics) {
    let file = SourceFile(name: "rule", text: text)
    let source = try CircuitSource.parse(file, vocabulary: FunctionList.vocabulary)
    var compiler = CircuitCompiler(source, folded: [], limits: CircuitLimits(nodes: .max, elements: .max))
    for (name, shape) in inputs { compiler.feed(name, shape) }
    for definition in source.definitions.dropFirst(inputs.count) { compiler.add(definition) }
    guard compiler.diagnostics.isEmpty, let output = compiler.named[source.outputName] else {
      throw Diagnostics(compiler.diagnostics, in: file)
    }
    self = compiler.builder.build(output: output)
  }

  /// The wires that are fed from outside, in the order of the inputs.
  fileprivate var inputWires: [WireID] { inputNodes.map { nodes[$0].outputs.lowerBound } }
  fileprivate var inputShapes: [Shape] { inputWires.map { givenValues[$0]?.shape ?? .scalar } }
  /// The shape of the output, for which one forward pass through zeros is enough.
  fileprivate var outputShape: Shape {
    let pass: ForwardPass<Double> = forward()
    return pass.values[output].shape
  }
}
