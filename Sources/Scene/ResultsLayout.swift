import Engine
import Notation
import Walkthrough

/// The last frame: the inputs with their values, and the gradients at them. Of several outputs, the frame of the seeds:
/// the outputs with theirs.
struct ResultsLayout {
  let walkthrough: Walkthrough
  let stage: Stage
  var showsOutputs = false

  func items() -> [SceneItem] {
    let circuit = walkthrough.circuit
    let ends = showsOutputs ? circuit.outputs : circuit.inputNodes.map { circuit.nodes[$0].outputs.lowerBound }
    let wires =
      ends
      .filter { walkthrough.gradient(of: $0) != nil }
    guard !wires.isEmpty else { return [] }
    let most = stage.mostResults
    let mostRows = wires.allSatisfy { walkthrough.annotated.values[$0].shape.isScalar } ? most.scalars : most.tensors
    let columns = wires.count > mostRows ? most.columns : 1
    let shown = wires.count <= mostRows * columns ? wires : Array(wires.prefix(mostRows * columns - 1))
    let rows = min(mostRows, (wires.count + columns - 1) / columns)
    let room = (stage.width - 2 * stage.margin - 40 * Double(columns - 1)) / Double(columns)
    let height = stage.pictureBottom - stage.pictureTop - 10
    let pitch = min(rows == 1 ? height : 170, height / Double(rows))
    let top = (stage.pictureTop + stage.pictureBottom - pitch * Double(rows - 1)) / 2
    func place(_ number: Int) -> ScenePoint {
      ScenePoint(stage.margin + Double(number / rows) * (room + 40), top + pitch * Double(number % rows))
    }
    var items = shown.enumerated().flatMap { row(of: $1, at: place($0), room: room, height: pitch - 10) }
    if shown.count < wires.count {
      let at = place(shown.count)
      let rest = StyledText(walkthrough.words.moreResults(wires.count - shown.count), size: 28)
      items.append(.text("more", .faint, rest, left: at.x, y: at.y))
    }
    return items
  }

  /// `x = −2` and `∂f/∂x = ` with the gradient behind it, both in columns.
  private func row(of wire: WireID, at place: ScenePoint, room: Double, height: Double) -> [SceneItem] {
    let name = walkthrough.symbol(of: wire)
    let half = room * 0.44
    let derivative: MathText =
      showsOutputs
      ? walkthrough.words.seed(of: name)
      : walkthrough.annotated.isOfOneOutput
        ? "∂\(walkthrough.symbol(of: walkthrough.circuit.output))/∂\(name)" : walkthrough.words.gradient(of: name)
    return term(
      name, walkthrough.annotated.shownValue(of: wire), .value, at: place, room: half - 30, height: height
    ).map { $0.of(.value(ofWire: wire)) }
      + (walkthrough.annotated.shownGradient(of: wire).map {
        term(
          derivative, $0, .gradient, at: ScenePoint(place.x + half, place.y), room: room - half, height: height)
      } ?? []).map { $0.of(.gradient(ofWire: wire)) }
  }

  private func term(
    _ name: MathText, _ tensor: Tensor<Double>, _ role: SceneRole, at place: ScenePoint, room: Double, height: Double
  ) -> [SceneItem] {
    // Of a long name only so much is shown that its number has room.
    let number = GridLayout(
      tensor, digits: walkthrough.digits, name: "result", role, room: (0, 0), isBold: role == .gradient)
    let most = min(room * 0.6, max(60, room - number.width))
    var prefix = StyledText(name + " = ", size: 32).fitted(most)
    if prefix.width > most {
      let equals = StyledText(" = ", size: prefix.size)
      prefix = StyledText(name, size: prefix.size).cut(to: most - equals.width)
      prefix.append(" = ")
    }
    let grid = GridLayout(
      tensor, digits: walkthrough.digits, name: "result", role, room: (room - prefix.width, max(30, height)),
      isBold: role == .gradient)
    return [.text("result", role == .value ? .value : .ink, prefix, left: place.x, y: place.y)]
      + grid.items(left: place.x + prefix.width, top: place.y - grid.height / 2)
  }
}
