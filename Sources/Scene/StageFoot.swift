import Engine
import Notation
import Walkthrough

/// The foot: the map of the whole circuit, and one sentence: the author's note, or the rule in words.
struct StageFoot {
  let walkthrough: Walkthrough
  let stage: Stage
  let map: MapLayout
  let step: Step
  /// How far down the picture goes above the sentence.
  let pictureBottom: Double
  /// The rules that have no room in the picture.
  let rules: [StyledText]

  func items() -> [SceneItem] {
    let isDone = { walkthrough.showsGradient(of: $0, at: step) }
    var items: [SceneItem] = []
    if case .forward = step.kind {
    } else {
      items += map.items(in: stage.map, walkthrough, work: step.node ?? seeded, isDone: isDone)
    }
    guard stage.parts == .all else { return items }
    let left = if case .forward = step.kind { stage.margin } else { stage.sentenceLeft }
    let room = stage.width - stage.margin - left
    // What is worked out with its numbers is longer than a sentence, and begins higher where the picture leaves room.
    let pitch = workings.isEmpty ? stage.sentencePitch : 30.0
    let raised = workings.isEmpty || stage.isTall ? 0 : max(0, Int((stage.sentenceTop - 24 - pictureBottom) / pitch))
    let most = raised + (workings.isEmpty ? stage.sentenceLines : Int(stage.sentencePitch * 4 / pitch) + 1)
    let lines = lines(room, most: most)
    let top = stage.sentenceTop - pitch * Double(max(0, lines.count + raised - most))
    for (place, line) in lines.enumerated() {
      items.append(.text("sentence", .ink, line, left: left, y: top + pitch * Double(place)))
    }
    return items
  }

  /// The lines of the sentence, or of what is worked out: of long sums no more terms than have room.
  private func lines(_ room: Double, most: Int) -> [StyledText] {
    let size = workings.isEmpty ? 26.0 : StageCanvas.smallestText
    let texts = (workings.isEmpty ? [sentence] : workings).map { StyledText($0, size: size) } + rules
    for size in [size, StageCanvas.smallestText] {
      let whole = texts.map { $0.sized(size) }
      for terms in [100] + (workings.isEmpty ? [] : [4, 3, 2, 1]) {
        let lines = whole.flatMap { $0.withTerms(terms).lines(room) }
        if lines.count <= most { return lines.map { $0.cut(to: room) } }
      }
    }
    let lines = texts.flatMap { $0.sized(StageCanvas.smallestText).withTerms(1).lines(room - 30) }
    var last = lines[most - 1]
    last.append(" …")
    return (lines.prefix(most - 1) + [last]).map { $0.cut(to: room) }
  }

  private var workings: [String] {
    if case .function(let node) = step.kind { walkthrough.focusedWorkings(of: node) } else { [] }
  }

  private var seeded: NodeID? {
    let circuit = walkthrough.circuit
    switch step.kind {
    case .seed: return circuit.wires[circuit.output].producer
    case .askUpdate(let wire), .update(let wire): return circuit.wires[wire].producer
    default: return nil
    }
  }

  private var updateSentence: String {
    if let remark = walkthrough.caption(of: step).remarks.first { return remark }
    guard let training = walkthrough.training else { return "" }
    return walkthrough.words.trainingStep(
      rate: NumberText.format(training.plan.rate, digits: 6), isLast: step.chapter == training.iterations.count - 1)
  }

  private var sentence: String {
    let circuit = walkthrough.circuit
    let words = walkthrough.words
    switch step.kind {
    case .compute(let node), .function(let node):
      guard case .function(let rule) = circuit.nodes[node].kind else { return walkthrough.caption(of: step).sentence }
      if let note = circuit.nodes[node].notes.first { return note }
      if case .compute = step.kind { return words.computesAndStores }
      let annotated = walkthrough.annotated
      return [rule.summary, annotated.convention(of: node), annotated.shutGate(of: node)].compactMap(\.self)
        .joined(separator: " ")
    case .splitter(let node):
      return words.splitterRule(branches: circuit.nodes[node].outputs.count)
    case .ask(let node):
      return circuit.isSplitter(node) ? words.questionToSplitter : words.questionToFunction
    case .forward:
      return words.opening(outputs: circuit.outputs.map { walkthrough.symbol(of: $0).plain })
    case .seed: return walkthrough.caption(of: step).sentence
    case .askUpdate(let wire): return words.questionOfUpdate(walkthrough.symbol(of: wire).plain)
    case .update: return updateSentence
    case .results:
      return words.resultsAfter(steps: walkthrough.backwardPlace(of: step).count)
    }
  }
}
