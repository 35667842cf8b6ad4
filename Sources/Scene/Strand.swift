import Engine

/// A wire of the node at work, from its far end to its port.
struct Strand {
  let stage: Stage
  let wire: WireID
  /// What stands at its far end.
  let far: SceneSubject?
  /// The node at work.
  let node: NodeID

  /// From the far end on the left to a port of the node, with a head at the end that the wire's state asks for.
  func input(from left: Double, y: Double, to port: ScenePoint, _ flow: Flow) -> SceneItem {
    let outer = ScenePoint(left, y)
    // A bend begins where the texts end.
    let bend = ScenePoint(stage.bend, y)
    switch flow {
    case .back(let role):
      let base = ScenePoint(left + stage.headLength, y)
      var points = [port]
      points += y == port.y ? [] : Curve.level(port, bend)
      points += Curve.straight(points[points.count - 1], base)
      return item(role, .line(points, width: stage.litWidth, head: outer), startsAtNode: true)
    case .forward(let role):
      let base = ScenePoint(port.x - stage.headLength, port.y)
      var points = [outer]
      if y != port.y {
        points += Curve.straight(outer, bend)
        points += Curve.level(bend, base)
      } else {
        points += Curve.straight(outer, base)
      }
      return item(role, .line(points, width: stage.litWidth, head: port), startsAtNode: false)
    case .quiet:
      var points = [outer]
      if y != port.y {
        points += Curve.straight(outer, bend)
        points += Curve.level(bend, port)
      } else {
        points += Curve.straight(outer, port)
      }
      return item(.toCome, .line(points, width: stage.quietWidth, head: nil), startsAtNode: false)
    }
  }

  /// A level wire to the right of a node.
  func output(from near: Double, to right: Double, y: Double, _ flow: Flow) -> SceneItem {
    let (first, last) = (ScenePoint(near, y), ScenePoint(right, y))
    switch flow {
    case .back(let role):
      let base = ScenePoint(near + stage.headLength, y)
      return item(
        role, .line([last] + Curve.straight(last, base), width: stage.litWidth, head: first), startsAtNode: false)
    case .forward(let role):
      let base = ScenePoint(right - stage.headLength, y)
      return item(
        role, .line([first] + Curve.straight(first, base), width: stage.litWidth, head: last), startsAtNode: true)
    case .quiet:
      return item(
        .toCome, .line([first] + Curve.straight(first, last), width: stage.quietWidth, head: nil), startsAtNode: true)
    }
  }

  /// - Parameter startsAtNode: whether the line begins at the node at work.
  private func item(_ role: SceneRole, _ shape: SceneItem.Shape, startsAtNode: Bool) -> SceneItem {
    let line = SceneItem("wire", role, shape)
    return startsAtNode
      ? line.of(.wire(wire), from: .node(node), to: far) : line.of(.wire(wire), from: far, to: .node(node))
  }

  /// An upright wire, along which values go down.
  func down(from first: ScenePoint, to bottom: Double, _ flow: Flow) -> SceneItem {
    let last = ScenePoint(first.x, bottom)
    switch flow {
    case .back(let role):
      let base = ScenePoint(first.x, first.y + stage.headLength)
      return item(
        role, .line([last] + Curve.straight(last, base), width: stage.litWidth, head: first), startsAtNode: true)
    case .forward(let role):
      let base = ScenePoint(first.x, bottom - stage.headLength)
      return item(
        role, .line([first] + Curve.straight(first, base), width: stage.litWidth, head: last), startsAtNode: false)
    case .quiet:
      let line = SceneItem.Shape.line([first] + Curve.straight(first, last), width: stage.quietWidth, head: nil)
      return item(.toCome, line, startsAtNode: false)
    }
  }

  /// Which way something travels along a wire.
  enum Flow {
    case back(SceneRole)
    case forward(SceneRole)
    case quiet
  }
}
