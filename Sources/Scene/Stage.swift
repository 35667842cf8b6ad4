/// The places on a canvas, the same in all frames: heading, formula bar, picture and foot.
///
/// All is laid out on 720 pixels from top to bottom; a canvas of another height is the same picture in another size.
struct Stage {
  let width: Double
  let height = 720.0

  init(_ canvas: StageCanvas) { width = max(900, 720 * canvas.width / canvas.height) }

  let margin = 40.0
  /// The middle of the heading's line and of the formula bar's.
  let headingY = 34.0, barY = 82.0, ruleY = 114.0
  /// What the picture lies between.
  let pictureTop = 122.0, pictureBottom = 524.0
  var middleY: Double { (pictureTop + pictureBottom) / 2 }
  /// Where the node at work stands.
  var nodeX: Double { width * 0.625 }
  let nodeRadius = 52.0
  /// The far ends of wires, and the middles of what stands beyond them.
  let leftEnd = 130.0, leftNeighbor = 76.0
  var rightEnd: Double { width - 130 }
  var rightNeighbor: Double { width - 76 }
  /// Where the texts on the input wires begin, and where these wires begin to bend towards the node.
  let textStart = 166.0
  var bend: Double { nodeX - 190 }
  let headLength = 18.0
  let litWidth = 6.0, quietWidth = 3.0

  var map: SceneBox { SceneBox(ScenePoint(margin + 260, 622), width: 500, height: 140) }
  var sentenceLeft: Double { 620 * width / 1280 }
  let sentenceTop = 568.0, sentencePitch = 36.0
}

/// What all layouts set their items with.
extension SceneItem {
  /// A text that begins at a place.
  static func text(_ name: String, _ role: SceneRole, _ text: StyledText, left: Double, y: Double) -> SceneItem {
    SceneItem(name, role, .text(text, at: ScenePoint(left + text.width / 2, y)))
  }

  /// A text that ends at a place.
  static func text(_ name: String, _ role: SceneRole, _ text: StyledText, right: Double, y: Double) -> SceneItem {
    SceneItem(name, role, .text(text, at: ScenePoint(right - text.width / 2, y)))
  }

  static func text(_ name: String, _ role: SceneRole, _ text: StyledText, middle: Double, y: Double) -> SceneItem {
    SceneItem(name, role, .text(text, at: ScenePoint(middle, y)))
  }
}

/// Points of curves.
enum Curve {
  /// The three points behind the first one of a straight line.
  static func straight(_ from: ScenePoint, _ to: ScenePoint) -> [ScenePoint] {
    [
      ScenePoint(from.x + (to.x - from.x) / 3, from.y + (to.y - from.y) / 3),
      ScenePoint(from.x + (to.x - from.x) * 2 / 3, from.y + (to.y - from.y) * 2 / 3), to,
    ]
  }

  /// The three points behind the first one of a curve that is level at both ends.
  static func level(_ from: ScenePoint, _ to: ScenePoint) -> [ScenePoint] {
    let middle = (from.x + to.x) / 2
    return [ScenePoint(middle, from.y), ScenePoint(middle, to.y), to]
  }

  /// Straight lines from point to point.
  static func polyline(_ points: [ScenePoint]) -> [ScenePoint] {
    zip(points, points.dropFirst()).reduce([points[0]]) { $0 + straight($1.0, $1.1) }
  }
}
