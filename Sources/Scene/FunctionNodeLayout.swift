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
    case more
  }

  private var rows: [Row] {
    let ports = event.ports
    guard ports.count > Self.mostRows else { return ports.map { .port($0) } }
    return [.port(ports[0]), .port(ports[1]), .more, .port(ports[ports.count - 1])]
  }

  /// The places of the rows, and the layouts of their ports; nil for what is left out.
  private var laidOut: (places: RowPlaces, ports: [PortLayout?]) {
    let rows = rows
    let places = RowPlaces(extents(rows), top: stage.pictureTop, bottom: stage.rowsBottom)
    let taken = takenByOutput(halfWidth)
    let ports = rows.enumerated().map { place, row -> PortLayout? in
      guard case .port(let port) = row else { return nil }
      let y = places.middles[place]
      return PortLayout(
        walkthrough: walkthrough, stage: stage, node: event.node, port: port, upstream: event.upstream, moment: moment,
        y: y, side: PlateSide(place, of: rows.count, y: y, stage), wireEnd: stage.nodeX - halfWidth,
        room: (places.above[place], places.below[place]), isCrowded: rows.count > 3, taken: taken)
    }
    return (places, ports)
  }

  /// The rules that have no room in the picture.
  var toldBelow: [StyledText] {
    if case .multiplies = moment { laidOut.ports.compactMap { $0?.toldBelow } } else { [] }
  }

  func items() -> [SceneItem] {
    let (places, ports) = laidOut
    let symbol = self.symbol
    let halfWidth = halfWidth
    let isRound = halfWidth == stage.nodeRadius
    var items: [SceneItem] = []
    for (place, port) in ports.enumerated() {
      let y = places.middles[place]
      guard let port else {
        let left = StyledText(walkthrough.words.moreInputs(event.ports.count - 3), size: 24)
        items.append(.text("more", .faint, left, left: stage.textStart, y: y))
        continue
      }
      let dy = portOffset(place, of: ports.count)
      let dx = isRound ? (stage.nodeRadius * stage.nodeRadius - dy * dy).squareRoot() : halfWidth
      let target = ScenePoint(stage.nodeX - dx - 3, stage.middleY + dy)
      items += port.items(to: ports.count == 1 || dy == 0 ? ScenePoint(target.x, y) : target)
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

  private var halfWidth: Double { max(stage.nodeRadius, symbol.width / 2 + 18) }

  private var symbol: StyledText {
    guard case .function(let rule) = walkthrough.circuit.nodes[event.node].kind else { return StyledText(size: 24) }
    return StyledText(rule.symbol, size: rule.symbol.count < 3 ? 42 : 30).fitted(150, smallest: 24).cut(to: 200)
  }

  /// How far from the middle of the node a port is.
  private func portOffset(_ place: Int, of count: Int) -> Double {
    count == 1 ? 0 : (Double(place) / Double(count - 1) - 0.5) * 1.1 * stage.nodeRadius
  }

  /// How much each row needs above and below its wire. Where that is more than there is, vectors lie down.
  private func extents(_ rows: [Row]) -> [(above: Double, below: Double)] {
    let room = stage.rowsBottom - stage.pictureTop
    let standing = rows.indices.map { extent($0, rows[$0], of: rows.count, mostHeight: GridLayout.mostHeight) }
    let total = standing.reduce(0) { $0 + $1.above + $1.below + RowPlaces.gap }
    guard total - RowPlaces.gap > room else { return standing }
    let lying = GridLayout.pitch + GridLayout.clearance
    return rows.indices.map { place in
      guard case .port(let port) = rows[place], port.value.shape.rank == 1 else { return standing[place] }
      return extent(place, rows[place], of: rows.count, mostHeight: lying)
    }
  }

  private func extent(
    _ place: Int, _ row: Row, of count: Int, mostHeight: Double
  ) -> (above: Double, below: Double) {
    guard case .port(let port) = row else { return (16, 16) }
    if case .constant = walkthrough.circuit.nodes[walkthrough.circuit.wires[port.wire].producer].kind,
      port.value.shape.isScalar
    {
      return (30, 30)
    }
    return PortLayout(
      walkthrough: walkthrough, stage: stage, node: event.node, port: port, upstream: event.upstream, moment: moment,
      y: 0, side: count == 1 ? .single : place == 0 ? .above : place == count - 1 ? .below : .inner,
      wireEnd: stage.nodeX - stage.nodeRadius, room: (mostHeight, mostHeight), isCrowded: count > 3, taken: (0, 0)
    ).extent
  }

  /// What the node and the texts on its output take up of the height.
  private func takenByOutput(_ halfWidth: Double) -> (top: Double, bottom: Double) {
    let node = stage.nodeRadius + 8
    if stage.isTall { return (stage.middleY - node, stage.middleY + node) }
    let texts = WireTexts(walkthrough: walkthrough, stage: stage)
    let (left, right) = outputRoom(halfWidth)
    let value = texts.value(of: event.output, room: (right - left, outputHeight), isNamed: true)
    let below =
      event.upstream.map {
        GridLayout(
          $0, digits: walkthrough.digits, name: "label", .gradient,
          room: (right - left, outputHeight - GridLayout.clearance)
        ).height
      } ?? 0
    return (
      stage.middleY - max(node, value.height + GridLayout.clearance + 8),
      stage.middleY + max(node, below + GridLayout.clearance + 8)
    )
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

  /// Where the texts on the output wire begin and end.
  private func outputRoom(_ halfWidth: Double) -> (left: Double, right: Double) {
    let ends = WireEnds(walkthrough: walkthrough, stage: stage)
    let edge = ends.items(ends.end(of: event.output), y: stage.middleY, isLeft: false).edge
    return (stage.nodeX + halfWidth + 32, min(edge, stage.rightEnd) - 6)
  }

  private var outputHeight: Double { stage.middleY - stage.pictureTop - 6 }

  private func outputItems(_ halfWidth: Double) -> [SceneItem] {
    let y = stage.middleY
    let ends = WireEnds(walkthrough: walkthrough, stage: stage)
    let end = ends.end(of: event.output)
    let (items, edge) = ends.items(end, y: y, isLeft: false)
    let near = stage.nodeX + halfWidth + 8
    let right = min(edge, stage.rightEnd)
    let room = outputRoom(halfWidth)
    let flow = outputFlow
    let strand = Strand(stage: stage, wire: event.output, far: end.subject, node: event.node)
    return items.map { $0.standing(for: consumer) } + [strand.output(from: near, to: right, y: y, flow)]
      + WireTexts(walkthrough: walkthrough, stage: stage).items(
        of: event.output, left: room.left, right: room.right, y: y, height: (outputHeight, outputHeight),
        gradient: flow.isBackward ? event.upstream : nil, isNamed: true)
  }
}

extension Strand.Flow {
  var isBackward: Bool { if case .back = self { true } else { false } }
}
