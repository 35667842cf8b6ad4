public import Engine
public import Notation
public import Walkthrough

/// What is written at a wire: its value above the line, its gradient below it.
struct WireLabel: Hashable {
  /// The wire's name, where it stands at neither end of it.
  var name: MathText?
  /// Nil while not computed: an empty place, never a 0.
  var value: ShownTensor?
  var gradient: ShownTensor?
  /// Whether the value or the gradient is new in this step.
  var stressesValue = false
  var stressesGradient = false

  /// Where the wire runs down: how wide the places to its left and right are.
  var sideWidth: Int?
  /// Where it runs across: how high the places above and below it are.
  var sideHeight = Self.rowHeight

  /// The height of the place above the line, and of the one below it: room for a line of text at `fontSize`.
  static let rowHeight = 22
  static let fontSize = 14.0

  /// As a table of two rows of one height, or two columns of one width, in every state, so that its middle stays on the
  /// wire.
  /// - Parameter line: the colour of a line between the two, for a picture in which the wire does not run through.
  func markup(_ theme: Theme, line: String? = nil) -> String {
    let below = gradient.map {
      TensorMarkup(tensor: $0, color: theme.gradient, theme: theme, isBold: stressesGradient).markup
    }
    let (first, second) = (above(theme), below ?? "")
    let rows =
      if let sideWidth {
        "<TR><TD WIDTH=\"\(sideWidth)\" ALIGN=\"RIGHT\">\(first)</TD>" + (line == nil ? "" : "<VR/>")
          + "<TD WIDTH=\"\(sideWidth)\" ALIGN=\"LEFT\">\(second)</TD></TR>"
      } else {
        [first, second].map { "<TR><TD HEIGHT=\"\(sideHeight)\">\($0)</TD></TR>" }
          .joined(separator: line == nil ? "" : "<HR/>")
      }
    let color = line.map { " COLOR=\"\($0)\"" } ?? ""
    let padding = sideWidth == nil ? 2 : 5
    return "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"\(padding)\"\(color)>\(rows)</TABLE>"
  }

  /// The name and the value: `q = 3`, or `q =` before a grid.
  private func above(_ theme: Theme) -> String {
    let write = { (text: MathText) in
      let text = Markup.text(text)
      return Markup.colored(stressesValue ? Markup.bold(text) : text, theme.value)
    }
    switch (name, value) {
    // A name comes with its value, in whose middle it would have to move aside.
    case (_, nil): return ""
    case (nil, let value?):
      return TensorMarkup(tensor: value, color: theme.value, theme: theme, isBold: stressesValue).markup
    case (let name?, let value?):
      if let number = value.number { return write("\(name) = \(number)") }
      let grid = TensorMarkup(tensor: value, color: theme.value, theme: theme, isBold: stressesValue).markup
      return "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"0\" CELLPADDING=\"1\">"
        + "<TR><TD>\(write("\(name) ="))</TD><TD>\(grid)</TD></TR></TABLE>"
    }
  }

  /// The same label with places on both sides of the wire for all that it will ever hold.
  fileprivate func besideWire(
    _ direction: Direction, widest: (name: MathText?, value: ShownTensor, gradient: ShownTensor?)
  ) -> Self {
    let tensors = [widest.value] + (widest.gradient.map { [$0] } ?? [])
    var label = self
    if direction == .leftToRight {
      label.sideHeight = tensors.map(TensorMarkup.height).max() ?? Self.rowHeight
    } else {
      let widths = tensors.map { TensorMarkup.width(of: $0, fontSize: Self.fontSize) }
      let name = (widest.name?.plain.count).map { Double($0 + 3) * Self.fontSize * 0.75 } ?? 0
      label.sideWidth = Int(max(name + widths[0], widths.max() ?? 0).rounded(.up)) + 10
    }
    return label
  }
}

extension Walkthrough {
  /// What is written at a wire in a state.
  func label(of wire: WireID, _ state: WireState, _ direction: Direction) -> WireLabel {
    var label = WireLabel(name: nameOnWire(wire))
    let told = inChapter(state.chapter)
    if state.showsValue { label.value = told.value(of: wire) }
    if state.showsGradient { label.gradient = told.gradient(of: wire) }
    if state.role == .asked { label.gradient = .unknown }
    label.stressesValue = state.role == .computed
    label.stressesGradient = state.role == .sent || state.role == .asked
    return label.besideWire(direction, widest: widest(wire))
  }

  /// What is written at a wire when all is known and in the widest letters: the room that the layout keeps for it.
  func widestLabel(of wire: WireID, _ direction: Direction) -> WireLabel {
    let widest = widest(wire)
    return WireLabel(
      name: widest.name, value: widest.value, gradient: widest.gradient, stressesValue: true, stressesGradient: true
    ).besideWire(direction, widest: widest)
  }

  private func widest(_ wire: WireID) -> (name: MathText?, value: ShownTensor, gradient: ShownTensor?) {
    // Of a training, the longest that any iteration writes there.
    let all = (0..<(training?.iterations.count ?? 1)).map(inChapter)
    func longest(_ texts: [ShownTensor]) -> ShownTensor? { texts.max { $0.inline.count < $1.inline.count } }
    return (
      nameOnWire(wire), longest(all.map { $0.value(of: wire) }) ?? value(of: wire),
      longest(all.compactMap { $0.gradient(of: wire) })
    )
  }

  /// A wire's name, or its expression where that is short, unless it stands at one of its ends.
  public func nameOnWire(_ wire: WireID) -> MathText? {
    if circuit.wires[wire].consumer == nil { return nil }
    if case .input = circuit.nodes[circuit.wires[wire].producer].kind { return nil }
    return circuit.formula(of: wire, parts: 4).map { _ in symbol(of: wire) }
  }
}
