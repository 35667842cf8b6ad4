import Engine
import Notation
import Walkthrough

/// What goes back along an input wire: of numbers `2 × 5 = 10`, of tensors the result.
struct SentText {
  let back: NodeEvent.Back
  let upstream: Tensor<Double>?
  let digits: Int

  /// Of numbers `2 × 5` and `= 10`; nil of tensors.
  private var parts: (product: StyledText, result: StyledText)? {
    guard let sent = back.sent.scalar, let local = back.local?.scalar, let upstream = upstream?.scalar else {
      return nil
    }
    let write = { (number: Double) in NumberText.format(number, digits: digits) }
    var product = StyledText(write(upstream) + " × ", size: 26, role: .gradient)
    product.append(local < 0 ? "(\(write(local)))" : write(local), role: .local)
    var result = StyledText("= ", size: 26, role: .gradient)
    result.append(write(sent), isBold: true)
    return (product, result)
  }

  /// Both in one line.
  private func line(_ parts: (product: StyledText, result: StyledText)) -> StyledText {
    var line = StyledText(size: 32)
    for run in parts.product.runs { line.append(run) }
    line.append(" ", role: .gradient)
    for run in parts.result.runs { line.append(run) }
    return line
  }

  private func grid(_ room: (width: Double, height: Double)) -> GridLayout {
    let height = max(GridLayout.pitch, room.height - GridLayout.clearance)
    return GridLayout(back.sent, digits: digits, name: "label", .sent, room: (room.width, height), isBold: true)
  }

  /// How wide it is in large letters and in small ones, and no less than a blank to write in.
  func widths(in room: Double, height: Double) -> (wide: Double, narrow: Double) {
    let blank = 190.0
    guard let parts else {
      let width = max(blank, grid((room, height)).width)
      return (width, width)
    }
    let line = line(parts)
    return (max(blank, line.fitted(room).width), max(blank, line.fitted(0).width))
  }

  /// How high it is below its wire.
  func height(in room: Double, height: Double) -> Double {
    parts == nil ? grid((room, height)).height : 37
  }

  func items(
    left: Double, top: Double, room: (width: Double, height: Double), isCrowded: Bool
  ) -> [SceneItem] {
    guard let parts else { return grid(room).items(left: left, top: top) }
    let fitted = line(parts).fitted(room.width)
    if fitted.width <= room.width {
      return [.text("label", .sent, fitted, left: left, y: top + fitted.height / 2)]
    }
    let lines = (isCrowded ? [parts.result] : [parts.product, parts.result])
      .map { $0.fitted(room.width) }.filter { $0.width <= room.width }
    guard !lines.isEmpty else {
      return GridLayout(
        back.sent, digits: digits, name: "label", .sent, room: (room.width, 30), size: 26, isBold: true
      ).items(left: left, top: top)
    }
    return lines.enumerated().map { .text("label", .sent, $1, left: left, y: top + 15 + 32 * Double($0)) }
  }
}
