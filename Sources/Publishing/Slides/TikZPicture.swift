import Engine
import Notation
import Renderer
import Walkthrough

/// The walkthrough as TikZ with an overlay for each step: places and lines are the layout's, text is LaTeX's own.
struct TikZPicture {
  private let walkthrough: Walkthrough
  private let steps: [Step]
  private let frames: TracedFrames
  private let theme: Theme
  private let stamp: String

  init(
    _ walkthrough: Walkthrough, _ steps: [Step], _ renderer: FrameRenderer, _ theme: Theme, stamp: String
  ) throws {
    self.theme = theme
    self.walkthrough = walkthrough
    self.steps = steps
    self.stamp = stamp
    frames = try renderer.traced(steps)
  }

  func text() -> String {
    let colors = Set(frames.pieces.flatMap(\.shapes).flatMap { [$0.fill, $0.stroke] }.compactMap(\.self))
      .union([theme.value, theme.gradient, theme.faint, theme.ink, theme.background])
    let (width, height) = (Self.number(frames.width), Self.number(frames.height))
    let captions = steps.indices.map {
      "\\only<\($0 + 1)>{\(TikZCaption(walkthrough.caption(of: steps[$0]), theme).text)}%"
    }
    let body = """
      \\begingroup
      \(Self.definitions(of: colors, theme))
      \(Self.box(theme).begin)
      \\setbox0\\hbox{%
      \\begin{tikzpicture}[x=1bp,y=-1bp,inner sep=3bp,outer sep=0pt,font=\\fontsize{14bp}{17bp}\\selectfont]
      \(Self.paper(theme, width: width, height: height))
      \(frames.pieces.map(overlay).joined(separator: "\n"))
      \\end{tikzpicture}}%
      \(TikZCaption.fitted("\\ht", to: ".45\\textheight", "{!}{.45\\textheight}"))
      \(TikZCaption.fitted("\\wd", to: "\\linewidth", "{\\linewidth}{!}"))
      \\noindent\\hfil\\box0\\par
      \\vspace{.5\\baselineskip}\\footnotesize\\raggedright
      \\begin{overlayarea}{\\linewidth}{\(Self.number(captionHeight))\\baselineskip}
      \(captions.joined(separator: "\n"))
      \\end{overlayarea}
      \(Self.box(theme).end)
      \\endgroup

      """
    let head = "% \(stamp)\n% Needs tikz and amsmath, and Beamer for the overlays.\n"
    return head + TeXText.engineRemark(for: body) + body
  }

  /// What names the colours, and writes in the theme's ink.
  static func definitions(of colors: Set<String>, _ theme: Theme) -> String {
    let named = colors.union([theme.ink, theme.background]).filter { $0.hasPrefix("#") }.sorted()
    return
      (named.map { "\\definecolor{\(name($0))}{HTML}{\($0.dropFirst().uppercased())}%" } + [
        "\\color{\(name(theme.ink))}%"
      ])
      .joined(separator: "\n")
  }

  /// What is below a picture: nothing on a slide that is white itself.
  static func paper(_ theme: Theme, width: String, height: String) -> String {
    let bounds = "(0,0) rectangle (\(width),\(height))"
    let isPainted = theme.hasBackground && theme.background != Theme.light.background
    return "\\useasboundingbox \(bounds);" + (isPainted ? " \\fill[\(name(theme.background))] \(bounds);" : "")
  }

  /// What holds picture and caption together, on the theme's own background where that is not white.
  private static func box(_ theme: Theme) -> (begin: String, end: String) {
    guard theme.hasBackground, theme.background != Theme.light.background else { return ("%", "%") }
    return (
      "\\noindent\\setlength{\\fboxsep}{0pt}\\colorbox{\(name(theme.background))}{\\begin{minipage}{\\linewidth}%",
      "\\end{minipage}}%"
    )
  }

  /// The lines of the longest caption, a line for the table's head among them.
  private var captionHeight: Double {
    let lines = steps.map { step in
      let caption = walkthrough.caption(of: step)
      let rows: Int =
        switch caption.table {
        case .numbers(let rows): rows.count + 1
        case .tensors(let rows, _): rows.count * (ShownTensor.largestGrid / 2) + 1
        case nil: 0
        }
      return Double(1 + caption.lines.count + rows + caption.remarks.count)
    }
    return 1.3 * (lines.max() ?? 1) + 0.5
  }

  private func overlay(_ piece: TracedFrames.Piece) -> String {
    // The bars beside a grid are those of LaTeX's matrices.
    let shapes = if case .annotation = piece.subject { [DrawnShape]() } else { piece.shapes }
    let drawn = (shapes.map(Self.path) + text(of: piece)).joined(separator: " ")
    guard piece.frames.count < steps.count, !drawn.isEmpty else { return drawn }
    return "\\only<\(Self.overlays(piece.frames))>{\(drawn)}"
  }

  /// Places from 0 as Beamer counts slides: `1,3-5`.
  static func overlays(_ frames: [Int]) -> String {
    var spans: [ClosedRange<Int>] = []
    for slide in frames.map({ $0 + 1 }) {
      if let last = spans.last, last.upperBound + 1 == slide {
        spans[spans.count - 1] = last.lowerBound...slide
      } else {
        spans.append(slide...slide)
      }
    }
    return spans.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }.joined(separator: ",")
  }

  static func path(_ shape: DrawnShape) -> String {
    var options: [String] = []
    if let fill = shape.fill { options.append("fill=\(name(fill))") }
    if let stroke = shape.stroke { options.append("draw=\(name(stroke)),line width=\(number(shape.lineWidth))bp") }
    let point = { (point: (x: Double, y: Double)) in "(\(number(point.x)),\(number(point.y)))" }
    var path: String
    switch shape.outline {
    case .curve(let points):
      path = points.first.map(point) ?? ""
      for place in stride(from: 1, to: points.count - 2, by: 3) {
        path += " .. controls \(point(points[place])) and \(point(points[place + 1])) .. \(point(points[place + 2]))"
      }
    case .polygon(let points): path = points.map(point).joined(separator: " -- ")
    case .ellipse(let x, let y, let width, let height):
      path = "\(point((x, y))) ellipse [x radius=\(number(width / 2))bp,y radius=\(number(height / 2))bp]"
    }
    return path.isEmpty || options.isEmpty ? "" : "\\path[\(options.joined(separator: ","))] \(path);"
  }

  private func text(of piece: TracedFrames.Piece) -> [String] {
    let place = "(\(Self.number(piece.anchor.x)),\(Self.number(piece.anchor.y)))"
    let node = { (options: String, content: String) in "\\node[\(options)] at \(place) {\(content)};" }
    let circuit = walkthrough.circuit
    switch piece.subject {
    case .wire: return []
    case .end(let wire): return [node(Self.large, "$\(TeXText.math(walkthrough.symbol(of: wire)))$")]
    case .box(let group):
      return [node("anchor=base west,text=\(Self.name(theme.faint))", TeXText.text(circuit.groups[group].name))]
    case .node(let index, let adds):
      switch circuit.nodes[index].kind {
      case .input, .constant:
        return [
          node(Self.large, "$\(TeXText.math(walkthrough.symbol(of: circuit.nodes[index].outputs.lowerBound)))$")
        ]
      case .splitter: return adds ? [node("", "$+$")] : []
      case .function(let rule):
        let lines = rule.symbol.split(separator: " ").map { "$\(TeXText.math(String($0)))$" }
        return [
          node(
            rule.symbol.count > 2 ? Self.small : Self.large, lines.joined(separator: "\\\\"))
        ]
      }
    case .annotation(let wire, let showsValue, let showsGradient, let isAsked, let stressesValue, let stressesGradient):
      let isAcross = frames.direction == .leftToRight
      let told = piece.frames.first.map { walkthrough.inChapter(of: steps[$0]) } ?? walkthrough
      var nodes: [String] = []
      let name = walkthrough.nameOnWire(wire).map(TeXText.math)
      let value = showsValue ? TeXText.math(told.value(of: wire)) : nil
      let above = [name, value].compactMap(\.self).joined(separator: " = ")
      if !above.isEmpty {
        nodes.append(
          node(
            "anchor=\(isAcross ? "south" : "east"),text=\(Self.name(theme.value))",
            Self.stressed("$\(above)$", stressesValue)))
      }
      if isAsked || showsGradient, let gradient = isAsked ? .unknown : told.gradient(of: wire) {
        nodes.append(
          node(
            "anchor=\(isAcross ? "north" : "west"),text=\(Self.name(theme.gradient))",
            Self.stressed("$\(TeXText.math(gradient))$", stressesGradient || isAsked)))
      }
      return nodes
    }
  }

  /// Names at the ends of wires, and the symbols of functions.
  private static let large = "font=\\fontsize{18bp}{22bp}\\selectfont"

  /// The names of functions.
  private static let small = "align=center,font=\\fontsize{11bp}{13bp}\\selectfont"

  private static func stressed(_ text: String, _ isStressed: Bool) -> String {
    isStressed ? "\\mbox{\\boldmath\(text)}" : text
  }

  static func name(_ color: String) -> String { "bw\(color.dropFirst())" }

  static func number(_ number: Double) -> String {
    let rounded = (number * 100).rounded() / 100
    return rounded == rounded.rounded() ? String(Int(rounded)) : "\(rounded)"
  }
}
