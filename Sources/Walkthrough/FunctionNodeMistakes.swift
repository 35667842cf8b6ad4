import Engine
import Notation

/// What mistakes give at function nodes.
extension Walkthrough {
  func mistakes(at node: NodeID, _ send: Send) -> [MistakenAnswer] {
    let setting = MistakeSetting(self, node, send)
    return products(setting) + others(setting) + matrixMistakes(setting)
  }

  /// The upstream gradient times or plus something that is not the local gradient.
  private func products(_ setting: MistakeSetting) -> [MistakenAnswer] {
    let (wire, output) = (setting.send.wire, circuit.namesake(of: setting.node))
    var made = [
      setting.met(.ownValue, "upstream × the wire's own value", setting.own, symbol(of: wire), "×", *),
      setting.met(
        .outputValue, "upstream × the node's output", annotated.shownValue(of: output), symbol(of: output), "×", *),
    ]
    if let local = setting.local {
      made.append(
        setting.met(.added, "upstream + local gradient, not their product", local, "local gradient", "+", +))
    }
    return made.compactMap(\.self)
  }

  private func others(_ setting: MistakeSetting) -> [MistakenAnswer] {
    var made: [MistakenAnswer] = []
    let alone = annotated.pullback(of: setting.node, upstream: setting.upstream.map { _ in 1 })[setting.place]
    made.append(
      MistakenAnswer(
        mistake: .forgotUpstream, answer: alone,
        told: "the local gradient alone, without upstream: \(shown(alone).inline)"))
    if let same = setting.fitted(setting.upstream) {
      made.append(
        MistakenAnswer(
          mistake: .sameToAll, answer: same, told: "the upstream gradient unchanged, \(shown(same).inline)"))
      let count = circuit.nodes[setting.node].inputs.count
      if count > 1 {
        let share = same.map { $0 / Double(count) }
        let sum = same.shape.isScalar ? "\(shown(same).inline) / \(count) = " : ""
        made.append(
          MistakenAnswer(
            mistake: .splitEvenly, answer: share,
            told: "the upstream gradient split evenly among the inputs, \(sum)\(shown(share).inline)"))
      }
    }
    if let right = annotated.shownGradient(of: setting.send.wire), right.elements.contains(where: { $0 != 0 }) {
      let turned = right.map { -$0 }
      made.append(
        MistakenAnswer(
          mistake: .lostSign, answer: turned, told: "the right size with the wrong sign, \(shown(turned).inline)"))
    }
    if let misplaced = takenAtOutput(setting) { made.append(misplaced) }
    return made
  }

  /// The local gradient evaluated where it does not belong, for nodes at which that makes a difference.
  private func takenAtOutput(_ setting: MistakeSetting) -> MistakenAnswer? {
    let output = circuit.namesake(of: setting.node)
    let value = annotated.shownValue(of: output)
    guard value.shape == setting.own.shape, dependsOnInput(setting, output) else { return nil }
    let stored = [setting.place: value]
    let answer = annotated.pullback(of: setting.node, upstream: setting.upstream, storing: stored)[setting.place]
    let at = "the local gradient taken at the output \(symbol(of: output).plain) instead of the stored input"
    guard value.shape.isScalar else {
      return MistakenAnswer(mistake: .atOutput, answer: answer, told: "\(at): \(shown(answer).inline)")
    }
    let local = annotated.pullback(of: setting.node, upstream: Tensor(1), storing: stored)[setting.place]
    let product = "\(factor(shown(setting.upstream).inline, isFirst: true)) × \(factor(shown(local).inline))"
    return MistakenAnswer(
      mistake: .atOutput, answer: answer, told: "\(at), \(product) = \(shown(answer).inline)")
  }

  private func dependsOnInput(_ setting: MistakeSetting, _ output: WireID) -> Bool {
    guard let formula = keyedNotation(of: setting.node)[setting.place].factor else {
      return circuit.nodes[setting.node].inputs.count == 1
    }
    let keys = [setting.send.wire, output].map(key)
    return formula.parts.contains { keys.contains($0.head) }
  }
}

/// A function node and one of its input wires, at which mistakes are made.
struct MistakeSetting {
  let walkthrough: Walkthrough
  let node: NodeID
  let send: Send
  /// The wire's place among the node's inputs.
  let place: Int
  let upstream: Tensor<Double>
  /// The wire's own forward value.
  let own: Tensor<Double>

  init(_ walkthrough: Walkthrough, _ node: NodeID, _ send: Send) {
    (self.walkthrough, self.node, self.send) = (walkthrough, node, send)
    let circuit = walkthrough.circuit
    place = circuit.nodes[node].inputs.firstIndex(of: send.wire) ?? 0
    upstream = walkthrough.annotated.shownGradient(of: circuit.namesake(of: node)) ?? Tensor(0)
    own = walkthrough.annotated.shownValue(of: send.wire)
  }

  /// What the upstream gradient is multiplied by, element by element, where there is such a thing.
  var local: Tensor<Double>? { if case .factor(let tensor) = send.shownLocal { tensor } else { nil } }

  /// The upstream gradient and something else in one operation, in the wire's shape; nil where they do not fit.
  func met(
    _ mistake: Mistake, _ words: String, _ other: Tensor<Double>, _ symbol: MathText, _ sign: String,
    _ operation: (Double, Double) -> Double
  ) -> MistakenAnswer? {
    guard (try? upstream.shape.broadcast(with: other.shape)) != nil,
      let answer = fitted(Tensor.zip(upstream, other, operation))
    else { return nil }
    let isScalar = upstream.shape.isScalar && other.shape.isScalar
    if isScalar, sign == "+" {
      let sum = ShownSum(of: [upstream, other], total: answer, digits: walkthrough.digits)
      return MistakenAnswer(mistake: mistake, answer: answer, told: "\(words), \(sum.left)\(sum.right)")
    }
    let terms =
      isScalar
      ? "\(walkthrough.factor(text(upstream), isFirst: true)) \(sign) \(walkthrough.factor(text(other)))"
      : "\(walkthrough.upstreamSymbol(of: node).mathText.plain) \(sign) \(symbol.plain)"
    return MistakenAnswer(mistake: mistake, answer: answer, told: "\(words), \(terms) = \(text(answer))")
  }

  /// A tensor in the wire's shape: repeated, or summed over the copies; nil where it has another one.
  func fitted(_ tensor: Tensor<Double>) -> Tensor<Double>? {
    guard let together = try? tensor.shape.broadcast(with: own.shape) else { return nil }
    if together == own.shape { return tensor.broadcast(to: own.shape) }
    return together == tensor.shape ? tensor.summed(to: own.shape) : nil
  }

  private func text(_ tensor: Tensor<Double>) -> String { walkthrough.shown(tensor).inline }
}
