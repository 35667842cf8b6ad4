import Engine
import Notation

/// A tensor as it stands on a wire: a number, or a grid in square brackets with its columns aligned at the decimal point.
///
/// A vector is a column, and a row with a ᵀ where a column has no room. What is larger than its room shows its corner and
/// its shape.
struct GridLayout {
  private var columns: [[GridCell]] = []
  private var gap = Self.gap
  private let number: StyledText?
  /// Behind the closing bracket: the shape, or what says that a row stands for a column.
  private var mark: StyledText?
  private let isBold: Bool
  private let role: SceneRole
  private let name: String
  let width, height: Double
  /// The significant digits shown of the elements; 0 where not all elements are shown.
  private(set) var wholeDigits = 0

  /// How many elements are shown; of a number 1.
  var shownCount: Int { number == nil ? columns.reduce(0) { $0 + $1.count } : 1 }

  static let fontSize = StageCanvas.smallestText, pitch = 28.0
  /// How far from its wire a tensor stands.
  static let clearance = 9.0
  private static let gap = 14.0, tightGap = 8.0, bracket = 12.0, markGap = 8.0

  /// More rows than these are not drawn where others want room, too.
  static let mostRows = 6
  static var mostHeight: Double { Double(mostRows) * pitch + clearance }

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
      let choices = [digits, min(digits, 3), min(digits, 2)].map { digits in
        (
          digits,
          StyledText(NumberText.format(scalar, digits: digits), size: size, isBold: isBold).fitted(room.width)
        )
      }
      let (shown, text) = choices.first { $0.1.width <= room.width } ?? choices[0]
      number = text
      (width, height, wholeDigits) = (text.width, text.height, text.width <= room.width ? shown : 0)
      return
    }
    number = nil
    let shape = StyledText(tensor.shape.description, size: Self.fontSize, role: .faint)
    for choice in Self.choices(tensor.shape, digits: digits, height: room.height) {
      let cells = choice.isRow ? Tensor(tensor.elements, shape: [1, tensor.shape.count]) : tensor
      let made = Self.columns(cells, choice, isBold)
      var mark = StyledText(choice.isRow ? "ᵀ" : "", size: Self.fontSize)
      if choice.saysShape { mark.append((choice.isRow ? " " : "") + tensor.shape.description, role: .faint) }
      let marked = mark.isEmpty ? 0 : mark.width + Self.markGap
      guard Self.width(of: made, choice.gap) + marked <= room.width else { continue }
      (columns, gap) = (made, choice.gap)
      self.mark = mark.isEmpty ? nil : mark
      wholeDigits = choice.isWhole ? choice.digits : 0
      break
    }
    if columns.isEmpty { mark = shape }
    width =
      columns.isEmpty ? shape.width : Self.width(of: columns, gap) + (mark.map { $0.width + Self.markGap } ?? 0)
    height = Double(max(1, columns.first?.count ?? 0)) * Self.pitch
  }

  /// How a tensor can be shown.
  private struct Choice {
    let rows, columns, digits: Int
    var gap = GridLayout.gap
    let isRow, isWhole: Bool
    var saysShape: Bool

    var unmarked: Choice {
      var choice = self
      choice.saysShape = false
      return choice
    }
  }

  /// From the best to the least: fewer digits come before a vector that lies down, and this before fewer elements.
  private static func choices(_ shape: Shape, digits: Int, height: Double) -> [Choice] {
    let extents = shape.extents
    let isVector = extents.count == 1
    let columnCount = isVector ? 1 : max(1, extents[extents.count - 1])
    let rowCount = isVector ? extents[0] : extents[extents.count - 2]
    // Of several matrices the first is shown.
    let isOne = shape.count <= rowCount * columnCount
    let isDeep = extents.count > 2
    let rows = max(1, Int(height / pitch))
    let fewer = [(digits, gap), (min(digits, 3), gap), (min(digits, 2), gap), (min(digits, 2), tightGap)]
    func choices(_ columns: Int, _ digits: [(Int, Double)]) -> [Choice] {
      let isWhole = columns == columnCount && rowCount <= rows && isOne
      return digits.flatMap { digits, gap in
        (isWhole && isDeep ? [true, false] : [!isWhole]).map {
          Choice(
            rows: rows, columns: columns, digits: digits, gap: gap, isRow: false, isWhole: isWhole, saysShape: $0)
        }
      }
    }
    func lying(_ columns: Int, _ digits: [(Int, Double)]) -> [Choice] {
      guard isVector, rowCount > 1 else { return [] }
      let isWhole = columns == rowCount
      return digits.map {
        Choice(
          rows: 1, columns: columns, digits: $0, gap: $1, isRow: true, isWhole: isWhole, saysShape: !isWhole)
      }
    }
    let stands = rowCount <= rows
    var all = stands ? choices(columnCount, fewer) : []
    if rowCount <= 12 { all += lying(rowCount, fewer) }
    // Of rows that have no room for two, one would be ⋮ alone.
    let hasRows = rowCount == 1 || rows > 1
    if hasRows {
      if !stands { all += choices(columnCount, fewer) }
      for columns in (1...12).reversed() where columns < columnCount {
        all += choices(columns, [(min(digits, 3), gap)])
      }
      all += choices(1, [(min(digits, 2), gap)])
    }
    for columns in [3, 2, 1] where columns < rowCount { all += lying(columns, Array(fewer.dropFirst())) }
    if hasRows, columnCount > 1 {
      // An ellipsis says that something is left out, if not how much.
      for columns in [2, 1] { all += choices(columns, [(min(digits, 2), gap)]).map(\.unmarked) }
    }
    return all
  }

  private static func width(of columns: [[GridCell]], _ gap: Double) -> Double {
    columns.reduce(2 * bracket) { $0 + extent(of: $1).before + extent(of: $1).after } + gap * Double(columns.count - 1)
  }

  private static func extent(of column: [GridCell]) -> (before: Double, after: Double) {
    (column.map(\.before).max() ?? 0, column.map(\.after).max() ?? 0)
  }

  private static func columns(_ tensor: Tensor<Double>, _ choice: Choice, _ isBold: Bool) -> [[GridCell]] {
    let extents = tensor.shape.extents
    let columnCount = extents.count == 1 ? 1 : max(1, extents[extents.count - 1])
    let rowCount = extents.count == 1 ? extents[0] : extents[extents.count - 2]
    let shownRows = rowCount <= choice.rows ? rowCount : choice.rows - 1
    let shownColumns = min(columnCount, choice.columns)
    let elements = tensor.elements
    var result = (0..<shownColumns).map { column in
      (0..<shownRows).map { row in
        let place = row * columnCount + column
        return GridCell(
          place < elements.count ? NumberText.format(elements[place], digits: choice.digits) : "", isBold: isBold)
      }
    }
    if shownRows < rowCount { for column in result.indices { result[column].append(GridCell("⋮", isBold: false)) } }
    if shownColumns < columnCount {
      result.append((0..<(result.first?.count ?? 0)).map { GridCell($0 == 0 ? "…" : "", isBold: false) })
    }
    return result
  }

  /// The items, from a left end, above or below a line.
  func items(left: Double, above y: Double) -> [SceneItem] { items(left: left, top: y - height) }

  func items(left: Double, top: Double) -> [SceneItem] {
    if let text = number ?? (columns.isEmpty ? mark : nil) {
      return [.text(name, role, text, left: left, y: top + height / 2)]
    }
    var items: [SceneItem] = []
    let right = left + Self.width(of: columns, gap)
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
      x += extent.before + extent.after + gap
    }
    if let mark { items.append(.text(name, role, mark, left: right + Self.markGap, y: top + height - Self.pitch / 2)) }
    return items
  }
}
