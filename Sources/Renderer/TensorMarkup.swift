import Notation
import Walkthrough

/// Tensors as HTML-like labels: a number as text, a grid between two bars, an overview with blocks of colour.
struct TensorMarkup {
  let tensor: ShownTensor
  let color: String
  let theme: Theme
  var isBold = false

  /// The height of a row of numbers in a grid or of a line of an overview, and the space between two.
  private static let rowHeight = 17
  private static let spacing = 5
  private static let blockSize = 8

  /// The height that holds the tensor, in points: a line of text where it is a number.
  static func height(of tensor: ShownTensor) -> Int {
    switch tensor.form {
    case .number: WireLabel.rowHeight
    case .grid(let rows): rows.count * (rowHeight + spacing) + spacing + 8
    case .overview(let overview): max(2 * rowHeight, overview.blocks.count * blockSize) + 16
    }
  }

  /// No less than the width that holds the tensor: no digit or letter of the font is wider than 0.75 of its size in bold.
  static func width(of tensor: ShownTensor, fontSize: Double) -> Double {
    let width = { (text: String) in Double(text.count) * fontSize * 0.75 + 6 }
    switch tensor.form {
    case .number(let text): return width(text)
    case .grid(let rows):
      return (rows.first ?? []).indices.reduce(4) { sum, column in
        sum + (rows.map { width($0[column]) }.max() ?? 0)
      }
    case .overview(let overview):
      let blocks = Double((overview.blocks.first?.count ?? 0) * blockSize) + 8
      return max(width(overview.shape), width(range(overview))) + blocks
    }
  }

  /// Keeps a table from being stretched to the cell that it stands in. Fixed at no size it has its natural one; libgvc
  /// would have it said and remarks on it, which is no error.
  private static let natural = "FIXEDSIZE=\"TRUE\""

  var markup: String {
    switch tensor.form {
    case .number(let text): return written(text)
    case .grid(let rows):
      let cells = rows.map { row in
        row.map { "<TD HEIGHT=\"\(Self.rowHeight)\">\(written($0))</TD>" }.joined()
      }
      return table(cells, "\(Self.natural) BORDER=\"1\" SIDES=\"LR\" CELLPADDING=\"0\" CELLSPACING=\"\(Self.spacing)\"")
    case .overview(let overview):
      let text = table(
        [line(overview.shape), line(Self.range(overview))],
        "\(Self.natural) BORDER=\"0\" CELLPADDING=\"0\" CELLSPACING=\"0\"")
      let blocks = overview.blocks.map { row in row.map(block).joined() }
      let map = table(blocks, "\(Self.natural) BORDER=\"1\" CELLPADDING=\"0\" CELLSPACING=\"0\"")
      return table(["<TD>\(map)</TD><TD>\(text)</TD>"], "BORDER=\"0\" CELLPADDING=\"2\" CELLSPACING=\"0\"")
    }
  }

  private static func range(_ overview: ShownTensor.Overview) -> String { "\(overview.minimum) … \(overview.maximum)" }

  private func written(_ text: String) -> String {
    let text = Markup.text(MathText(text))
    return Markup.colored(isBold ? Markup.bold(text) : text, color)
  }

  private func line(_ text: String) -> String { "<TD HEIGHT=\"\(Self.rowHeight)\">\(written(text))</TD>" }

  /// From white for 0 to blue for the greatest numbers and orange for the least; what they are is written beside it.
  private func block(_ value: Double) -> String {
    let full = value < 0 ? theme.active : theme.value
    let shade = Theme.mixed(theme.background, full, abs(value))
    return "<TD WIDTH=\"\(Self.blockSize)\" HEIGHT=\"\(Self.blockSize)\" BGCOLOR=\"\(shade)\"></TD>"
  }

  private func table(_ rows: [String], _ attributes: String) -> String {
    "<TABLE COLOR=\"\(color)\" CELLBORDER=\"0\" \(attributes)>\(rows.map { "<TR>\($0)</TR>" }.joined())</TABLE>"
  }
}
