import Engine
import Notation

/// How many digits each wire's numbers are shown with, so that what is computed from them on the screen comes out true.
///
/// Most have the digits asked for. The terms of a sum that nearly cancels have more: 1.00002 − 1 = 2×10⁻⁵ must not read
/// 1 − 1; and so has the input of log(1.00002).
struct ShownDigits {
  /// What was asked for.
  let digits: Int
  /// By wire and element, where it is more; a splitter's branches carry the value of its input wire.
  private var ofValues: [WireID: [Int]] = [:]
  private var ofGradients: [WireID: [Int]] = [:]

  init(_ annotated: AnnotatedCircuit, digits: Int) {
    self.digits = digits
    let circuit = annotated.circuit
    for (index, node) in circuit.nodes.entries {
      switch node.kind {
      case .input, .constant: continue
      case .function(let rule): raiseValues(of: index, rule, annotated)
      case .splitter: raiseGradients(at: node, annotated)
      }
    }
    for node in circuit.nodes where node.kind.isSplitter {
      guard let shared = ofValues[node.inputs[0]] else { continue }
      for branch in node.outputs { ofValues[branch] = shared }
    }
  }

  /// The value of a wire as shown.
  func value(_ tensor: Tensor<Double>, of wire: WireID) -> ShownTensor { shown(tensor, ofValues[wire]) }

  /// The gradient of a wire as shown.
  func gradient(_ tensor: Tensor<Double>, of wire: WireID) -> ShownTensor { shown(tensor, ofGradients[wire]) }

  /// The numbers of a wire's value that a reader knows.
  func roundedValue(_ tensor: Tensor<Double>, of wire: WireID) -> Tensor<Double> { rounded(tensor, ofValues[wire]) }

  /// The numbers of a wire's gradient that a reader knows.
  func roundedGradient(_ tensor: Tensor<Double>, of wire: WireID) -> Tensor<Double> {
    rounded(tensor, ofGradients[wire])
  }

  /// How many digits a wire's gradient has, the most of its elements.
  func gradientDigits(of wire: WireID) -> Int { ofGradients[wire]?.max() ?? digits }

  private func shown(_ tensor: Tensor<Double>, _ more: [Int]?) -> ShownTensor {
    more.map { ShownTensor(tensor, digitsByElement: $0) } ?? ShownTensor(tensor, digits: digits)
  }

  private func rounded(_ tensor: Tensor<Double>, _ more: [Int]?) -> Tensor<Double> {
    guard let more else { return tensor.map { NumberText.rounded($0, digits: digits) } }
    return Tensor(zip(tensor.elements, more).map { NumberText.rounded($0, digits: $1) }, shape: tensor.shape)
  }

  /// The gradients that a splitter adds.
  private mutating func raiseGradients(at splitter: Circuit.Node, _ annotated: AnnotatedCircuit) {
    let branches = splitter.outputs.filter { annotated.gradients[$0] != nil }
    guard branches.count > 1, let total = annotated.shownGradient(of: splitter.inputs[0]),
      ShownTensor.isWrittenOut(total)
    else { return }
    let sum = ShownSum(of: branches.compactMap { annotated.shownGradient(of: $0) }, total: total, digits: digits)
    guard sum.digits.contains(where: { $0 > digits }) else { return }
    for branch in branches { ofGradients[branch] = sum.digits }
  }

  /// The values that a function node reads, as far as what it computes from the shown ones is not what is shown.
  private mutating func raiseValues(of node: NodeID, _ rule: any FunctionRule, _ annotated: AnnotatedCircuit) {
    let circuit = annotated.circuit
    let inputs = circuit.nodes[node].inputs
    let stored = inputs.map { annotated.shownValue(of: $0) }
    let output = annotated.shownValue(of: circuit.namesake(of: node))
    guard (stored + [output]).allSatisfy(ShownTensor.isWrittenOut) else { return }
    let limits = output.elements.map { Self.limit(at: $0, terms: rule.termsOfSum(stored), digits: digits) }
    var places = inputs.enumerated().map { place, wire in
      ofValues[circuit.trunk(of: wire)] ?? [Int](repeating: digits, count: stored[place].shape.count)
    }
    for more in digits...max(digits, ShownSum.mostDigits) {
      let known = inputs.indices.map { place in
        circuit.wires[inputs[place]].dependsOnInputs ? rounded(stored[place], places[place]) : stored[place]
      }
      let computed = rule.forward(known)
      let wrong = computed.elements.indices.filter {
        // What is not a number is wrong, too.
        !(abs(computed.elements[$0] - output.elements[$0]) <= limits[$0])
      }
      if wrong.isEmpty {
        if more > digits { keep(places, of: inputs, in: circuit) }
        return
      }
      for place in inputs.indices {
        let meets = rule is any ElementwiseRule && stored[place].shape == output.shape
        for element in meets ? wrong : Array(places[place].indices) {
          places[place][element] = max(places[place][element], more + 1)
        }
      }
    }
  }

  private mutating func keep(_ places: [[Int]], of inputs: [WireID], in circuit: Circuit) {
    for (wire, more) in zip(inputs, places) where circuit.wires[wire].dependsOnInputs {
      let trunk = circuit.trunk(of: wire)
      ofValues[trunk] = ofValues[trunk].map { zip($0, more).map(max) } ?? more
    }
  }

  /// How far a number computed from shown ones may be from the one that is shown: in a sum as far as rounding explains,
  /// elsewhere a tenth, for many functions magnify what their input leaves out. A 0 is often what rounding left.
  private static func limit(at output: Double, terms: Int?, digits: Int) -> Double {
    guard output != 0 else { return .infinity }
    guard let terms else { return abs(output) / 10 }
    return NumberText.unit(of: output, digits: digits) * Double(terms + 1) / 2 + 1e-12 * abs(output)
  }
}

extension FunctionRule {
  /// How many numbers it adds; nil where it does something else.
  fileprivate func termsOfSum(_ inputs: [Tensor<Double>]) -> Int? {
    switch name {
    case "add", "subtract": 2
    case "sum", "mean": inputs[0].shape.count
    default: nil
    }
  }
}

extension Circuit {
  /// The wire whose value a wire carries: before the splitters, if it comes from one.
  fileprivate func trunk(of wire: WireID) -> WireID {
    var wire = wire
    while nodes[wires[wire].producer].kind.isSplitter { wire = nodes[wires[wire].producer].inputs[0] }
    return wire
  }
}

extension Circuit.Kind {
  fileprivate var isSplitter: Bool { if case .splitter = self { true } else { false } }
}
