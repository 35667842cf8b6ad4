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
      let text = StyledText(NumberText.format(scalar, digits: digits), size: size, isBold: isBold).fitted(room.width)
      number = text
      (width, height) = (text.width, text.height)
      return
    }
    number = nil
    let extents = tensor.shape.extents
    let columnCount = extents.count == 1 ? 1 : max(1, extents[extents.count - 1])
    let rowCount = extents.count == 1 ? extents[0] : extents[extents.count - 2]
    let mostRows = max(2, Int(room.height / Self.pitch))
    // Fewer digits come before fewer columns.
    var best: (columns: [[Cell]], isCut: Bool)?
    for (digits, most) in [(digits, columnCount)] + (1...max(1, columnCount)).reversed().map({ (min(digits, 3), $0) }) {
      if best != nil || (most < columnCount && most > 12) { continue }
      let made = Self.columns(tensor, rowCount, columnCount, digits, rows: mostRows, columns: most, isBold)
      let isCut = made.isCut || extents.count > 2
      let shape = isCut ? StyledText(tensor.shape.description, size: Self.fontSize).width + 10 : 0
      if Self.width(of: made.columns) + shape <= room.width || most == 1 { best = (made.columns, isCut) }
    }
    columns = best?.columns ?? []
    shape = best?.isCut == true ? StyledText(tensor.shape.description, size: Self.fontSize) : nil
    width = Self.width(of: columns) + (shape.map { $0.width + 10 } ?? 0)
    height = Double(columns.first?.count ?? 0) * Self.pitch
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
    if let number { return [.text(name, role, number, left: left, y: top + height / 2)] }
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
