/// Where frames of one size stand on sheets of A4, upright or across: on one sheet as large as they can be, and on several
/// where one would make them too small to read.
///
/// Lengths are points, 72 an inch.
struct SheetLayout: Equatable {
  static let margin = 28.0
  static let gap = 14.0
  /// The title above the frames of each sheet.
  static let titleHeight = 30.0
  static let titleSize = 15.0
  /// Labels of 14 points are five and a half high then: small, and still read.
  static let smallestScale = 0.4

  let pageWidth, pageHeight: Double
  let columns, rows: Int
  let scale: Double
  let pageCount: Int
  private let frameWidth, frameHeight: Double

  init(width: Double, height: Double, count: Int) {
    var best: SheetLayout?
    for (pageWidth, pageHeight) in [(595.28, 841.89), (841.89, 595.28)] {
      for columns in 1...max(count, 1) {
        let room = (pageWidth - 2 * Self.margin + Self.gap) / Double(columns) - Self.gap
        let high = pageHeight - 2 * Self.margin - Self.titleHeight
        guard room > 8 else { break }
        let scale = min(1, room / width, high / height)
        let rows = max(1, Int((high + Self.gap) / (height * scale + Self.gap)))
        let pages = (max(count, 1) + columns * rows - 1) / (columns * rows)
        let layout = SheetLayout(
          pageWidth: pageWidth, pageHeight: pageHeight, columns: columns, rows: rows, scale: scale, pageCount: pages,
          frameWidth: width, frameHeight: height)
        if best.map({ layout.isBetter(than: $0) }) ?? true { best = layout }
      }
    }
    self =
      best
      ?? SheetLayout(
        pageWidth: 595.28, pageHeight: 841.89, columns: 1, rows: 1, scale: Self.smallestScale, pageCount: max(count, 1),
        frameWidth: width, frameHeight: height)
  }

  private init(
    pageWidth: Double, pageHeight: Double, columns: Int, rows: Int, scale: Double, pageCount: Int, frameWidth: Double,
    frameHeight: Double
  ) {
    (self.pageWidth, self.pageHeight) = (pageWidth, pageHeight)
    (self.columns, self.rows, self.scale, self.pageCount) = (columns, rows, scale, pageCount)
    (self.frameWidth, self.frameHeight) = (frameWidth, frameHeight)
  }

  /// Fewer sheets where the frames can be read, else larger frames.
  private func isBetter(than other: SheetLayout) -> Bool {
    let (readable, otherReadable) = (scale >= Self.smallestScale, other.scale >= Self.smallestScale)
    if readable != otherReadable { return readable }
    if readable, pageCount != other.pageCount { return pageCount < other.pageCount }
    return scale > other.scale
  }

  /// The sheet, from 0, on which a frame stands, and its top left corner there.
  func place(of frame: Int) -> (page: Int, x: Double, y: Double) {
    let onPage = frame % (columns * rows)
    return (
      frame / (columns * rows), Self.margin + Double(onPage % columns) * (frameWidth * scale + Self.gap),
      Self.margin + Self.titleHeight + Double(onPage / columns) * (frameHeight * scale + Self.gap)
    )
  }
}
