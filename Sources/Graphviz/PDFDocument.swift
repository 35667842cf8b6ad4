internal import CGraphviz

/// Pages of one size, each a frame of a drawing, as one PDF.
///
///     var document = try PDFDocument(of: drawing, title: "A product")
///     try document.addPage(&drawing)
///     let bytes = try document.finish()
///
/// Lines stay lines and text stays text. Equal drawings give equal bytes: the date in the file is always the same.
public struct PDFDocument: ~Copyable {
  private let c: OpaquePointer

  /// - Parameters:
  ///   - drawing: whose size the pages have.
  ///   - title: of the whole document.
  public init(of drawing: borrowing Drawing, title: String) throws(GraphvizError) {
    let (width, height) = drawing.size
    guard let c = gvz_open_document(width, height, title) else {
      throw GraphvizError(.rendering, "there is no memory for a PDF")
    }
    self.c = c
  }

  deinit { gvz_close_document(c) }

  /// Adds the drawing as it is at the moment.
  public mutating func addPage(_ drawing: inout Drawing) throws(GraphvizError) {
    guard !drawing.isBroken else { throw GraphvizError(.rendering, "an earlier frame of this drawing failed") }
    guard gvz_add_page(c, drawing.session.c) else {
      drawing.isBroken = true
      throw drawing.session.failure(.rendering)
    }
  }

  /// The file.
  public consuming func finish() throws(GraphvizError) -> [UInt8] {
    var bytes: UnsafePointer<CChar>?
    var length = 0
    guard gvz_finish_document(c, &bytes, &length), let bytes else {
      throw GraphvizError(.rendering, said: String(cString: gvz_said()))
    }
    return [UInt8](UnsafeRawBufferPointer(start: bytes, count: length))
  }
}
