import Renderer
import Scene
import Walkthrough

/// Scenes as JSON by the schema `scene.schema.json`. Lengths are pixels of the canvas, from its top left corner, y down.
struct SceneTable {
  private let walkthrough: Walkthrough
  private let scenes: PaintedScenes

  init(_ walkthrough: Walkthrough, _ scenes: PaintedScenes) {
    (self.walkthrough, self.scenes) = (walkthrough, scenes)
  }

  /// The scenes of some steps, in one line.
  func json(_ steps: [Step]) -> String {
    JSONValue.object([
      "version": .integer(1),
      "title": .string(walkthrough.title),
      "width": length(scenes.canvas.width),
      "height": length(scenes.canvas.height),
      "background": JSONValue(scenes.background),
      "frames": .array(steps.map(frame)),
    ]).text(isPretty: false)
  }

  private func frame(_ step: Step) -> JSONValue {
    let circuit = walkthrough.circuit
    let words = SceneWords(walkthrough: walkthrough, step: step)
    let caption = walkthrough.caption(of: step)
    // A value that is a grid has many items, and a node may stand at both sides of the one at work.
    var counts: [String: Int] = [:]
    let items = scenes.scene(of: step).items.map { item in
      let key = item.subject.map(words.key) ?? item.name
      let number = counts[key, default: 0] + 1
      counts[key] = number
      return self.item(item, id: number == 1 ? key : "\(key) #\(number)", words)
    }
    return .object([
      "index": .integer(step.index),
      "kind": .string(step.kind.word),
      "node": JSONValue(step.node.map { circuit.id(of: circuit.namesake(of: $0)) }),
      "caption": .string(caption.sentence),
      "remarks": .array(caption.remarks.map { .string($0) }),
      "items": .array(items),
    ])
  }

  private func item(_ item: SceneItem, id: String, _ words: SceneWords) -> JSONValue {
    let look = scenes.look(of: item)
    var object: [String: JSONValue] = [
      "id": .string(id),
      "name": .string(item.name),
      "role": .string(item.role.rawValue),
      "subject": JSONValue(item.subject.map(words.key)),
      "alt": JSONValue(item.subject.flatMap(words.sentence)),
    ]
    func set(_ shape: String, _ more: [String: JSONValue]) {
      object["shape"] = .string(shape)
      object.merge(more) { $1 }
    }
    func area(_ middle: ScenePoint, _ width: Double, _ height: Double) -> [String: JSONValue] {
      ["x": length(middle.x), "y": length(middle.y), "width": length(width), "height": length(height)]
    }
    let outline: [String: JSONValue] = [
      "stroke": .string(look.stroke), "fill": .string(look.fill), "lineWidth": length(look.lineWidth),
    ]
    switch item.shape {
    case .text(let text, let middle):
      set("text", area(middle, text.width, text.height).merging(["text": self.text(text, look)]) { $1 })
    case .plate(let lines, let box):
      let texts = JSONValue.array(lines.map { text($0, look) })
      set("plate", area(box.center, box.width, box.height).merging(outline) { $1 }.merging(["lines": texts]) { $1 })
    case .circle(let symbol, let middle, let radius):
      let symbols = JSONValue.array(symbol.isEmpty ? [] : [text(symbol, look)])
      set("circle", area(middle, 2 * radius, 2 * radius).merging(outline) { $1 }.merging(["lines": symbols]) { $1 })
    case .line(let points, let width, let head):
      set(
        "line",
        [
          "points": .array(points.map(point)), "head": head.map(point) ?? .null,
          "stroke": .string(look.stroke), "lineWidth": length(width),
          "from": JSONValue(item.ends.first.map(words.key)), "to": JSONValue(item.ends.last.map(words.key)),
        ])
    }
    return .object(object)
  }

  private func text(_ text: StyledText, _ look: SceneLook) -> JSONValue {
    .object([
      "size": length(text.size),
      "runs": .array(
        text.runs.map { run in
          .object([
            "text": .string(run.text), "italic": .bool(run.isItalic), "bold": .bool(run.isBold),
            "color": .string(run.role.map(scenes.color) ?? look.text),
          ])
        }),
    ])
  }

  private func point(_ point: ScenePoint) -> JSONValue { .array([length(point.x), length(point.y)]) }

  /// To hundredths of a pixel.
  private func length(_ pixels: Double) -> JSONValue { .number((pixels * 100).rounded() / 100) }
}
