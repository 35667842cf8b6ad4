import Notation
import Renderer
import Walkthrough

/// Close-ups as TikZ with an overlay for each step: a canvas that fills the slide, its text set by LaTeX.
struct TikZScenes {
  private let steps: [Step]
  private let scenes: TracedScenes
  private let theme: Theme
  private let stamp: String

  init(_ steps: [Step], _ renderer: FrameRenderer, _ theme: Theme, stamp: String) throws {
    (self.steps, self.theme, self.stamp) = (steps, theme, stamp)
    scenes = try renderer.tracedScenes(steps)
  }

  func text() -> String {
    let lines = scenes.pieces.flatMap(\.lines).flatMap(\.runs).map(\.color)
    let colors = Set(scenes.pieces.flatMap(\.shapes).flatMap { [$0.fill, $0.stroke] }.compactMap(\.self) + lines)
    let (width, height) = (TikZPicture.number(scenes.width), TikZPicture.number(scenes.height))
    return """
      % \(stamp)
      % Needs tikz and amsmath, and Beamer for the overlays. It fills the slide: best in a frame without a title, [plain].
      \\begingroup
      \(TikZPicture.definitions(of: colors.union([theme.background]), theme))
      \\setbox0\\hbox{%
      \\begin{tikzpicture}[x=1bp,y=-1bp,inner sep=0pt,outer sep=0pt]
      \(TikZPicture.paper(theme, width: width, height: height))
      \(scenes.pieces.map(overlay).filter { !$0.isEmpty }.joined(separator: "\n"))
      \\end{tikzpicture}}%
      \\setbox0\\hbox{\\resizebox{\\linewidth}{!}{\\box0}}%
      \(TikZCaption.fitted("\\ht", to: ".86\\textheight", "{!}{.86\\textheight}"))
      \\noindent\\hfil\\box0\\par
      \\endgroup

      """
  }

  private func overlay(_ piece: TracedScenes.Piece) -> String {
    let drawn = (piece.shapes.map(TikZPicture.path) + piece.lines.map(node)).filter { !$0.isEmpty }
      .joined(separator: " ")
    guard piece.frames.count < steps.count, !drawn.isEmpty else { return drawn }
    return "\\only<\(TikZPicture.overlays(piece.frames))>{\(drawn)}"
  }

  /// LaTeX's letters are narrower than those that the places were measured with.
  private static let wider = 1.1

  private func node(_ line: TracedScenes.Line) -> String {
    let size = TikZPicture.number(line.size * Self.wider)
    let place = "(\(TikZPicture.number(line.middle.x)),\(TikZPicture.number(line.middle.y)))"
    return "\\node[font=\\fontsize{\(size)bp}{\(size)bp}\\selectfont] at \(place) {\(line.runs.map(text).joined())};"
  }

  private func text(_ run: TracedScenes.Run) -> String {
    let text = TeXText.sentence(MathText(run.text, run.isItalic ? .italic : .upright))
    // TeX drops blanks at the borders of formulas.
    let (before, after) = (run.text.first == " " ? "\\ " : "", run.text.last == " " ? "\\ " : "")
    let spaced = before + text + after
    return "\\textcolor{\(TikZPicture.name(run.color))}{\(run.isBold ? "\\textbf{\\boldmath \(spaced)}" : spaced)}"
  }
}
