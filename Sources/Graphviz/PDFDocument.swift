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
  private var pages = 0

  /// - Parameters:
  ///   - drawing: whose size the pages have.
  ///   - title: of the whole document.
  ///   - stamp: a line that stands among its keywords.
  public init(of drawing: borrowing Drawing, title: String, stamp: String = "") throws(GraphvizError) {
    let (width, height) = drawing.size
    try self.init(width: width, height: height, title: title, stamp: stamp)
  }

  /// A document with pages of a size of their own, in points.
  public init(width: Double, height: Double, title: String, stamp: String = "") throws(GraphvizError) {
    guard let c = gvz_open_document(width, height, title, stamp) else {
      throw GraphvizError(.rendering, "there is no memory for a PDF")
    }
    self.c = c
  }

  deinit { gvz_close_document(c) }

  /// Adds the drawing as it is at the moment.
  public mutating func addPage(_ drawing: inout Drawing) throws(GraphvizError) {
    guard !drawing.isBroken else { throw GraphvizError(.rendering, "an earlier frame of this drawing failed") }
    precondition(drawing.paints, "this drawing was not to be painted")
    guard gvz_add_page(c, drawing.session.c) else {
      drawing.isBroken = true
      throw drawing.session.failure(.rendering)
    }
    pages += 1
  }

  /// Says in words what the page shows that was ended last: in the document's outline, which readers read out.
  public mutating func describePage(_ words: String) { gvz_describe_page(c, Int32(pages), words) }

  /// Draws the drawing as it is at the moment on the page that is open, its top left corner at a point, in points.
  public mutating func add(_ drawing: inout Drawing, x: Double, y: Double, scale: Double) throws(GraphvizError) {
    guard !drawing.isBroken else { throw GraphvizError(.rendering, "an earlier frame of this drawing failed") }
    precondition(drawing.paints, "this drawing was not to be painted")
    guard gvz_place(c, drawing.session.c, x, y, scale) else {
      drawing.isBroken = true
      throw drawing.session.failure(.rendering)
    }
  }

  /// Writes a line in bold on the page that is open, from a point on its base line.
  public mutating func write(_ text: String, x: Double, y: Double, size: Double, color: String) {
    gvz_write(c, Drawing.fontName, text, x, y, size, UInt32(color.dropFirst(), radix: 16) ?? 0)
  }

  /// Ends the page that is open; what is drawn next stands on a new one.
  public mutating func endPage() {
    gvz_end_page(c)
    pages += 1
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
