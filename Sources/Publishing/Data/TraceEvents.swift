import Engine
import Walkthrough

/// Events as a trace has them: one for each step that does something, with the step's number.
struct TraceEvents {
  let walkthrough: Walkthrough

  /// Steps that only ask have none: what they ask for is the event of the next.
  func values() -> [JSONValue] {
    walkthrough.steps.filter { !$0.asks }.map { step in
      let (kind, facts) = told(walkthrough.event(of: step))
      return .object(facts.merging(["step": .integer(step.index), "kind": .string(kind)]) { $1 })
    }
  }

  private func told(_ event: Event) -> (kind: String, facts: [String: JSONValue]) {
    switch event {
    case .computes(let computation):
      (
        "compute",
        [
          "node": id(ofNode: computation.node), "inputs": values(computation.inputs),
          "outputs": values(computation.outputs),
        ]
      )
    case .knows(let outputs): ("forward", ["outputs": values(outputs)])
    case .seeds(let seeds): ("seed", ["gradients": gradients(seeds)])
    case .sends(let event):
      (
        "function",
        [
          "node": id(ofNode: event.node), "upstream": JSONValue(event.upstream.tensor),
          "sends": .array(event.sends.map { send($0, from: event.node) }),
        ]
      )
    case .adds(let addition):
      (
        "splitter",
        [
          "node": id(ofNode: addition.node), "parts": gradients(addition.parts),
          "sum": JSONValue(addition.sum.tensor),
        ]
      )
    case .ends(let ends): ("results", ["gradients": gradients(ends)])
    case .updates(let event): ("update", update(event))
    case .asks(let next): told(next)
    }
  }

  private func update(_ event: Event.Update) -> [String: JSONValue] {
    [
      "parameter": id(event.update.wire), "before": JSONValue(event.update.before),
      "gradient": JSONValue(event.update.gradient), "rate": .number(event.plan.rate),
      "direction": JSONValue(event.update.direction), "after": JSONValue(event.update.after),
    ]
  }

  private func send(_ send: FunctionNodeEvent.Send, from node: NodeID) -> JSONValue {
    var facts = [
      "from": id(ofNode: node), "to": id(send.wire), "local": local(send.local), "gradient": JSONValue(send.gradient),
    ]
    if let jacobian = send.jacobian { facts["jacobian"] = JSONValue(jacobian) }
    return .object(facts)
  }

  private func local(_ local: FunctionNodeEvent.Local) -> JSONValue {
    switch local {
    case .product(let formula, let number, let product):
      .object([
        "kind": .string("product"), "formula": .string(formula.plain), "number": JSONValue(number),
        "product": JSONValue(product),
      ])
    case .matrix(let formula, let matrix):
      .object(["kind": .string("matrix"), "formula": .string(formula.plain), "number": JSONValue(matrix)])
    case .pullback(let formula): .object(["kind": .string("pullback"), "formula": .string(formula.plain)])
    }
  }

  private func values(_ carried: [Event.Carried]) -> JSONValue { list(carried, "value") }
  private func gradients(_ carried: [Event.Carried]) -> JSONValue { list(carried, "gradient") }

  private func list(_ carried: [Event.Carried], _ key: String) -> JSONValue {
    .array(carried.map { .object(["wire": id($0.wire), key: JSONValue($0.tensor)]) })
  }

  private func id(_ wire: WireID) -> JSONValue { .string(walkthrough.circuit.id(of: wire)) }
  private func id(ofNode node: NodeID) -> JSONValue { id(walkthrough.circuit.namesake(of: node)) }
}
