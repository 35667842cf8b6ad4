/// The places on a canvas, the same in all frames: heading, formula bar, picture and foot.
///
/// A canvas that lies down is laid out on 720 pixels from top to bottom, one that stands upright on 720 from side to side;
/// a canvas of another size is the same picture in another size.
struct Stage {
  let width, height: Double
  /// Whether the canvas stands upright: a node's output then leaves it downwards, and a splitter's branches lie below it.
  let isTall: Bool
  let parts: StageParts
  /// How many dots the map has side by side.
  private let mapColumns: Int

  init(_ canvas: StageCanvas, _ parts: StageParts = .all, mapColumns: Int = 20) {
    isTall = canvas.height >= 1.3 * canvas.width
    (self.parts, self.mapColumns) = (parts, mapColumns)
    width = isTall ? 720 : max(900, 720 * canvas.width / canvas.height)
    height =
      isTall
      ? max(parts == .all ? 1180 : 936, 720 * canvas.height / canvas.width) : parts == .withoutFoot ? 524 : 720
  }

  private var hasWords: Bool { parts == .all }

  var margin: Double { isTall ? 24 : 40 }
  /// The middle of the heading's line and of the formula bar's.
  let headingY = 34.0
  var barY: Double { hasWords ? 82 : 34 }
  var ruleY: Double { barY + 32 }
  /// What the picture lies between.
  var pictureTop: Double { barY + 40 }
  var pictureBottom: Double { isTall ? map.top - 16 : barY + (parts == .withoutFoot ? 476 : 442) }
  /// What the rows of wires lie between.
  var rowsBottom: Double { isTall ? pictureBottom - 300 : pictureBottom }
  var middleY: Double { (pictureTop + rowsBottom) / 2 }
  /// Where the node at work stands.
  var nodeX: Double { isTall ? width - 124 : width * 0.6 }
  let nodeRadius = 52.0
  /// Up to where a plate at a port may reach where what stands on the output wire is no higher.
  var plateRight: Double { isTall ? width - 8 : width - 60 }
  /// The far ends of wires, and the middles of what stands beyond them.
  var leftEnd: Double { isTall ? 112 : 124 }
  var leftNeighbor: Double { isTall ? 64 : 70 }
  var rightEnd: Double { width - 112 }
  var rightNeighbor: Double { width - 62 }
  /// Where the texts on the input wires begin, and where these wires begin to bend towards the node.
  var textStart: Double { leftEnd + 26 }
  var bend: Double { nodeX - (isTall ? 150 : 180) }
  let headLength = 18.0
  let litWidth = 6.0, quietWidth = 3.0

  var map: SceneBox {
    guard isTall else {
      let width = min(500, 620 * width / 1280 - margin - 30)
      return SceneBox(ScenePoint(margin + 10 + width / 2, 622), width: width, height: 140)
    }
    let bottom = hasWords ? sentenceTop - 30 : height - 8
    return SceneBox(ScenePoint(width / 2, bottom - 60), width: width - 2 * margin, height: 120)
  }
  /// Beside a map that is not so wide there is room for longer lines.
  var sentenceLeft: Double {
    isTall ? margin : min(620 * width / 1280, margin + 100 + MapLayout.pitch * Double(mapColumns))
  }
  var sentenceTop: Double { isTall ? height - 130 : 556 }
  var sentencePitch: Double { isTall ? 36 : 33 }
  /// How many lines of a sentence there is room for below the picture.
  var sentenceLines: Int { isTall ? 4 : 5 }
  /// How many inputs the results list one below the other, of scalars and of tensors, and in how many columns.
  var mostResults: (scalars: Int, tensors: Int, columns: Int) { isTall ? (9, 5, 1) : (6, 4, width < 1200 ? 1 : 2) }
}

/// Which of the places on a canvas a frame has, besides formula bar and picture.
package enum StageParts: Sendable {
  /// Heading, map and sentence.
  case all
  /// The map. A page says heading and sentence in letters of its own.
  case withoutWords
  /// None of them: as many questions as can be on a sheet of paper.
  case withoutFoot
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

  /// The three points behind the first one of a curve that is upright where it begins and level where it ends.
  static func corner(_ from: ScenePoint, _ to: ScenePoint) -> [ScenePoint] {
    [ScenePoint(from.x, from.y + (to.y - from.y) * 0.85), ScenePoint(from.x + (to.x - from.x) * 0.15, to.y), to]
  }

  /// Straight lines from point to point.
  static func polyline(_ points: [ScenePoint]) -> [ScenePoint] {
    zip(points, points.dropFirst()).reduce([points[0]]) { $0 + straight($1.0, $1.1) }
  }
}
