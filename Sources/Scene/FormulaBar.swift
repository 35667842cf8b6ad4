import Engine
import Notation
import Walkthrough

/// The formula bar: the statement as its author wrote it, the part at work lit. What is too long for the line is cut to the
/// lit part, with … on the sides on which it goes on.
struct FormulaBar {
  let walkthrough: Walkthrough
  let stage: Stage
  let step: Step

  private static let fontSize = 36.0

  func items() -> [SceneItem] {
    let room = stage.width - 2 * stage.margin
    let rule = [ScenePoint(stage.margin, stage.ruleY), ScenePoint(stage.width - stage.margin, stage.ruleY)]
    let text = Self.cut(written, lit, to: room, isTall: stage.isTall)
    return [
      .text("formula", .ink, text, left: stage.margin, y: stage.barY),
      SceneItem("rule", .toCome, .line(Curve.polyline(rule), width: 1.5, head: nil)),
    ]
  }

  private typealias Parts = (before: MathText, lit: MathText, after: MathText)

  private var lit: SceneRole {
    switch step.kind {
    case .compute, .forward, .askUpdate, .update: .value
    case .seed, .ask, .function, .splitter, .results: .gradient
    }
  }

  private var written: Parts {
    let circuit = walkthrough.circuit
    let words = walkthrough.words
    switch step.kind {
    case .compute(let node), .ask(let node), .function(let node), .splitter(let node):
      if circuit.isSplitter(node) {
        let wire = circuit.nodes[node].inputs[0]
        let name = walkthrough.shortFormula(of: wire)?.mathText
        return (words.isUsed(name, times: circuit.nodes[node].outputs.count), "", "")
      }
      return statement(of: node)
    case .seed where circuit.outputs.count > 1: return (words.seedForEachOutput, "", "")
    case .seed: return statement(of: circuit.wires[circuit.output].producer)
    case .forward:
      let functions = circuit.nodes.count { if case .function = $0.kind { true } else { false } }
      let splitters = circuit.nodes.indices.count { circuit.isSplitter($0) }
      let text = words.size(functions: functions, splitters: splitters, isNarrow: stage.isTall)
      let value = walkthrough.value(of: circuit.output)
      guard circuit.outputs.count == 1, let number = value.number else { return (text, "", "") }
      return (text + ", \(walkthrough.symbol(of: circuit.output)) = ", MathText(number), "")
    case .results: return (words.gradientsAtInputs, "", "")
    case .askUpdate(let wire), .update(let wire):
      return ("", walkthrough.arithmetic(of: walkthrough.updateEvent(of: wire, at: step)).rule, "")
    }
  }

  /// In the author's own writing, and for a circuit without a text as the parts of the node give it.
  private func statement(of node: NodeID) -> Parts {
    let circuit = walkthrough.circuit
    let output = circuit.namesake(of: node)
    if let source = walkthrough.source, let range = circuit.nodes[node].range,
      let statement = source.definitions.first(where: { $0.range.start <= range.start && range.end <= $0.range.end })
    {
      let written = WrittenStatement(of: statement.range, lit: range, in: source.file)
      if !written.lit.isEmpty { return (written.before, written.lit, written.after) }
    }
    let name: MathText = circuit.name(of: output) == nil ? "" : walkthrough.symbol(of: output) + " = "
    let inputs = circuit.nodes[node].inputs.map { walkthrough.shortFormula(of: $0) ?? .name("…") }
    guard case .function(let rule) = circuit.nodes[node].kind else { return (name, "", "") }
    return (name, rule.statement(of: inputs).mathText, "")
  }

  /// - Parameters:
  ///   - role: of the lit part.
  ///   - room: how wide it may be.
  ///   - isTall: whether the line is short, so that smaller letters come before a cut.
  private static func cut(_ parts: Parts, _ role: SceneRole, to room: Double, isTall: Bool) -> StyledText {
    func whole(_ parts: Parts, _ size: Double) -> StyledText {
      var text = StyledText(size: size)
      text.append(parts.before)
      text.append(parts.lit, isBold: true, role: role)
      text.append(parts.after)
      return text
    }
    for size in [fontSize, 32, 28] + (isTall ? [26] : []) {
      let text = whole(parts, size)
      if text.width <= room { return text }
    }
    var lit = StyledText(size: 28)
    lit.append(parts.lit, isBold: true, role: role)
    // Of a long sum the first terms and the last.
    lit = [6, 4, 3, 2, 1].lazy.map { lit.withTerms($0) }.first { $0.width <= room - 160 } ?? lit.cut(to: room - 120)
    var after = StyledText(size: 28)
    after.append(parts.after)
    let rest = room - lit.width
    let behind = min(after.width, rest / 2)
    var text = end(of: parts.before, size: 28, room: rest - behind)
    for run in lit.runs { text.append(run) }
    for run in beginning(of: after, room: room - text.width).runs { text.append(run) }
    return text
  }

  /// The last words of a text that have room, with … before them where some are left out.
  private static func end(of text: MathText, size: Double, room: Double) -> StyledText {
    var whole = StyledText(size: size)
    whole.append(text)
    guard whole.width > room else { return whole }
    var runs = whole.runs
    var isBetweenWords = true
    while let first = runs.first {
      var cut = StyledText("… ", size: size)
      for run in runs { cut.append(run) }
      if isBetweenWords, cut.width <= room { return cut }
      isBetweenWords = first.text.first.map { !Self.isLetter($0) } ?? true
      if first.text.count > 1 { runs[0].text.removeFirst() } else { runs.removeFirst() }
    }
    return StyledText("… ", size: size)
  }

  /// The first words of a text that have room, with … behind them where some are left out.
  private static func beginning(of text: StyledText, room: Double) -> StyledText {
    guard text.width > room else { return text }
    var cut = StyledText(size: text.size)
    var longest = StyledText("…", size: text.size)
    for run in text.runs {
      for character in run.text {
        if !Self.isLetter(character) {
          var whole = cut
          whole.append("…")
          if whole.width > room { return longest }
          longest = whole
        }
        cut.append(StyledText.Run(text: String(character), isItalic: run.isItalic, isBold: run.isBold, role: run.role))
      }
    }
    return longest
  }

  private static func isLetter(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "_"
  }
}
