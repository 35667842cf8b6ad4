/// A wire of the node at work, from its far end to its port.
struct Strand {
  let stage: Stage

  /// From the far end on the left to a port of the node, with a head at the end that the wire's state asks for.
  func input(from left: Double, y: Double, to port: ScenePoint, _ flow: Flow) -> SceneItem {
    let far = ScenePoint(left, y)
    // A bend begins where the texts end.
    let bend = ScenePoint(stage.bend, y)
    switch flow {
    case .back(let role):
      let base = ScenePoint(left + stage.headLength, y)
      var points = [port]
      points += y == port.y ? [] : Curve.level(port, bend)
      points += Curve.straight(points[points.count - 1], base)
      return SceneItem("wire", role, .line(points, width: stage.litWidth, head: far))
    case .forward(let role):
      let base = ScenePoint(port.x - stage.headLength, port.y)
      var points = [far]
      if y != port.y {
        points += Curve.straight(far, bend)
        points += Curve.level(bend, base)
      } else {
        points += Curve.straight(far, base)
      }
      return SceneItem("wire", role, .line(points, width: stage.litWidth, head: port))
    case .quiet:
      var points = [far]
      if y != port.y {
        points += Curve.straight(far, bend)
        points += Curve.level(bend, port)
      } else {
        points += Curve.straight(far, port)
      }
      return SceneItem("wire", .toCome, .line(points, width: stage.quietWidth, head: nil))
    }
  }

  /// A level wire to the right of a node.
  func output(from near: Double, to right: Double, y: Double, _ flow: Flow) -> SceneItem {
    let (first, last) = (ScenePoint(near, y), ScenePoint(right, y))
    switch flow {
    case .back(let role):
      let base = ScenePoint(near + stage.headLength, y)
      return SceneItem("wire", role, .line([last] + Curve.straight(last, base), width: stage.litWidth, head: first))
    case .forward(let role):
      let base = ScenePoint(right - stage.headLength, y)
      return SceneItem("wire", role, .line([first] + Curve.straight(first, base), width: stage.litWidth, head: last))
    case .quiet:
      return SceneItem(
        "wire", .toCome, .line([first] + Curve.straight(first, last), width: stage.quietWidth, head: nil))
    }
  }

  /// Which way something travels along a wire.
  enum Flow {
    case back(SceneRole)
    case forward(SceneRole)
    case quiet
  }
}
