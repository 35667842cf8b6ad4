import Engine
import Notation

/// What those find who compute with the numbers that are shown, which are rounded.
extension Walkthrough {
  /// The sum of what comes back on a splitter's branches.
  func followingSums(at splitter: NodeID) -> [Tensor<Double>] {
    let shown = circuit.nodes[splitter].outputs.compactMap { wire in
      annotated.shownGradient(of: wire).map { shownDigits.roundedGradient($0, of: wire) }
    }
    guard let first = shown.first else { return [] }
    return [shown.dropFirst().reduce(first, +)]
  }

  /// What a function node sends back along a wire: upstream times the local gradient that is shown, and times the one that
  /// comes of the stored inputs that are shown.
  func followingProducts(at node: NodeID, _ send: Send) -> [Tensor<Double>] {
    let (inputs, output) = (circuit.nodes[node].inputs, circuit.namesake(of: node))
    guard let place = inputs.firstIndex(of: send.wire), let exact = annotated.shownGradient(of: output) else {
      return []
    }
    let upstream = shownDigits.roundedGradient(exact, of: output)
    var following: [Tensor<Double>] = []
    if let local = send.shownLocal.tensor?.scalar, let number = upstream.scalar {
      following.append(Tensor(number * NumberText.rounded(local, digits: digits)))
    }
    let stored = inputs.enumerated().filter { circuit.wires[$0.element].dependsOnInputs }.map { place, wire in
      (place, shownDigits.roundedValue(annotated.shownValue(of: wire), of: wire))
    }
    let sent = annotated.pullback(of: node, upstream: upstream, storing: Dictionary(uniqueKeysWithValues: stored))
    following.append(sent[place])
    return following
  }
}
