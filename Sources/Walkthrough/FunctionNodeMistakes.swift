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
      setting.met(.ownValue, setting.own, symbol(of: wire), *) { .timesOwnValue($0) },
      setting.met(.outputValue, annotated.shownValue(of: output), symbol(of: output), *) { .timesOutput($0) },
    ]
    if let local = setting.local {
      made.append(setting.added(local))
    }
    return made.compactMap(\.self)
  }

  private func others(_ setting: MistakeSetting) -> [MistakenAnswer] {
    var made: [MistakenAnswer] = []
    let alone = annotated.pullback(of: setting.node, upstream: setting.upstream.map { _ in 1 })[setting.place]
    made.append(
      MistakenAnswer(
        mistake: .forgotUpstream, answer: alone,
        told: words.told(.localAlone(shown(alone).inline))))
    if let same = setting.fitted(setting.upstream) {
      made.append(
        MistakenAnswer(
          mistake: .sameToAll, answer: same, told: words.told(.upstreamUnchanged(shown(same).inline))))
      let count = circuit.nodes[setting.node].inputs.count
      if count > 1 {
        let share = same.map { $0 / Double(count) }
        let quotient = same.shape.isScalar ? "\(shown(same).inline) / \(count) = " : ""
        made.append(
          MistakenAnswer(
            mistake: .splitEvenly, answer: share,
            told: words.told(.upstreamSplit(quotient: quotient, share: shown(share).inline))))
      }
    }
    if let right = annotated.shownGradient(of: setting.send.wire), right.elements.contains(where: { $0 != 0 }) {
      let turned = right.map { -$0 }
      made.append(
        MistakenAnswer(
          mistake: .lostSign, answer: turned, told: words.told(.wrongSign(shown(turned).inline))))
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
    func told(_ product: String) -> MistakenAnswer {
      let done = WronglyDone.localAtOutput(
        symbol(of: output).plain, product: product, answer: shown(answer).inline)
      return MistakenAnswer(mistake: .atOutput, answer: answer, told: words.told(done))
    }
    guard value.shape.isScalar else { return told("") }
    let local = annotated.pullback(of: setting.node, upstream: Tensor(1), storing: stored)[setting.place]
    return told("\(factor(shown(setting.upstream).inline, isFirst: true)) × \(factor(shown(local).inline)) = ")
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

  /// The upstream gradient times something else, in the wire's shape; nil where they do not fit.
  /// - Parameter done: what was done, given its arithmetic.
  func met(
    _ mistake: Mistake, _ other: Tensor<Double>, _ symbol: MathText, _ operation: (Double, Double) -> Double,
    _ done: (String) -> WronglyDone
  ) -> MistakenAnswer? {
    guard let answer = combined(with: other, operation) else { return nil }
    let terms =
      upstream.shape.isScalar && other.shape.isScalar
      ? "\(walkthrough.factor(text(upstream), isFirst: true)) × \(walkthrough.factor(text(other)))"
      : "\(upstreamName) × \(symbol.plain)"
    return MistakenAnswer(
      mistake: mistake, answer: answer, told: walkthrough.words.told(done("\(terms) = \(text(answer))")))
  }

  /// The upstream gradient plus the local gradient.
  func added(_ local: Tensor<Double>) -> MistakenAnswer? {
    guard let answer = combined(with: local, +) else { return nil }
    let words = walkthrough.words
    var arithmetic = "\(upstreamName) + \(words.localGradient) = \(text(answer))"
    if upstream.shape.isScalar && local.shape.isScalar {
      let sum = ShownSum(of: [upstream, local], total: answer, digits: walkthrough.digits)
      arithmetic = sum.left + sum.right
    }
    return MistakenAnswer(mistake: .added, answer: answer, told: words.told(.plusLocal(arithmetic)))
  }

  private var upstreamName: String { walkthrough.upstreamSymbol(of: node).mathText.plain }

  private func combined(with other: Tensor<Double>, _ operation: (Double, Double) -> Double) -> Tensor<Double>? {
    guard (try? upstream.shape.broadcast(with: other.shape)) != nil else { return nil }
    return fitted(Tensor.zip(upstream, other, operation))
  }

  /// A tensor in the wire's shape: repeated, or summed over the copies; nil where it has another one.
  func fitted(_ tensor: Tensor<Double>) -> Tensor<Double>? {
    guard let together = try? tensor.shape.broadcast(with: own.shape) else { return nil }
    if together == own.shape { return tensor.broadcast(to: own.shape) }
    return together == tensor.shape ? tensor.summed(to: own.shape) : nil
  }

  private func text(_ tensor: Tensor<Double>) -> String { walkthrough.shown(tensor).inline }
}
