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
    let name = name(of: circuit.namesake(of: node))
    switch circuit.nodes[node].kind {
    case .input: return walkthrough.words.input(name)
    case .constant: return walkthrough.words.constant(name)
    case .splitter: return walkthrough.words.splitterNode(of: name)
    case .function(let rule):
      let inputs = circuit.nodes[node].inputs.map { walkthrough.shortFormula(of: $0) ?? .name("…") }
      let output = circuit.name(of: circuit.namesake(of: node)).map { "\(MathText(name: $0).plain) = " } ?? ""
      return walkthrough.words.functionNode("\(output)\(rule.statement(of: inputs).mathText.plain)")
    }
  }

  private func describe(wire: WireID) -> String {
    let value = walkthrough.showsValue(of: wire, at: step) ? words(walkthrough.annotated.shownValue(of: wire)) : nil
    let gradient =
      walkthrough.showsGradient(of: wire, at: step) ? walkthrough.annotated.shownGradient(of: wire).map(words) : nil
    return walkthrough.words.wire(name(of: wire), value: value, gradient: gradient)
  }

  /// Its name, or what it is the value of where that is short.
  private func name(of wire: WireID) -> String? { walkthrough.shortFormula(of: wire)?.mathText.plain }

  private func words(_ tensor: Tensor<Double>) -> String {
    tensor.scalar.map { NumberText.format($0, digits: walkthrough.digits) }
      ?? walkthrough.words.tensor(ofShape: tensor.shape.description)
  }
}
