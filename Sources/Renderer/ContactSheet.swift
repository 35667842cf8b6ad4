import Graphviz
public import Walkthrough

extension FrameRenderer {
  /// All frames with their captions side by side on A4, as one SVG; further sheets stand below the first.
  /// - Throws: `GraphvizError` when libgvc fails.
  public func sheet(_ steps: [Step]) throws -> [UInt8] {
    var own = settings
    (own.width, own.stamp, own.followsReader) = (nil, "", false)
    var frames: [String] = []
    try FrameRenderer(walkthrough, own).render(steps, as: [.svg]) { frames.append(String(decoding: $2, as: UTF8.self)) }
    let extents = (frames.first?.firstMatch(of: /viewBox="0\.00 0\.00 ([0-9.]+) ([0-9.]+)"/)).map { match in
      (Double(match.1) ?? 1, Double(match.2) ?? 1)
    }
    let (width, height) = extents ?? (1, 1)
    let layout = SheetLayout(width: width, height: height, count: steps.count)
    let total = layout.pageHeight * Double(layout.pageCount)
    var hash = ContentHash()
    for frame in frames { hash.add(frame) }
    let prefix = "bw" + hash.hex
    let background = theme.hasBackground ? theme.background : "none"
    let pages = (0..<layout.pageCount).map { page in
      """
      <text x="\(SheetLayout.margin)" y="\(Self.short(layout.pageHeight * Double(page) + SheetLayout.margin + SheetLayout.titleSize))" \
      font-size="\(SheetLayout.titleSize)" font-weight="bold" fill="\(theme.ink)">\(XML.escape(walkthrough.title))</text>
      """
    }
    let placed = frames.enumerated().map { number, frame -> String in
      let (page, x, y) = layout.place(of: number)
      let top = y + layout.pageHeight * Double(page)
      let size = "width=\"\(Self.short(width * layout.scale))\" height=\"\(Self.short(height * layout.scale))\""
      return frame.replacing(
        /\ width="[^"]*" height="[^"]*"/, with: " x=\"\(Self.short(x))\" y=\"\(Self.short(top))\" \(size)",
        maxReplacements: 1)
    }
    return Array(
      """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(Self.short(layout.pageWidth))pt" height="\(Self.short(total))pt" \
      viewBox="0 0 \(Self.short(layout.pageWidth)) \(Self.short(total))" id="\(prefix)" role="img" \
      aria-labelledby="\(prefix)-title" font-family="'DejaVu Sans', Verdana, sans-serif">
      <title id="\(prefix)-title">\(XML.escape(walkthrough.title)), all steps</title>
      \(settings.asides(of: prefix))<rect width="100%" height="100%" fill="\(background)"/>
      \((pages + placed).joined(separator: "\n"))
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
      let layout = SheetLayout(width: width, height: height, count: sections.map(\.steps.count).max() ?? 0)
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
              size: SheetLayout.titleSize, color: theme.ink)
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

  private static func short(_ number: Double) -> String {
    let rounded = (number * 100).rounded() / 100
    return rounded == rounded.rounded() ? String(Int(rounded)) : "\(rounded)"
  }
}
