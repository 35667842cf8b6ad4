import Engine
import Notation
import Walkthrough

/// The frame of a training step: what leads to the step in lines, and large `w − η × gradient = w` with its numbers.
struct UpdateLayout {
  let walkthrough: Walkthrough
  let stage: Stage
  let step: Step
  let wire: WireID
  /// What stands for the new value where it is asked for; nil where it is shown.
  let blank: String?

  private static let lineSize = 28.0, linePitch = 42.0, numberSize = 44.0

  func items() -> [SceneItem] {
    let event = walkthrough.updateEvent(of: wire, at: step)
    let arithmetic = walkthrough.arithmetic(of: event)
    let room = stage.width - 2 * stage.margin
    // Who is asked gets what is given, and not the work.
    let lines = blank == nil ? arithmetic.working : Array(walkthrough.caption(of: step).lines.prefix(1))
    var items: [SceneItem] = []
    var y = stage.pictureTop + Self.linePitch
    for line in lines {
      for part in StyledText(line, size: Self.lineSize).lines(room).prefix(3) {
        items.append(.text("working", .ink, part.cut(to: room), middle: stage.width / 2, y: y))
        y += Self.linePitch
      }
    }
    let top = lines.isEmpty ? stage.pictureTop : y
    return items + equation(arithmetic, rate: event.plan.rate, top: top, room: room)
  }

  /// `1 − 0.1 × 6 = 0.4`, each term under the name of what it is.
  private func equation(_ arithmetic: UpdateArithmetic, rate: Double, top: Double, room: Double) -> [SceneItem] {
    let height = stage.pictureBottom - top - 60
    let share = (room - 260) / 3
    func grid(
      _ tensor: Tensor<Double>, _ role: SceneRole, _ digits: Int = arithmetic.termDigits, isBold: Bool = false
    ) -> GridLayout {
      GridLayout(
        tensor, digits: digits, name: "update", role, room: (share, height), size: Self.numberSize,
        isBold: isBold)
    }
    let name = walkthrough.symbol(of: wire)
    let direction = arithmetic.direction
    let isNegative = (direction.scalar ?? 0) < 0
    var terms: [(width: Double, items: (Double) -> [SceneItem])] = []
    let gap = 18.0
    let y = top + 50 + height / 2
    func add(_ text: StyledText, _ role: SceneRole = .ink, gapAfter: Double = gap) {
      let link: SceneLink? = role == .asked ? .wire(wire) : nil
      terms.append(
        (text.width + gapAfter, { [.text("update", role, text, left: $0, y: y).standing(for: link)] }))
    }
    func add(_ text: String, _ role: SceneRole = .ink, gapAfter: Double = gap) {
      add(StyledText(text, size: Self.numberSize), role, gapAfter: gapAfter)
    }
    func add(_ grid: GridLayout, under caption: MathText, gapAfter: Double = gap) {
      let caption = StyledText(caption, size: 24)
      let width = max(grid.width, caption.width)
      let captionY = max(top + 20, y - grid.height / 2 - 30)
      terms.append(
        (
          width + gapAfter,
          { left in
            [.text("update", .faint, caption, middle: left + width / 2, y: captionY)]
              + grid.items(left: left + (width - grid.width) / 2, top: y - grid.height / 2)
          }
        ))
    }
    // What an optimizer makes of the gradient is a part of the answer.
    if blank == nil || arithmetic.working.isEmpty {
      add(grid(arithmetic.before, .value), under: name)
      add("−")
      add(grid(Tensor(rate), .local, 6), under: "η")
      add("×")
      if isNegative { add("(", gapAfter: 0) }
      add(grid(direction, .gradient), under: arithmetic.symbol, gapAfter: isNegative ? 0 : gap)
      if isNegative { add(")") }
      add(arithmetic.isTrue ? "=" : "≈")
    } else {
      add(StyledText(name + " ←", size: Self.numberSize))
    }
    if let blank {
      add(blank, .asked)
    } else {
      add(grid(arithmetic.after, .value, arithmetic.digits, isBold: true), under: walkthrough.words.new(name))
    }
    let width = terms.reduce(-gap) { $0 + $1.width }
    var left = (stage.width - width) / 2
    return terms.flatMap { term in
      defer { left += term.width }
      return term.items(left)
    }
  }
}
