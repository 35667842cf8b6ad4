import Engine
import Notation

/// A tensor as it stands on a wire: a number, or a grid in square brackets with its columns aligned at the decimal point.
/// What is larger than its room shows its corner and its shape.
struct GridLayout {
  private var columns: [[Cell]] = []
  private let number: StyledText?
  private var shape: StyledText?
  private let isBold: Bool
  private let role: SceneRole
  private let name: String
  let width, height: Double

  private struct Cell {
    let text: StyledText
    /// How far it reaches to the left of the decimal point, and to the right.
    let before, after: Double

    init(_ string: String, isBold: Bool) {
      text = StyledText(string, size: GridLayout.fontSize, isBold: isBold)
      let whole = string.prefix { $0 != "." }
      before = StyledText(String(whole), size: GridLayout.fontSize, isBold: isBold).width
      after = text.width - before
    }
  }

  static let fontSize = StageCanvas.smallestText, pitch = 28.0
  private static let gap = 16.0, bracket = 12.0

  /// - Parameters:
  ///   - room: the width and the height that there are.
  ///   - size: of the font of a number.
  init(
    _ tensor: Tensor<Double>, digits: Int, name: String, _ role: SceneRole, room: (width: Double, height: Double),
    size: Double = 32, isBold: Bool = false
  ) {
    (self.isBold, self.role, self.name) = (isBold, role, name)
    if let scalar = tensor.scalar {
      // Smaller letters come before fewer digits.
      let texts = [digits, min(digits, 3), min(digits, 2)].map {
        StyledText(NumberText.format(scalar, digits: $0), size: size, isBold: isBold).fitted(room.width)
      }
      let text = texts.first { $0.width <= room.width } ?? texts[0]
      number = text
      (width, height) = (text.width, text.height)
      return
    }
    number = nil
    let extents = tensor.shape.extents
    let columnCount = extents.count == 1 ? 1 : max(1, extents[extents.count - 1])
    let rowCount = extents.count == 1 ? extents[0] : extents[extents.count - 2]
    let mostRows = max(2, Int(room.height / Self.pitch))
    // Fewer digits come before fewer columns, and these before a shape that … and ⋮ only hint at. Where not even a column
    // has room, the shape stands alone.
    let fewer = (1...max(1, columnCount)).reversed().filter { $0 == columnCount || $0 <= 12 }.map {
      ($0, min(digits, 3))
    }
    let choices = [(columnCount, digits)] + fewer + [(1, min(digits, 2))]
    let shapeText = StyledText(tensor.shape.description, size: Self.fontSize)
    // Of rows that have no room for two, one would be ⋮ alone.
    let hasRows = rowCount == 1 || room.height >= 2 * Self.pitch
    for (place, choice) in (choices + [(1, min(digits, 2))]).enumerated() where hasRows {
      let made = Self.columns(tensor, rowCount, columnCount, choice.1, rows: mostRows, columns: choice.0, isBold)
      let isMarked = (made.isCut || extents.count > 2) && place < choices.count
      guard Self.width(of: made.columns) + (isMarked ? shapeText.width + 10 : 0) <= room.width else { continue }
      (columns, shape) = (made.columns, isMarked ? shapeText : nil)
      break
    }
    if columns.isEmpty { shape = shapeText }
    width = columns.isEmpty ? shapeText.width : Self.width(of: columns) + (shape.map { $0.width + 10 } ?? 0)
    height = Double(max(1, columns.first?.count ?? 0)) * Self.pitch
  }

  private static func width(of columns: [[Cell]]) -> Double {
    columns.reduce(2 * bracket) { $0 + extent(of: $1).before + extent(of: $1).after } + gap * Double(columns.count - 1)
  }

  private static func extent(of column: [Cell]) -> (before: Double, after: Double) {
    (column.map(\.before).max() ?? 0, column.map(\.after).max() ?? 0)
  }

  private static func columns(
    _ tensor: Tensor<Double>, _ rowCount: Int, _ columnCount: Int, _ digits: Int, rows: Int, columns: Int,
    _ isBold: Bool
  ) -> (columns: [[Cell]], isCut: Bool) {
    let shownRows = rowCount <= rows ? rowCount : rows - 1
    let shownColumns = min(columnCount, columns)
    let elements = tensor.elements
    var result = (0..<shownColumns).map { column in
      (0..<shownRows).map { row in
        let place = row * columnCount + column
        return Cell(place < elements.count ? NumberText.format(elements[place], digits: digits) : "", isBold: isBold)
      }
    }
    if shownRows < rowCount { for column in result.indices { result[column].append(Cell("⋮", isBold: false)) } }
    if shownColumns < columnCount {
      result.append((0..<(result.first?.count ?? 0)).map { Cell($0 == 0 ? "…" : "", isBold: false) })
    }
    return (result, shownRows < rowCount || shownColumns < columnCount)
  }

  /// The items, from a left end, above or below a line.
  func items(left: Double, above y: Double) -> [SceneItem] { items(left: left, top: y - height) }

  func items(left: Double, top: Double) -> [SceneItem] {
    if let text = number ?? (columns.isEmpty ? shape : nil) {
      return [.text(name, role, text, left: left, y: top + height / 2)]
    }
    var items: [SceneItem] = []
    let right = left + Self.width(of: columns)
    for (outer, inner) in [(left + 1.5, left + 8), (right - 1.5, right - 8)] {
      items.append(
        SceneItem(
          name, role,
          .line(
            Curve.polyline([
              ScenePoint(inner, top + 1), ScenePoint(outer, top + 1), ScenePoint(outer, top + height - 1),
              ScenePoint(inner, top + height - 1),
            ]), width: 2.4, head: nil)))
    }
    var x = left + Self.bracket
    for column in columns {
      let extent = Self.extent(of: column)
      for (row, cell) in column.enumerated() where !cell.text.isEmpty {
        let y = top + Self.pitch * (Double(row) + 0.5)
        items.append(.text(name, role, cell.text, left: x + extent.before - cell.before, y: y))
      }
      x += extent.before + extent.after + Self.gap
    }
    if let shape { items.append(.text(name, .faint, shape, left: right + 10, y: top + height - Self.pitch / 2)) }
    return items
  }
}
