public import Engine
import Notation

/// The captions of the steps in which function nodes are at work.
extension Walkthrough {
  func captionOfFunctionNode(_ node: NodeID, at step: Step) -> Caption {
    let upstream = gradientText(of: circuit.namesake(of: node)) ?? ""
    let sends = sends(of: node)
    let table = captionTable(of: node, sends)
    var caption = words.functionSends(
      called(node), at: backwardPlace(of: step), upstream: upstream,
      isProduct: sends.allSatisfy { if case .factor = $0.local { true } else { false } }, received: received(table))
    caption.show(table, in: words)
    caption.remarks = circuit.nodes[node].notes
    if sends.contains(where: { if case .inside = $0.notation { true } else { false } }) {
      caption.remarks.append(words.foldedComposite)
    }
    caption.remarks += births(at: node, ofGradients: true) + workings(of: node)
    if let convention = annotated.convention(of: node) { caption.remarks.append(convention) }
    if let shut = annotated.shutGate(of: node) { caption.remarks.append(shut) }
    return caption
  }

  /// Where a number that is not finite is born at a node, and how.
  func births(at node: NodeID, ofGradients isGradient: Bool) -> [String] {
    births.filter { $0.node == node && $0.isGradient == isGradient }.map { words.born($0.kind.rawValue, $0.reason) }
  }

  /// How one element of the node's output came about, in the words of its rule.
  func workings(of node: NodeID) -> [String] {
    let index = focus.flatMap { $0.wire == circuit.name(of: circuit.namesake(of: node)) ? $0.index : nil }
    return annotated.workings(of: node, at: index, upstream: upstreamSymbol(of: node), digits: digits).map(\.plain)
  }

  /// How the element to focus on came about, where it is this node's; nothing where it is not.
  public func focusedWorkings(of node: NodeID) -> [String] {
    focus?.wire == circuit.name(of: circuit.namesake(of: node)) ? workings(of: node) : []
  }

  /// Whether all wires of a node carry numbers.
  func isScalar(_ node: NodeID) -> Bool {
    (circuit.nodes[node].inputs + circuit.nodes[node].outputs).allSatisfy { annotated.values[$0].shape.isScalar }
  }

  /// The function node rule with numbers, a row for each wire that receives a gradient.
  func captionTable(of node: NodeID) -> Caption.Table { captionTable(of: node, sends(of: node)) }

  private func captionTable(of node: NodeID, _ sends: [Send]) -> Caption.Table {
    guard isScalar(node) else { return tensors(of: node, sends) }
    let upstream = gradientText(of: circuit.namesake(of: node)) ?? ""
    return .numbers(sends.map { row($0, of: circuit.namesake(of: node), upstream: upstream) })
  }

  private func received(_ table: Caption.Table) -> [(wire: MathText, told: String)] {
    switch table {
    case .numbers(let rows): rows.map { ($0.wire, "\($0.product) \($0.gradient)") }
    case .tensors(let rows, _): rows.map { ($0.wire, "\($0.rule.plain) = \($0.gradient.inline)") }
    }
  }

  private func row(_ send: Send, of output: WireID, upstream: String) -> Caption.Row {
    let digits = digitsOfProduct(send, of: output)
    let upstream = digits > self.digits ? number(annotated.shownGradient(of: output), digits) : upstream
    let local = number(send.shownLocal.tensor, digits)
    var told: MathText = "\(derivative(of: output, by: send.wire)) = "
    let formula = send.notation.factor
    switch formula?.root.head {
    case nil: told += "\(local)"
    case .choose: told += "\(local)  (\(send.notation.mathText))"
    default: told += send.notation.mathText.plain == local ? "\(local)" : "\(send.notation.mathText) = \(local)"
    }
    return Caption.Row(
      wire: symbol(of: send.wire), upstream: upstream, local: told,
      product: "\(factor(upstream, isFirst: true)) × \(factor(local)) =",
      gradient: gradientText(of: send.wire) ?? "")
  }

  /// With how many digits upstream and local gradient are shown, so that their product is true in a gradient that is shown
  /// with more than were asked for.
  private func digitsOfProduct(_ send: Send, of output: WireID) -> Int {
    let most = shownDigits.gradientDigits(of: send.wire)
    guard most > digits, let upstream = annotated.shownGradient(of: output)?.scalar,
      let local = send.shownLocal.tensor?.scalar, let gradient = annotated.shownGradient(of: send.wire)?.scalar
    else { return digits }
    let unit = NumberText.unit(of: gradient, digits: most)
    return (digits...ShownSum.mostDigits).first {
      abs(NumberText.rounded(upstream, digits: $0) * NumberText.rounded(local, digits: $0) - gradient) <= unit
    } ?? ShownSum.mostDigits
  }

  private func number(_ tensor: Tensor<Double>?, _ digits: Int) -> String {
    tensor.map { ShownTensor($0, digits: digits).inline } ?? ""
  }

  private func tensors(of node: NodeID, _ sends: [Send]) -> Caption.Table {
    guard let upstream = gradient(of: circuit.namesake(of: node)) else { return .tensors([], areJacobians: false) }
    let rows = sends.compactMap { send -> Caption.TensorRow? in
      guard let gradient = gradient(of: send.wire) else { return nil }
      return Caption.TensorRow(
        wire: symbol(of: send.wire), rule: rule(send, of: node), upstream: upstream,
        local: showsJacobians ? send.jacobian.map(shown) : send.shownLocal.tensor.map(shown), gradient: gradient)
    }
    return .tensors(rows, areJacobians: showsJacobians)
  }

  /// The Jacobians of a node in a line each: `∂z/∂x = [[1, 2], [3, 4]]`; none where they are not asked for.
  public func jacobianTexts(of node: NodeID) -> [String] {
    let output = circuit.namesake(of: node)
    return sends(of: node).compactMap { send in
      send.jacobian.map { words.jacobian(derivative(of: output, by: send.wire), shown($0).inline) }
    }
  }

  /// What is sent back as a formula: `∂f/∂z @ xᵀ`, and for a factor the product with it.
  private func rule(_ send: Send, of node: NodeID) -> MathText {
    guard case .factor(let factor) = send.notation else { return send.notation.mathText }
    let product = Formula.call("multiply", [upstreamSymbol(of: node), factor])
    let copies = annotated.values[circuit.namesake(of: node)].shape.count
    let isBroadcast = copies > annotated.values[send.wire].shape.count
    return isBroadcast
      ? words.summed(product.mathText, overCopies: copies / max(1, annotated.values[send.wire].shape.count))
      : product.mathText
  }
}
