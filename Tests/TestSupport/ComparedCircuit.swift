public import Engine
public import Foundation

/// A circuit for Python: wires are called by their numbers.
public struct ComparedCircuit: Encodable {
  struct Line: Encodable {
    /// What is computed on which wires; for an input or a constant its value.
    let wires: [Int]
    let kind: String
    var expression: String?
    var value: Nested?
  }

  let number: Int
  let functions: [String]
  let lines: [Line]
  let output: Int
  let seed: Nested
  let values: [Nested]
  let gradients: [Nested?]
  let isAtKink: Bool
  /// The exported script.
  let script: String

  /// Random circuits of all functions, as JSON.
  /// - Parameters:
  ///   - axes: how many axes a wire has at most.
  ///   - script: the exported script of a circuit, for those who run it.
  /// - Throws: `Missing` for a function that no circuit has.
  public static func json(count: Int, axes: Int = 2, script: (AnnotatedCircuit) -> String) throws -> Data {
    var circuits: [ComparedCircuit] = []
    var number = 0
    let functions = RandomTensors.functionNames.sorted()
    while circuits.count < count {
      number += 1
      // Each function leads in turn, so that none is left out.
      let random = RandomTensors(
        number, sizes: 1...12, numbers: number % 4 == 0 ? .kinks : .plain, axes: axes,
        leading: functions[number % functions.count])
      guard let annotated = try? AnnotatedCircuit(random.circuit, seed: random.seed), annotated.keepsDigits else {
        continue
      }
      circuits.append(ComparedCircuit(annotated, number: number, script: script(annotated)))
    }
    let met = Set(circuits.flatMap(\.functions))
    if let missing = functions.first(where: { !met.contains($0) }) { throw Missing(name: missing) }
    return try JSONEncoder().encode(circuits)
  }

  /// Each function by itself with NaN among its inputs, as JSON.
  /// - Parameter count: how many times each.
  public static func notNumbersJSON(count: Int) throws -> Data {
    // PyTorch refuses probabilities that are none.
    let names = RandomTensors.functionNames.subtracting(["bce"]).sorted()
    let circuits = (0..<count * names.count).compactMap { number -> ComparedCircuit? in
      let random = RandomTensors(number, sizes: 0...0, numbers: .notNumbers, leading: names[number % names.count])
      let annotated = try? AnnotatedCircuit(random.circuit, seed: random.seed, showsNonfinite: true)
      return annotated.map { ComparedCircuit($0, number: number, script: "") }
    }
    let encoder = JSONEncoder()
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "inf", negativeInfinity: "-inf", nan: "nan")
    return try encoder.encode(circuits)
  }

  init(_ annotated: AnnotatedCircuit, number: Int, script: String) {
    let circuit = annotated.circuit
    (self.number, self.script) = (number, script)
    var functions: Set<String> = []
    lines = circuit.nodes.map { node in
      let inputs = node.inputs.map { "w\($0)" }
      let value = Nested(annotated.values[node.outputs.lowerBound])
      switch node.kind {
      case .input: return Line(wires: node.outputs.map(\.index), kind: "input", value: value)
      case .constant: return Line(wires: node.outputs.map(\.index), kind: "constant", value: value)
      case .splitter: return Line(wires: node.outputs.map(\.index), kind: "splitter", expression: inputs[0])
      case .function(let rule):
        functions.insert(rule.name)
        return Line(wires: node.outputs.map(\.index), kind: "function", expression: rule.pyTorch(inputs))
      }
    }
    self.functions = functions.sorted()
    output = circuit.output.index
    seed = Nested(annotated.seed)
    values = annotated.values.map(Nested.init)
    gradients = annotated.gradients.map { $0.map(Nested.init) }
    isAtKink = circuit.nodes.indices.contains { node in
      annotated.convention(of: node) != nil || annotated.isSingularDeterminant(node)
    }
  }
}

extension AnnotatedCircuit {
  /// Whether a node is the determinant of a singular matrix, whose cofactors PyTorch gets by a division that it perturbs.
  fileprivate func isSingularDeterminant(_ node: NodeID) -> Bool {
    guard case .function(let rule) = circuit.nodes[node].kind, rule.name == "det" else { return false }
    let matrix = circuit.nodes[node].inputs.map { values[$0] }
    return FunctionList.rule(named: "inv")?.obstacle(at: matrix) != nil
  }

  /// Whether rounding leaves ten digits of every value and gradient: with fewer, PyTorch's may be others.
  fileprivate var keepsDigits: Bool {
    let forward: ForwardPass<Rounded> = circuit.forward()
    let backward = circuit.backward(from: forward, seeds: [seed.map { Rounded($0) }])
    return (forward.values.elements + backward.gradients.compactMap(\.self)).allSatisfy { tensor in
      tensor.elements.allSatisfy { $0.error <= 1e-10 * max(abs($0.value), 1e-3) }
    }
  }
}

/// A tensor as lists in lists.
struct Nested: Encodable {
  let shape: [Int]
  let numbers: [Double]

  init(_ tensor: Tensor<Double>) { (shape, numbers) = (tensor.shape.extents, tensor.elements) }
}
