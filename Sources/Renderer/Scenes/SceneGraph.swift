import Graphviz
import Scene

/// Items of scenes as a graph whose nodes and edges have their places. What libgvc draws of it are their groups, in this
/// order and under these ids.
struct SceneGraph {
  private(set) var description: GraphDescription
  private let canvas: StageCanvas
  private let theme: Theme

  /// Two nodes that nobody sees hold the canvas: libgvc cuts a picture to what is drawn.
  private static let corners = 2

  init(_ items: some Sequence<SceneItem>, on canvas: StageCanvas, _ theme: Theme) {
    (self.canvas, self.theme) = (canvas, theme)
    description = GraphDescription(attributes: [
      .bgcolor: theme.background, .pad: "0", .outputorder: "edgesfirst", .splines: "true",
    ])
    description.isPlaced = true
    // The smallest node is a point wide.
    for corner in [ScenePoint(0.5, 0.5), ScenePoint(canvas.width - 0.5, canvas.height - 0.5)] {
      add("corner\(description.nodes.count)", .plain(""), at: corner, width: 0, height: 0, [.style: "invis"])
    }
    for (number, item) in items.enumerated() { add(item, "i\(number)") }
  }

  private mutating func add(_ item: SceneItem, _ id: String) {
    let look = SceneLook(item, theme)
    let outline: [Attribute: String] = [
      .color: look.stroke, .fillcolor: look.fill, .penwidth: "\(look.lineWidth)", .fontcolor: look.text,
    ]
    switch item.shape {
    case .text(let text, let middle):
      add(
        id, label(text, look.text), at: middle, width: 0, height: 0,
        [.fontsize: "\(text.size)", .fontcolor: look.text])
    case .plate(let lines, let box):
      add(
        id, label(lines, look.text), at: box.center, width: box.width, height: box.height,
        outline.merging([
          .shape: "box", .style: "rounded,filled",
          // libgvc puts the middle of a line above the middle of its letters; a plate is just high enough to mend that.
          .fontsize: "\(lines.first?.size ?? 24)", .labelloc: item.role == .local ? "b" : "c",
        ]) { $1 })
    case .circle(let symbol, let middle, let radius):
      add(
        id, label(symbol, look.text), at: middle, width: 2 * radius, height: 2 * radius,
        outline.merging([.shape: "circle", .style: "filled", .fontsize: "\(symbol.size)"]) { $1 })
    case .line(let points, let width, let head):
      description.edges.append(
        GraphDescription.Edge(
          id: id, from: 0, to: 1,
          attributes: [
            .pos: (head.map { ["e,\(place($0))"] } ?? [] + []).joined() + (head == nil ? "" : " ")
              + points.map(place).joined(separator: " "),
            .color: look.stroke, .penwidth: "\(width)", .dir: head == nil ? "none" : "forward", .arrowsize: "1.8",
          ]))
    }
  }

  private mutating func add(
    _ id: String, _ label: Label, at middle: ScenePoint, width: Double, height: Double,
    _ attributes: [Attribute: String]
  ) {
    var all: [Attribute: String] = [
      .shape: "none", .fixedsize: "true", .margin: "0", .width: Self.inches(width), .height: Self.inches(height),
      .pos: place(middle),
    ]
    all.merge(attributes) { $1 }
    description.nodes.append(GraphDescription.Node(id: id, label: label, attributes: all))
  }

  private func place(_ point: ScenePoint) -> String {
    "\(Self.short(point.x)),\(Self.short(canvas.height - point.y))"
  }

  /// Hundredths of a pixel.
  private static func short(_ number: Double) -> String { "\((number * 100).rounded() / 100)" }
  private static func inches(_ pixels: Double) -> String { "\((pixels / 72 * 10_000).rounded() / 10_000)" }

  private func label(_ text: StyledText, _ color: String) -> Label {
    text.isEmpty ? .plain("") : .html(markup(text, color))
  }

  private func label(_ lines: [StyledText], _ color: String) -> Label {
    guard lines.count != 1 else { return label(lines[0], color) }
    return lines.isEmpty ? .plain("") : .html(lines.map { markup($0, color) }.joined(separator: "<BR/>"))
  }

  private func markup(_ text: StyledText, _ color: String) -> String {
    text.runs.map { run in
      var markup = Label.escaped(run.text)
      if run.isItalic { markup = "<I>\(markup)</I>" }
      if run.isBold { markup = "<B>\(markup)</B>" }
      return Markup.colored(markup, run.role.map(theme.stroke) ?? color)
    }.joined()
  }
}
