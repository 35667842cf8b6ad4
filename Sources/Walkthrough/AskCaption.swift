import Engine
import Notation

/// The captions of the steps that ask: those of the answers, with a question mark for each thing to be found.
extension Walkthrough {
  private static let unknown = "?"

  func captionOfAsking(_ node: Int, at step: Step) -> Caption {
    if circuit.isSplitter(node) { return captionOfAskingSplitter(node, at: step) }
    let wire = circuit.namesake(of: node)
    let (name, statement) = (symbol(of: wire), circuit.statement(of: node).mathText)
    let wires = sends(of: node).map(\.wire)
    var caption = Caption(
      "Predict \(heading(step, "function node \(name) = \(statement)", isInside: true))",
      sentence: "Predict: function node \(name.plain) = \(statement.plain) receives the upstream gradient "
        + "\(gradientText(of: wire) ?? ""); what does it send back along \(list(wires.map { symbol(of: $0).plain }))?")
    caption.table = blank(captionTable(of: node), of: node)
    return caption
  }

  private func captionOfAskingSplitter(_ node: Int, at step: Step) -> Caption {
    let wire = circuit.namesake(of: node)
    let name = symbol(of: wire)
    let gradients = circuit.nodes[node].outputs.compactMap { gradientText(of: $0) }
    var caption = Caption(
      "Predict \(heading(step, "splitter node \(name)", isInside: true))",
      sentence: "Predict: on the branches of splitter node \(name.plain) come back \(list(gradients)); "
        + "what does it send back along \(name.plain)?")
    caption.lines = [
      "the wire \(name) is used \(uses(of: node)); on its branches come back \(list(gradients)):",
      "\(gradientName(of: wire)) = \(MathText(Self.unknown, .strong))",
    ]
    return caption
  }

  /// The table with what is known before the step: the wires and the upstream gradient.
  private func blank(_ table: Caption.Table, of node: Int) -> Caption.Table {
    let output = symbol(of: circuit.namesake(of: node))
    let unknown = Self.unknown
    switch table {
    case .numbers(let rows):
      return .numbers(
        rows.map { row in
          Caption.Row(
            wire: row.wire, upstream: row.upstream, local: "\(derivative(of: output, by: row.wire)) = \(unknown)",
            product: "\(unknown) × \(unknown) =", gradient: unknown)
        })
    case .tensors(let rows, let local):
      return .tensors(
        rows.map { row in
          Caption.TensorRow(
            wire: row.wire, rule: MathText(unknown), upstream: row.upstream, local: row.local.map { _ in .unknown },
            gradient: .unknown)
        }, local: local)
    }
  }
}
