import Scene
public import Walkthrough

/// Close-ups as lines, areas and texts with their places, for forms that set the text in fonts of their own.
///
/// Lengths are pixels of the canvas, from its top left corner, y down. Colours are `#rrggbb`.
public struct TracedScenes: Sendable {
  /// Letters of one style and colour.
  public struct Run: Sendable {
    /// One character at least.
    public let text: String
    public let isItalic, isBold: Bool
    /// Of the letters, as `#rrggbb`.
    public let color: String
  }

  /// A line of text around its middle.
  public struct Line: Sendable {
    /// From left to right.
    public let runs: [Run]
    /// Of the letters, in pixels of the canvas.
    public let size: Double
    /// The middle of the line in both directions.
    public let middle: (x: Double, y: Double)
  }

  /// A thing on the canvas, drawn once for all frames that show it.
  public struct Piece: Sendable {
    /// In the order in which they are drawn, below the lines of text.
    public let shapes: [DrawnShape]
    /// What is written on it.
    public let lines: [Line]
    /// The places among the steps at which it is shown.
    public let frames: [Int]
  }

  public let width, height: Double
  /// In the order in which they are drawn.
  public let pieces: [Piece]
}

extension FrameRenderer {
  /// Takes the close-ups of steps apart.
  /// - Throws: `GraphvizError` when libgvc fails.
  public func tracedScenes(_ steps: [Step]) throws -> TracedScenes {
    let scenes = SceneRenderer(walkthrough, settings)
    let pieces = try scenes.pieces(steps)
    let shift = DrawnShape.shift(of: pieces.transform)
    var frames = [[Int]](repeating: [], count: pieces.items.count)
    for (frame, items) in pieces.frames.enumerated() { for item in items { frames[item].append(frame) } }
    return TracedScenes(
      width: scenes.canvas.width, height: scenes.canvas.height,
      pieces: pieces.items.enumerated().map { place, item in
        TracedScenes.Piece(
          shapes: DrawnShape.shapes(in: pieces.groups[place].content, shift), lines: lines(of: item),
          frames: frames[place])
      })
  }

  private func lines(of item: SceneItem) -> [TracedScenes.Line] {
    switch item.shape {
    case .line: return []
    case .text(let text, let middle): return [line(text, theme.stroke(item.role), middle)]
    case .circle(let text, let middle, _): return text.isEmpty ? [] : [line(text, theme.text(item.role), middle)]
    case .plate(let texts, let box):
      let pitch = (texts.first?.size ?? 0) * 1.15
      return texts.enumerated().map { place, text in
        let y = box.center.y + (Double(place) - Double(texts.count - 1) / 2) * pitch
        return line(text, theme.text(item.role), ScenePoint(box.center.x, y))
      }
    }
  }

  private func line(_ text: StyledText, _ color: String, _ middle: ScenePoint) -> TracedScenes.Line {
    TracedScenes.Line(
      runs: text.runs.map { run in
        TracedScenes.Run(
          text: run.text, isItalic: run.isItalic, isBold: run.isBold, color: run.role.map(theme.stroke) ?? color)
      }, size: text.size, middle: (middle.x, middle.y))
  }
}
