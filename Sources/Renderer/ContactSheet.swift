import Graphviz
import Scene
public import Walkthrough

extension FrameRenderer {
  /// All frames with their captions side by side on A4, as one SVG; further sheets stand below the first.
  /// - Throws: `GraphvizError` when libgvc fails.
  public func sheet(_ steps: [Step]) throws -> [UInt8] {
    if try isCloseUp() { return try closeUpSheet(steps) }
    var own = settings
    (own.width, own.stamp, own.followsReader) = (nil, "", false)
    var frames: [String] = []
    try FrameRenderer(walkthrough, own).render(steps, as: [.svg]) { frames.append(String(decoding: $2, as: UTF8.self)) }
    let extents = (frames.first?.firstMatch(of: /viewBox="0\.00 0\.00 ([0-9.]+) ([0-9.]+)"/)).map { match in
      (Double(match.1) ?? 1, Double(match.2) ?? 1)
    }
    let (width, height) = extents ?? (1, 1)
    let layout = SheetLayout(
      width: width, height: height, count: steps.count, readableScale: SheetLayout.smallestText / WireLabel.fontSize)
    var hash = ContentHash()
    for frame in frames { hash.add(frame) }
    let placed = frames.enumerated().map { number, frame -> String in
      frame.replacing(/\ width="[^"]*" height="[^"]*"/, with: layout.attributes(of: number), maxReplacements: 1)
    }
    return sheet(layout, prefix: "bw" + hash.hex, placed)
  }

  /// Close-ups side by side. What several of them show is drawn once.
  private func closeUpSheet(_ steps: [Step]) throws -> [UInt8] {
    let shared = try SceneRenderer(walkthrough, settings).sharedFrames(steps)
    let layout = SheetLayout(
      width: shared.width, height: shared.height, count: steps.count,
      readableScale: SheetLayout.smallestText / StageCanvas.smallestText)
    var hash = ContentHash()
    for piece in shared.pieces { hash.add(piece) }
    let prefix = "bw" + hash.hex
    let pieces = shared.pieces.enumerated().map { "<g id=\"\(prefix)-\($0)\"" + $1.dropFirst(2) }
    let frames = zip(steps, shared.frames).enumerated().map { number, frame in
      let label = XML.escape(walkthrough.caption(of: frame.0).sentence)
      let uses = frame.1.map { "<use href=\"#\(prefix)-\($0)\"/>" }.joined()
      return "<svg\(layout.attributes(of: number)) viewBox=\"0 0 \(shared.width) \(shared.height)\" role=\"img\" "
        + "aria-label=\"\(label)\"><g transform=\"\(shared.transform)\">\(uses)</g></svg>"
    }
    return sheet(layout, prefix: prefix, ["<defs>\n" + pieces.joined(separator: "\n") + "\n</defs>"] + frames)
  }

  private func sheet(_ layout: SheetLayout, prefix: String, _ parts: [String]) -> [UInt8] {
    let background = theme.hasBackground ? theme.background : "none"
    let titleSize = SheetLayout.short(layout.titleSize(walkthrough.title))
    let titles = (0..<layout.pageCount).map { page in
      let y = layout.pageHeight * Double(page) + SheetLayout.margin + SheetLayout.titleSize
      return """
        <text x="\(SheetLayout.margin)" y="\(SheetLayout.short(y))" font-size="\(titleSize)" \
        font-weight="bold" fill="\(theme.ink)">\(XML.escape(walkthrough.title))</text>
        """
    }
    let (width, height) = (
      SheetLayout.short(layout.pageWidth), SheetLayout.short(layout.pageHeight * Double(layout.pageCount))
    )
    return Array(
      """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)pt" height="\(height)pt" \
      viewBox="0 0 \(width) \(height)" id="\(prefix)" role="img" xml:space="preserve" \
      aria-labelledby="\(prefix)-title" font-family="'DejaVu Sans', Verdana, sans-serif">
      <title id="\(prefix)-title">\(XML.escape(walkthrough.title)), all steps</title>
      \(settings.asides(of: prefix))<rect width="100%" height="100%" fill="\(background)"/>
      \((titles + parts).joined(separator: "\n"))
      </svg>

      """.utf8)
  }

  /// All frames with their captions side by side, as the pages of a PDF of A4.
  /// - Throws: `GraphvizError` when libgvc or cairo fails.
  public func sheetDocument(_ steps: [Step]) throws -> [UInt8] {
    try sheetDocument([(walkthrough.title, steps)])
  }

  /// Frames with their captions in sections, each of which begins a page of A4 and has its title on all of its pages.
  /// - Parameter areQuestions: whether close-ups are numbered and go without heading and foot, so that more of them stand on a
  ///   page.
  /// - Throws: `GraphvizError` when libgvc or cairo fails.
  public func sheetDocument(
    _ sections: [(title: String, steps: [Step])], areQuestions: Bool = false
  ) throws -> [UInt8] {
    if try isCloseUp() { return try closeUpSheets(sections, areQuestions: areQuestions) }
    let graph = CircuitGraph(walkthrough, theme: theme, direction: direction)
    let captions = try CaptionPictures(of: walkthrough, theme)
    return try withDrawing(of: graph.description) { drawing in
      var state = try FrameState(graph, walkthrough, theme, direction, captions: captions, in: &drawing)
      let (width, height) = drawing.size
      let layout = SheetLayout(
        width: width, height: height, count: sections.map(\.steps.count).max() ?? 0,
        readableScale: SheetLayout.smallestText / WireLabel.fontSize)
      var document = try PDFDocument(
        width: layout.pageWidth, height: layout.pageHeight, title: walkthrough.title, stamp: settings.stamp)
      for section in sections {
        var open = -1
        for (number, step) in section.steps.enumerated() {
          let (page, x, y) = layout.place(of: number)
          if page != open {
            if open >= 0 { document.endPage() }
            open = page
            document.write(
              section.title, x: SheetLayout.margin, y: SheetLayout.margin + SheetLayout.titleSize,
              size: layout.titleSize(section.title), color: theme.ink)
          }
          try withCaption(step, &state, &drawing) { drawing in
            try document.add(&drawing, x: x, y: y, scale: layout.scale)
          }
        }
        if open >= 0 { document.endPage() }
      }
      return try document.finish()
    }
  }
}
