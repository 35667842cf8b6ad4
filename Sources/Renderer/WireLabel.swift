import Notation
import Walkthrough

/// What is written at a wire: its value above the line, its gradient below it.
struct WireLabel: Hashable {
  /// The wire's name, where it stands at neither end of it.
  var name: MathText?
  /// Nil while not computed: an empty place, never a 0.
  var value: String?
  var gradient: String?
  /// Whether the value or the gradient is new in this step.
  var stressesValue = false
  var stressesGradient = false

  /// Where the wire runs down: how wide the places to its left and right are.
  var sideWidth: Int?

  /// The height of the place above the line, and of the one below it: room for a line of text at `fontSize`.
  static let rowHeight = 22
  static let fontSize = 14.0

  /// As a table of two rows of one height, or two columns of one width, in every state, so that its middle stays on the
  /// wire.
  func markup(_ theme: Theme) -> String {
    var above = MathText()
    switch (name, value) {
    case (let name?, let value?): above = "\(name) = \(value)"
    case (let name?, nil): above = name
    case (nil, let value?): above = MathText(value)
    case (nil, nil): break
    }
    var value = Markup.text(above)
    if stressesValue { value = Markup.bold(value) }
    var below = Markup.text(MathText(gradient ?? ""))
    if stressesGradient { below = Markup.bold(below) }
    let (first, second) = (Markup.colored(value, theme.value), Markup.colored(below, theme.gradient))
    let rows =
      if let sideWidth {
        "<TR><TD WIDTH=\"\(sideWidth)\" ALIGN=\"RIGHT\">\(first)</TD><TD WIDTH=\"\(sideWidth)\" ALIGN=\"LEFT\">\(second)</TD></TR>"
      } else {
        [first, second].map { "<TR><TD HEIGHT=\"\(Self.rowHeight)\">\($0)</TD></TR>" }.joined()
      }
    let padding = sideWidth == nil ? 2 : 5
    return "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"\(padding)\">\(rows)</TABLE>"
  }

  /// The same label with places for its widest text to the left and right of a wire that runs down.
  fileprivate func besideWire(_ direction: Direction, widest: (name: MathText?, value: String, gradient: String?)) -> Self {
    guard direction == .topToBottom else { return self }
    let above = (widest.name?.plain.count).map { $0 + 3 } ?? 0
    // No digit or letter of the font is wider than 0.7 of its size in bold; the padding comes on top.
    let characters = max(above + widest.value.count, widest.gradient?.count ?? 0)
    var label = self
    label.sideWidth = Int((Double(characters) * Self.fontSize * 0.75).rounded(.up)) + 10
    return label
  }
}

extension Walkthrough {
  /// What is written at a wire in a step.
  func label(of wire: Int, at step: Step, _ role: Role?, _ direction: Direction) -> WireLabel {
    var label = WireLabel(name: nameOnWire(wire))
    if showsValue(of: wire, at: step) { label.value = valueText(of: wire) }
    if showsGradient(of: wire, at: step) { label.gradient = gradientText(of: wire) }
    label.stressesValue = role == .computed
    label.stressesGradient = role == .sent
    return label.besideWire(direction, widest: widest(wire))
  }

  /// What is written at a wire when all is known and in the widest letters: the room that the layout keeps for it.
  func widestLabel(of wire: Int, _ direction: Direction) -> WireLabel {
    WireLabel(
      name: nameOnWire(wire), value: valueText(of: wire), gradient: gradientText(of: wire), stressesValue: true,
      stressesGradient: true
    ).besideWire(direction, widest: widest(wire))
  }

  private func widest(_ wire: Int) -> (name: MathText?, value: String, gradient: String?) {
    (nameOnWire(wire), valueText(of: wire), gradientText(of: wire))
  }

  /// A wire's name unless it stands at one of its ends.
  private func nameOnWire(_ wire: Int) -> MathText? {
    if circuit.wires[wire].consumer == nil { return nil }
    if case .input = circuit.nodes[circuit.wires[wire].producer].kind { return nil }
    return symbol(of: wire)
  }
}
