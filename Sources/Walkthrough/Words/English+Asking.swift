import Notation

/// What is asked, and steps of training.
extension English {
  private static let asks = "Predict: "

  func askFunction(
    _ called: MathText, at place: BackwardPlace, upstream: String, wires: [MathText]
  ) -> Caption {
    Caption(
      "Predict backward \(step(place)) · function node \(called)",
      sentence: "\(Self.asks)function node \(called.plain) receives the upstream gradient "
        + "\(upstream); what does it send back along \(list(wires.map(\.plain)))?")
  }

  func askSplitter(
    _ name: MathText, at place: BackwardPlace, uses: WireUses, gradient: MathText, parts: [String], blank: String
  ) -> Caption {
    Caption(
      "Predict backward \(step(place)) · splitter node \(name)",
      sentence: "\(Self.asks)on the branches of splitter node \(name.plain) come back \(list(parts)); "
        + "what does it send back along \(name.plain)?",
      lines: [
        "the wire \(name) is used \(told(uses)); on its branches come back \(list(parts)):",
        "\(gradient) = \(MathText(blank, .strong))",
      ])
  }

  func question(of caption: Caption) -> String {
    let asked =
      caption.sentence.hasPrefix(Self.asks) ? caption.sentence.dropFirst(Self.asks.count) : caption.sentence[...]
    return asked.prefix(1).uppercased() + asked.dropFirst()
  }

  func askUpdate(
    _ name: MathText, given: [MathText], optimizer: TrainingPlan.Optimizer, blank: String
  ) -> Caption {
    Caption(
      "Predict training step · \(name)",
      sentence: Self.asks + questionOfUpdate(name, given: given, optimizer: optimizer),
      lines: [given.joined(separator: ",   "), "\(name) ← \(MathText(blank, .strong))"])
  }

  func questionOfUpdate(_ name: MathText, given: [MathText], optimizer: TrainingPlan.Optimizer) -> String {
    "\(list(given.map(\.plain))); what does a step of \(called(optimizer)) make of \(name.plain)?"
  }

  private func called(_ optimizer: TrainingPlan.Optimizer) -> String {
    switch optimizer {
    case .sgd: "gradient descent"
    case .momentum: "gradient descent with momentum"
    case .adam: "Adam"
    case .adamw: "AdamW"
    }
  }

  func update(_ name: MathText, lines: [MathText]) -> Caption {
    Caption(
      "Training step · \(name)", sentence: "Training step: \(lines.map(\.plain).joined(separator: "; ")).", lines: lines
    )
  }

  func iteration(_ number: Int, of count: Int, _ caption: Caption) -> Caption {
    let chapter = "Iteration \(number) of \(count)"
    let sentence = caption.sentence
    return caption.retold(
      "\(chapter) · \(caption.heading)",
      sentence: sentence.hasPrefix(Self.asks)
        ? "\(Self.asks)\(chapter): \(sentence.dropFirst(Self.asks.count))" : "\(chapter): \(sentence)")
  }

  func leftOver(_ name: MathText, _ gradient: String) -> MathText {
    "\(name).grad was \(gradient) before this pass"
  }

  func isStep(_ number: Int) -> MathText { "it is step \(number)" }

  func known(_ gradient: MathText, _ value: String?) -> MathText {
    "\(gradient) \(value.map { "= \($0)" } ?? "as found above")"
  }

  var keptGradients: String {
    "zero_grad: false: the gradient was not set to 0 before this step, so what the steps before left is in it as well"
  }

  func corrected(_ terms: MathText) -> MathText { "without the pull of their beginning at 0: \(terms)" }
}
