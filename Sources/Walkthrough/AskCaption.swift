import Engine
import Notation

/// The captions of the steps that ask: those of the answers, with a question mark for each thing to be found.
extension Walkthrough {
  private var blank: String { (asking ?? .inTurn).blank }

  /// A gradient as far as a step lets it be known.
  private func known(_ wire: WireID, at step: Step) -> String {
    showsGradient(of: wire, at: step) ? gradientText(of: wire) ?? "" : blank
  }

  func captionOfAsking(_ node: NodeID, at step: Step) -> Caption {
    if circuit.isSplitter(node) { return captionOfAskingSplitter(node, at: step) }
    let (wire, called) = (circuit.namesake(of: node), called(node))
    let wires = sends(of: node).map(\.wire)
    var caption = Caption(
      "Predict \(heading(step, "function node \(called)", isInside: true))",
      sentence: "Predict: function node \(called.plain) receives the upstream gradient "
        + "\(known(wire, at: step)); what does it send back along \(list(wires.map { symbol(of: $0).plain }))?")
    caption.table = blanked(captionTable(of: node), of: node, at: step)
    return caption
  }

  private func captionOfAskingSplitter(_ node: NodeID, at step: Step) -> Caption {
    let wire = circuit.namesake(of: node)
    let name = symbol(of: wire)
    let gradients = circuit.nodes[node].outputs.filter { circuit.wires[$0].receivesGradient }.map {
      known($0, at: step)
    }
    var caption = Caption(
      "Predict \(heading(step, "splitter node \(name)", isInside: true))",
      sentence: "Predict: on the branches of splitter node \(name.plain) come back \(list(gradients)); "
        + "what does it send back along \(name.plain)?")
    caption.lines = [
      "the wire \(name) is used \(uses(of: node)); on its branches come back \(list(gradients)):",
      "\(gradientName(of: wire)) = \(MathText(blank, .strong))",
    ]
    return caption
  }

  /// The table with what is known before the step: the wires and the upstream gradient.
  private func blanked(_ table: Caption.Table, of node: NodeID, at step: Step) -> Caption.Table {
    let isKnown = showsGradient(of: circuit.namesake(of: node), at: step)
    switch table {
    case .numbers(let rows):
      return .numbers(
        zip(rows, sends(of: node)).map { row, send in
          Caption.Row(
            wire: row.wire, upstream: isKnown ? row.upstream : blank,
            local: "\(derivative(of: circuit.namesake(of: node), by: send.wire)) = \(blank)",
            product: "\(blank) × \(blank) =", gradient: blank)
        })
    case .tensors(let rows, let local):
      return .tensors(
        rows.map { row in
          Caption.TensorRow(
            wire: row.wire, rule: MathText(blank), upstream: isKnown ? row.upstream : row.upstream.blanked(blank),
            local: row.local.map { $0.blanked(blank) }, gradient: row.gradient.blanked(blank))
        }, local: local)
    }
  }
}
