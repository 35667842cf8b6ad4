import Graphviz
import Notation
import Walkthrough

/// Whether frames show the whole circuit or the node at work close up. The choice is made once for a walkthrough, so that
/// all its frames are of one kind.
enum ViewChoice {
  /// Of more function nodes no drawing has text that can be read from the last row, so that it need not be laid out.
  private static let mostNodes = 32

  /// - Throws: `GraphvizError` where libgvc fails to lay the whole circuit out.
  static func isClose(_ walkthrough: Walkthrough, _ settings: FrameSettings) throws -> Bool {
    switch settings.view {
    case .whole: return false
    case .close: return true
    case .auto: return try !isLegible(walkthrough, settings)
    }
  }

  /// Whether all text of the whole circuit, drawn as large as the canvas allows, can be read from the last row.
  private static func isLegible(_ walkthrough: Walkthrough, _ settings: FrameSettings) throws -> Bool {
    let functions = walkthrough.circuit.nodes.count { if case .function = $0.kind { true } else { false } }
    guard functions <= mostNodes else { return false }
    let graph = CircuitGraph(walkthrough, theme: settings.drawnTheme, direction: settings.direction)
    let captions = try CaptionPictures(of: walkthrough, settings.drawnTheme)
    let size = try withDrawing(of: graph.description, paints: false) { drawing in
      drawing.reserveCaption(width: captions.size.width, height: captions.size.height)
      return drawing.size
    }
    let scale = min(Double(settings.canvas.width) / size.width, Double(settings.canvas.height) / size.height)
    let sizes = graph.description.nodes.compactMap { $0.attributes[.fontsize].flatMap(Double.init) }
    return (sizes + [CaptionMarkup.fontSize]).reduce(WireLabel.fontSize, min) * scale >= smallestText
      * Double(min(settings.canvas.width, settings.canvas.height)) / 720
  }

  /// In pixels of a canvas of 720 along its shorter side.
  private static let smallestText = 24.0
}
