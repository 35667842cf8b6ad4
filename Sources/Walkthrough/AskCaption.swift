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
    let wires = sends(of: node).map { symbol(of: $0.wire) }
    var caption = words.askFunction(
      called, at: backwardPlace(of: step), upstream: known(wire, at: step), wires: wires)
    caption.show(blanked(captionTable(of: node), of: node, at: step), in: words)
    return caption
  }

  private func captionOfAskingSplitter(_ node: NodeID, at step: Step) -> Caption {
    let wire = circuit.namesake(of: node)
    let parts = circuit.nodes[node].outputs.filter { circuit.wires[$0].receivesGradient }.map { known($0, at: step) }
    return words.askSplitter(
      symbol(of: wire), at: backwardPlace(of: step), uses: uses(of: node), gradient: gradientName(of: wire),
      parts: parts, blank: blank)
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
    case .tensors(let rows, let areJacobians):
      return .tensors(
        rows.map { row in
          Caption.TensorRow(
            wire: row.wire, rule: MathText(blank), upstream: isKnown ? row.upstream : row.upstream.blanked(blank),
            local: row.local.map { $0.blanked(blank) }, gradient: row.gradient.blanked(blank))
        }, areJacobians: areJacobians)
    }
  }
}
