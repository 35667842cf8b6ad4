import Scene

/// How an item is painted: its colours as `#rrggbb` and the width of its lines in pixels of the canvas.
package struct SceneLook: Hashable, Sendable {
  /// Of lines and outlines.
  package let stroke: String
  /// What fills a plate or a circle.
  package let fill: String
  package let lineWidth: Double
  /// What its text is written in, where a run has no role of its own.
  package let text: String

  init(_ item: SceneItem, _ theme: Theme) {
    let isActive = item.role == .atWork || item.role == .computing
    stroke = theme.stroke(item.role)
    switch item.shape {
    case .text:
      (fill, lineWidth, text) = (theme.background, 0, theme.stroke(item.role))
    case .line(_, let width, _):
      (fill, lineWidth, text) = (theme.background, width, theme.stroke(item.role))
    case .plate:
      (fill, lineWidth, text) = (theme.fill(item.role), isActive ? 6 : 2, theme.stroke(item.role))
    case .circle:
      let isDot = item.name == "map"
      fill = isDot && isActive ? theme.stroke(item.role) : theme.fill(item.role)
      lineWidth = isDot ? 1.6 : isActive ? 6 : 2
      // A symbol is told from its outline.
      text = theme.text(item.role)
    }
  }
}
