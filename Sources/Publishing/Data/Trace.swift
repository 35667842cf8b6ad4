import Engine
public import Walkthrough

/// The walkthrough as text and as data: every number in full, every step in words.
public struct Trace: Sendable {
  private let walkthrough: Walkthrough

  /// - Parameter walkthrough: what is told, with as many digits as it shows.
  public init(_ walkthrough: Walkthrough) { self.walkthrough = walkthrough }

  /// The walkthrough in sentences, a line for each step with its number.
  public func text() -> String {
    let width = String(walkthrough.steps.count - 1).count
    var lines = [walkthrough.title, ""]
    for step in walkthrough.steps {
      let caption = walkthrough.caption(of: step)
      let number = String(step.index)
      let margin = String(repeating: " ", count: width + 3)
      lines.append(String(repeating: " ", count: width - number.count + 1) + number + "  " + caption.sentence)
      lines += caption.remarks.map { margin + $0 }
      if case .function(let node) = step.kind {
        lines += walkthrough.inChapter(of: step).jacobianTexts(of: node).map { margin + $0 }
      }
    }
    let origins = walkthrough.originLines
    if !origins.isEmpty { lines += [""] + origins }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The walkthrough as JSON by the schema `trace.schema.json`: sorted keys, full precision, `null` where no gradient
  /// arrives.
  public func json() -> String {
    let circuit = walkthrough.circuit
    let outputs = circuit.outputs.map { circuit.id(of: $0) }
    var object: [String: JSONValue] = [
      "version": .integer(1),
      "title": .string(walkthrough.title),
      "output": circuit.outputs.count == 1 ? .string(outputs[0]) : .array(outputs.map { .string($0) }),
      "wires": .array(circuit.wires.indices.map(wire)),
      "steps": .array(walkthrough.steps.map(step)),
      "events": .array(TraceEvents(walkthrough: walkthrough).values()),
    ]
    if let training = walkthrough.training { object["training"] = .array(training.iterations.map(iteration)) }
    return JSONValue.object(object).text()
  }

  /// A step of training: the loss before it, and the values after it.
  private func iteration(_ iteration: Training.Iteration) -> JSONValue {
    let wires = iteration.updates.map { (walkthrough.circuit.id(of: $0.wire), JSONValue($0.after)) }
    return .object([
      "loss": .number(iteration.loss), "wires": .object(Dictionary(wires) { first, _ in first }),
    ])
  }

  private func wire(_ wire: WireID) -> JSONValue {
    let circuit = walkthrough.circuit
    let producer = circuit.wires[wire].producer
    return .object([
      "id": .string(circuit.id(of: wire)),
      "name": JSONValue(circuit.name(of: wire) ?? constantName(of: wire)),
      "formula": .string(circuit.statement(of: producer).mathText.plain),
      "kind": .string(circuit.nodes[producer].kind.word),
      "value": JSONValue(walkthrough.annotated.values[wire]),
      "gradient": JSONValue(walkthrough.annotated.gradients[wire]),
    ])
  }

  /// The name that a statement gives a constant; each of its readers has a wire of its own.
  private func constantName(of wire: WireID) -> String? {
    let circuit = walkthrough.circuit
    guard case .constant(let formula) = circuit.nodes[circuit.wires[wire].producer].kind, formula.parts.count == 1,
      case .name(let name) = formula.parts[0].head
    else { return nil }
    return name
  }

  private func step(_ step: Step) -> JSONValue {
    var object: [String: JSONValue] = [
      "index": .integer(step.index),
      "kind": .string(step.kind.word),
      "node": .null,
      "upstream": .null,
      "sends": .array([]),
      "caption": .string(walkthrough.caption(of: step).sentence),
    ]
    let circuit = walkthrough.circuit
    let told = walkthrough.inChapter(of: step)
    let gradients = told.annotated.gradients
    if walkthrough.training != nil { object["iteration"] = .integer(step.chapter) }
    if let node = step.node { object["node"] = .string(circuit.id(of: circuit.namesake(of: node))) }
    switch step.kind {
    case .compute, .forward, .ask, .results, .askUpdate: break
    case .update(let wire): object["node"] = .string(circuit.id(of: wire))
    case .seed:
      object["node"] = .string(circuit.id(of: circuit.output))
      object["upstream"] = JSONValue(told.annotated.seed)
      if circuit.outputs.count > 1 {
        object["seeds"] = .array(circuit.outputs.map { gradient(on: $0, in: gradients) })
      }
    case .function(let node):
      object["upstream"] = JSONValue(gradients[circuit.namesake(of: node)])
      object["sends"] = .array(
        told.sends(of: node).map { send in
          .object(
            jacobian(send).merging([
              "wire": .string(circuit.id(of: send.wire)),
              "localFormula": JSONValue(send.notation.factor?.mathText.plain),
              "pullback": JSONValue(send.notation.pullback?.plain),
              "local": JSONValue(send.local.tensor),
              "gradient": JSONValue(gradients[send.wire]),
            ]) { $1 })
        })
    case .splitter(let node):
      object["receives"] = .array(
        circuit.nodes[node].outputs.filter { gradients[$0] != nil }.map { gradient(on: $0, in: gradients) })
      object["sends"] = .array([gradient(on: circuit.nodes[node].inputs[0], in: gradients)])
    }
    return .object(object)
  }

  /// The Jacobian of a send under its key, where it is asked for and small enough.
  private func jacobian(_ send: Send) -> [String: JSONValue] {
    send.jacobian.map { ["jacobian": JSONValue($0)] } ?? [:]
  }

  private func gradient(on wire: WireID, in gradients: Table<WireID, Tensor<Double>?>) -> JSONValue {
    .object([
      "wire": .string(walkthrough.circuit.id(of: wire)),
      "gradient": JSONValue(gradients[wire]),
    ])
  }
}

extension Circuit.Kind {
  var word: String {
    switch self {
    case .input: "input"
    case .constant: "constant"
    case .function: "function"
    case .splitter: "splitter"
    }
  }
}

extension Step.Kind {
  var word: String {
    switch self {
    case .compute: "compute"
    case .forward: "forward"
    case .seed: "seed"
    case .ask: "ask"
    case .function: "function"
    case .splitter: "splitter"
    case .results: "results"
    case .askUpdate: "askUpdate"
    case .update: "update"
    }
  }
}
