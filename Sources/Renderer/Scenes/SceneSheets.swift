import Graphviz
import Scene
import Walkthrough

extension FrameRenderer {
  /// A blank of 54 pixels is then 8 millimetres high, and its text has 10 points.
  private static let writableScale = 0.42

  /// Close-ups in sections on pages of A4, as many as can be read, and of questions as many as have room to write in.
  func closeUpSheets(_ sections: [(title: String, steps: [Step])], areQuestions: Bool) throws -> [UInt8] {
    let scenes = SceneRenderer(walkthrough, settings, areQuestions ? .withoutFoot : .all)
    let layout = SheetLayout(
      width: scenes.canvas.width, height: scenes.canvas.height, count: sections.map(\.steps.count).max() ?? 0,
      readableScale: areQuestions ? Self.writableScale : SheetLayout.smallestText / StageCanvas.smallestText)
    var document = try PDFDocument(
      width: layout.pageWidth, height: layout.pageHeight, title: walkthrough.title, stamp: settings.stamp)
    for section in sections {
      var open = -1
      var number = 0
      try scenes.eachDrawing(section.steps) { _, drawing in
        let (page, x, y) = layout.place(of: number)
        number += 1
        if page != open {
          if open >= 0 { document.endPage() }
          open = page
          document.write(
            section.title, x: SheetLayout.margin, y: SheetLayout.margin + SheetLayout.titleSize,
            size: layout.titleSize(section.title), color: theme.ink)
        }
        try document.add(&drawing, x: x, y: y, scale: layout.scale)
        if areQuestions {
          document.write("\(number).", x: x, y: y + 44 * layout.scale, size: 26 * layout.scale, color: theme.faint)
        }
      }
      if open >= 0 { document.endPage() }
    }
    return try document.finish()
  }
}
