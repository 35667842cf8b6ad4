import Engine
import Notation
import Walkthrough

/// The close-up of a function node: its inputs to the left from top to bottom as the expression names them, its output to
/// the right, a local gradient at each port, and under each wire what goes back along it.
struct FunctionNodeLayout {
  let walkthrough: Walkthrough
  let stage: Stage
  let event: NodeEvent
  let moment: Moment

  /// What of it is shown.
  enum Moment {
    /// The forward pass: it reads its inputs and computes.
    case computes
    /// The seed stands on its output wire.
    case seeded
    /// What it will send back is asked for.
    case asked(blank: String)
    /// Upstream times local is sent back.
    case multiplies
  }

  /// The most inputs that are drawn; of more, the first two and the last.
  static let mostRows = 4

  /// An input wire, or the place where some are left out.
  private enum Row {
    case port(NodeEvent.Port)
    case more(Int)
  }

  private var rows: [Row] {
    let ports = event.ports
    guard ports.count > Self.mostRows else { return ports.map { .port($0) } }
    return [.port(ports[0]), .port(ports[1]), .more(ports.count - 3), .port(ports[ports.count - 1])]
  }

  func items() -> [SceneItem] {
    let rows = rows
    let places = RowPlaces(rows.map(extent), top: stage.pictureTop, bottom: stage.rowsBottom)
    let symbol = self.symbol
    let halfWidth = max(stage.nodeRadius, symbol.width / 2 + 18)
    let isRound = halfWidth == stage.nodeRadius
    var items: [SceneItem] = []
    for (place, row) in rows.enumerated() {
      let y = places.middles[place]
      switch row {
      case .more(let count):
        items.append(
          .text("more", .faint, StyledText("⋮  \(count) more inputs", size: 24), left: stage.textStart, y: y))
      case .port(let port):
        let dy = portOffset(place, of: rows.count)
        let dx = isRound ? (stage.nodeRadius * stage.nodeRadius - dy * dy).squareRoot() : halfWidth
        let target = ScenePoint(stage.nodeX - dx - 3, stage.middleY + dy)
        let side = Side(y: y, stage)
        items += PortLayout(
          walkthrough: walkthrough, stage: stage, node: event.node, port: port, upstream: event.upstream,
          moment: moment,
          y: y, side: side, limit: side == .middle ? stage.nodeX - halfWidth - 20 : stage.bend,
          room: (places.above[place], places.below[place]), isCrowded: rows.count > 3,
          mostPlateLines: rows.count > 2 ? 1 : rows.count > 1 ? 2 : 4
        ).items(to: rows.count == 1 || dy == 0 ? ScenePoint(target.x, y) : target)
      }
    }
    items += stage.isTall ? tallOutputItems() : outputItems(halfWidth)
    let role: SceneRole =
      switch moment {
      case .computes: .computing
      case .seeded: .toCome
      case .asked, .multiplies: .atWork
      }
    let middle = ScenePoint(stage.nodeX, stage.middleY)
    let shape: SceneItem.Shape =
      isRound
      ? .circle(symbol, at: middle, radius: stage.nodeRadius)
      : .plate([symbol], SceneBox(middle, width: 2 * halfWidth, height: 2 * stage.nodeRadius))
    return items + [SceneItem("node", role, shape).of(.node(event.node))]
  }

  private var symbol: StyledText {
    guard case .function(let rule) = walkthrough.circuit.nodes[event.node].kind else { return StyledText(size: 24) }
    return StyledText(rule.symbol, size: rule.symbol.count < 3 ? 42 : 30).fitted(150, smallest: 24).cut(to: 200)
  }

  /// How far from the middle of the node a port is.
  private func portOffset(_ place: Int, of count: Int) -> Double {
    count == 1 ? 0 : (Double(place) / Double(count - 1) - 0.5) * 1.1 * stage.nodeRadius
  }

  /// How much a row needs above and below its wire.
  private func extent(_ row: Row) -> (above: Double, below: Double) {
    guard case .port(let port) = row else { return (16, 16) }
    if case .constant = walkthrough.circuit.nodes[walkthrough.circuit.wires[port.wire].producer].kind {
      return port.value.shape.isScalar ? (30, 30) : (gridHeight(port.value), 20)
    }
    return (gridHeight(port.value), port.back.map { gridHeight($0.sent) } ?? 20)
  }

  private func gridHeight(_ tensor: Tensor<Double>) -> Double {
    let extents = tensor.shape.extents
    if extents.isEmpty { return 46 }
    let rows = extents.count == 1 ? extents[0] : extents[extents.count - 2]
    return Double(min(rows, 6)) * GridLayout.pitch + 10
  }

  private var outputFlow: Strand.Flow {
    switch moment {
    case .computes: .forward(.computing)
    case .seeded, .multiplies, .asked: event.upstream == nil ? .quiet : .back(.gradient)
    }
  }

  private var consumer: NodeID? { walkthrough.circuit.wires[event.output].consumer }

  /// On an upright canvas the output leaves the node downwards, with its value and gradient to the left of it.
  private func tallOutputItems() -> [SceneItem] {
    let ends = WireEnds(walkthrough: walkthrough, stage: stage)
    let end = ends.end(of: event.output)
    let (far, top) = ends.items(end, at: ScenePoint(stage.nodeX, stage.pictureBottom), isTop: false)
    let near = stage.middleY + stage.nodeRadius + 8
    let flow = outputFlow
    let bottom = stage.pictureBottom - 86
    let middle = (stage.rowsBottom + bottom) / 2
    let height = (bottom - stage.rowsBottom) / 2
    let strand = Strand(stage: stage, wire: event.output, far: end.subject, node: event.node)
    return far.map { $0.standing(for: consumer) }
      + [strand.down(from: ScenePoint(stage.nodeX, near), to: top, flow)]
      + WireTexts(walkthrough: walkthrough, stage: stage).items(
        of: event.output, left: stage.margin, right: stage.nodeX - 22, y: middle, height: (height, height),
        gradient: flow.isBackward ? event.upstream : nil, isNamed: true, endsAtRight: true)
  }

  private func outputItems(_ halfWidth: Double) -> [SceneItem] {
    let y = stage.middleY
    let ends = WireEnds(walkthrough: walkthrough, stage: stage)
    let end = ends.end(of: event.output)
    let (items, edge) = ends.items(end, y: y, isLeft: false)
    let near = stage.nodeX + halfWidth + 8
    let right = min(edge, stage.rightEnd)
    let flow = outputFlow
    let strand = Strand(stage: stage, wire: event.output, far: end.subject, node: event.node)
    return items.map { $0.standing(for: consumer) } + [strand.output(from: near, to: right, y: y, flow)]
      + WireTexts(walkthrough: walkthrough, stage: stage).items(
        of: event.output, left: near + 34, right: right - 14, y: y,
        height: (y - stage.pictureTop - 10, stage.pictureBottom - y - 10),
        gradient: flow.isBackward ? event.upstream : nil, isNamed: true)
  }
}

extension Strand.Flow {
  var isBackward: Bool { if case .back = self { true } else { false } }
}

/// On which side of its wire there is room for the plate of a port: on the one that the wire does not bend to.
enum Side {
  case above, middle, below

  init(y: Double, _ stage: Stage) {
    let offset = y - stage.middleY
    self = offset < -70 ? .above : offset > 70 ? .below : .middle
  }
}

/// Where rows stand: each with room above and below its line, all of them around the middle of the picture.
struct RowPlaces {
  private(set) var middles: [Double] = []
  /// The room that a row has got.
  private(set) var above: [Double] = [], below: [Double] = []

  init(_ wanted: [(above: Double, below: Double)], top: Double, bottom: Double) {
    let room = bottom - top
    let middle = (top + bottom) / 2
    var rows = wanted
    let gap = 6.0
    let total = rows.reduce(0) { $0 + $1.above + $1.below } + gap * Double(rows.count - 1)
    if total > room {
      // What is small keeps its room; the large ones share the rest, in whole lines.
      let share = (room - gap * Double(rows.count - 1)) / Double(2 * rows.count)
      let small = rows.flatMap { [$0.above, $0.below] }.filter { $0 <= share }
      let rest = room - gap * Double(rows.count - 1) - small.reduce(0, +)
      let large = rest / Double(max(1, 2 * rows.count - small.count))
      rows = rows.map { ($0.above <= share ? $0.above : large, $0.below <= share ? $0.below : large) }
    }
    let used = rows.reduce(0) { $0 + $1.above + $1.below }
    // Rows do not stand farther apart than the eye goes.
    let spread = rows.count > 1 ? min((room - used) / Double(rows.count - 1), 98) : 0
    var y = middle - (used + spread * Double(rows.count - 1)) / 2
    for row in rows {
      middles.append(rows.count == 1 ? middle : y + row.above)
      above.append(row.above)
      below.append(row.below)
      y += row.above + row.below + spread
    }
    if rows.count == 1 {
      let most = room / 2 - 4
      above = [min(wanted[0].above, most)]
      below = [min(wanted[0].below, most)]
    }
  }
}
