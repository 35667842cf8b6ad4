import Engine
import Notation
import Scene
import Walkthrough

/// What the subjects of a scene are called, for programs and for people who do not see them.
struct SceneWords {
  let walkthrough: Walkthrough
  let step: Step

  private var circuit: Circuit { walkthrough.circuit }

  /// By name where somebody gave one, by number otherwise: no name begins with a digit.
  func key(_ subject: SceneSubject) -> String {
    switch subject {
    case .node(let node): "\(circuit.isSplitter(node) ? "splitter" : "node") \(key(ofNode: node))"
    case .wire(let wire): "wire \(key(ofWire: wire))"
    case .value(let wire): "value \(key(ofWire: wire))"
    case .gradient(let wire): "gradient \(key(ofWire: wire))"
    case .local(let wire): "local \(key(ofWire: wire))"
    case .end(let wire): "end \(key(ofWire: wire))"
    case .dot(let dot): "dot \(dot)"
    case .line(let line): "line \(line)"
    }
  }

  private func key(ofWire wire: WireID) -> String { circuit.name(of: wire) ?? "\(wire)" }

  private func key(ofNode node: NodeID) -> String { circuit.name(of: circuit.namesake(of: node)) ?? "\(node)" }

  /// What a node or a wire is, and what it carries in the step; nil for what is a text or an ornament.
  func sentence(_ subject: SceneSubject) -> String? {
    switch subject {
    case .node(let node): describe(node: node)
    case .wire(let wire): describe(wire: wire)
    case .value, .gradient, .local, .end, .dot, .line: nil
    }
  }

  private func describe(node: NodeID) -> String {
    switch circuit.nodes[node].kind {
    case .input: return "input \(name(of: circuit.namesake(of: node)) ?? "wire")"
    case .constant: return "constant \(name(of: circuit.namesake(of: node)) ?? "")"
    case .splitter: return "splitter node" + (name(of: circuit.namesake(of: node)).map { " of \($0)" } ?? "")
    case .function(let rule):
      let inputs = circuit.nodes[node].inputs.map { walkthrough.shortFormula(of: $0) ?? .name("…") }
      let output = circuit.name(of: circuit.namesake(of: node)).map { "\(MathText(name: $0).plain) = " } ?? ""
      return "function node \(output)\(rule.statement(of: inputs).mathText.plain)"
    }
  }

  private func describe(wire: WireID) -> String {
    var parts = [["wire", name(of: wire)].compactMap(\.self).joined(separator: " ")]
    if walkthrough.showsValue(of: wire, at: step) {
      parts.append("value \(words(walkthrough.annotated.shownValue(of: wire)))")
    }
    if walkthrough.showsGradient(of: wire, at: step), let gradient = walkthrough.annotated.shownGradient(of: wire) {
      parts.append("gradient \(words(gradient))")
    }
    return parts.joined(separator: ", ")
  }

  /// Its name, or what it is the value of where that is short.
  private func name(of wire: WireID) -> String? { walkthrough.shortFormula(of: wire)?.mathText.plain }

  private func words(_ tensor: Tensor<Double>) -> String {
    tensor.scalar.map { NumberText.format($0, digits: walkthrough.digits) } ?? "of shape \(tensor.shape.description)"
  }
}
