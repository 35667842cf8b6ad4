import Scene

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
  /// Text of fewer points is not read on paper.
  static let smallestText = 7.0

  let pageWidth, pageHeight: Double
  let columns, rows: Int
  let scale: Double
  let pageCount: Int
  private let frameWidth, frameHeight: Double
  /// At which the frames can be read.
  private let readableScale: Double

  /// - Parameters:
  ///   - count: of the frames.
  ///   - readableScale: at which they can be read.
  init(width: Double, height: Double, count: Int, readableScale: Double) {
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
          frameWidth: width, frameHeight: height, readableScale: readableScale)
        if best.map({ layout.isBetter(than: $0) }) ?? true { best = layout }
      }
    }
    self =
      best
      ?? SheetLayout(
        pageWidth: 595.28, pageHeight: 841.89, columns: 1, rows: 1, scale: readableScale, pageCount: max(count, 1),
        frameWidth: width, frameHeight: height, readableScale: readableScale)
  }

  private init(
    pageWidth: Double, pageHeight: Double, columns: Int, rows: Int, scale: Double, pageCount: Int, frameWidth: Double,
    frameHeight: Double, readableScale: Double
  ) {
    (self.pageWidth, self.pageHeight) = (pageWidth, pageHeight)
    (self.columns, self.rows, self.scale, self.pageCount) = (columns, rows, scale, pageCount)
    (self.frameWidth, self.frameHeight, self.readableScale) = (frameWidth, frameHeight, readableScale)
  }

  /// Fewer sheets where the frames can be read, else larger frames.
  private func isBetter(than other: SheetLayout) -> Bool {
    let (readable, otherReadable) = (scale >= readableScale, other.scale >= readableScale)
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

  /// How large a title is written, so that its sheet is wide enough for it.
  func titleSize(_ title: String) -> Double {
    let width = StyledText(title, size: Self.titleSize, isBold: true).width
    return min(Self.titleSize, Self.titleSize * (pageWidth - 2 * Self.margin) / width)
  }

  /// Where a frame stands among sheets below one another, as attributes.
  func attributes(of frame: Int) -> String {
    let (page, x, y) = place(of: frame)
    let top = y + pageHeight * Double(page)
    return " x=\"\(Self.short(x))\" y=\"\(Self.short(top))\" width=\"\(Self.short(frameWidth * scale))\" "
      + "height=\"\(Self.short(frameHeight * scale))\""
  }

  /// Hundredths of a point.
  static func short(_ number: Double) -> String {
    let rounded = (number * 100).rounded() / 100
    return rounded == rounded.rounded() ? String(Int(rounded)) : "\(rounded)"
  }
}
