package import Engine

/// What a frame shows: a canvas, and the items on it.
///
/// Lengths are pixels of the canvas, from its top left corner, x to the right, y down. A scene is a value: equal steps give
/// equal scenes, and an item that stands in several frames is the same item in each.
package struct Scene: Sendable, Equatable {
  package var canvas: StageCanvas
  /// In the order in which they are drawn.
  package var items: [SceneItem]

  package init(_ canvas: StageCanvas, _ items: [SceneItem] = []) {
    self.canvas = canvas
    self.items = items
  }
}

/// A thing on the canvas, with what it is there for.
package struct SceneItem: Hashable, Sendable {
  package enum Shape: Hashable, Sendable {
    /// A line of text around its middle.
    case text(StyledText, at: ScenePoint)
    /// Lines of text in a box with round corners.
    case plate([StyledText], SceneBox)
    /// A node with its symbol.
    case circle(StyledText, at: ScenePoint, radius: Double)
    /// Cubic curves, one after the other: a point, and three more for each. A head stands beyond the last point.
    case line([ScenePoint], width: Double, head: ScenePoint?)
  }

  package let shape: Shape
  package private(set) var role: SceneRole
  /// What it draws, beside its role: `wire`, `node`, `map`.
  package let name: String
  /// What of the circuit it draws; nil for what is only said or set off.
  package private(set) var subject: SceneSubject?
  /// What a line joins.
  package private(set) var ends = Ends()

  /// What stands at the first point of a line and at its last; nil where it ends in the open.
  package struct Ends: Hashable, Sendable {
    package var first, last: SceneSubject?
  }
  /// Where a page leads from it, beside the node at work; nil for nowhere.
  package private(set) var link: SceneLink?

  package init(_ name: String, _ role: SceneRole, _ shape: Shape) {
    self.name = name
    self.role = role
    self.shape = shape
  }

  /// The same item with what it draws.
  func of(_ subject: SceneSubject?, from first: SceneSubject? = nil, to last: SceneSubject? = nil) -> SceneItem {
    var item = self
    (item.subject, item.ends) = (subject, Ends(first: first, last: last))
    return item
  }

  func inRole(_ role: SceneRole) -> SceneItem {
    var item = self
    item.role = role
    return item
  }

  /// The same item with where a page leads from it.
  package func standing(for link: SceneLink?) -> SceneItem {
    var item = self
    item.link = link
    return item
  }

  func standing(for node: NodeID?) -> SceneItem { standing(for: node.map { SceneLink.node($0) }) }

  /// How far it reaches to the right, and down.
  var right: Double {
    switch shape {
    case .text(let text, let middle): middle.x + text.width / 2
    case .plate(_, let box): box.right
    case .circle(_, let middle, let radius): middle.x + radius
    case .line(let points, _, _): points.map(\.x).max() ?? 0
    }
  }
  var bottom: Double {
    switch shape {
    case .text(let text, let middle): middle.y + text.height / 2
    case .plate(_, let box): box.bottom
    case .circle(_, let middle, let radius): middle.y + radius
    case .line(let points, let width, _): (points.map(\.y).max() ?? 0) + width / 2
    }
  }

  /// What it looks like, whatever it draws: two items that look alike need one drawing.
  package var look: SceneItem { SceneItem(name, role, shape) }
}

/// What an item stands for on a page.
package enum SceneLink: Hashable, Sendable {
  /// A dot of the map, or the far end of a wire: a page leads from it to the step of that node.
  case node(NodeID)
  /// The place of what is asked of a wire: a quiz has a field there.
  case wire(WireID)
}

/// What an item tells of. A theme has a colour for each, and the SVG a class.
package enum SceneRole: String, Hashable, Sendable, CaseIterable {
  /// A forward value.
  case value
  /// A gradient on its way back, or one that has arrived.
  case gradient
  /// A local gradient.
  case local
  /// What goes back along an input wire.
  case sent
  /// The node at work.
  case atWork = "at-work"
  /// The node at work in the forward pass.
  case computing
  /// Where the backward pass has been.
  case done
  /// Where it has still to go, and what has no gradient.
  case toCome = "to-come"
  /// A place that is to be filled in.
  case asked
  /// Neighbours, headings, and what is said in words.
  case faint
  /// Names, and the sentence at the foot.
  case ink
}

package struct ScenePoint: Hashable, Sendable {
  package var x, y: Double
  package init(_ x: Double, _ y: Double) { (self.x, self.y) = (x, y) }
}

/// An upright rectangle around its middle.
package struct SceneBox: Hashable, Sendable {
  package var center: ScenePoint
  package var width, height: Double

  package init(_ center: ScenePoint, width: Double, height: Double) {
    (self.center, self.width, self.height) = (center, width, height)
  }

  var left: Double { center.x - width / 2 }
  var right: Double { center.x + width / 2 }
  var top: Double { center.y - height / 2 }
  var bottom: Double { center.y + height / 2 }
}

/// How large a frame is, in pixels.
package struct StageCanvas: Hashable, Sendable {
  package let width, height: Double

  package init(width: Double, height: Double) { (self.width, self.height) = (width, height) }

  /// What a lecture hall's projector shows.
  package static let wide = StageCanvas(width: 1280, height: 720)

  /// What a telephone shows from side to side, with room below it for a page's own words.
  package static let telephone = StageCanvas(width: 390, height: 540)

  /// The smallest text that is read from the last row, on a canvas of this height.
  package static let smallestText = 24.0
}
