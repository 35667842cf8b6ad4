import Notation
import Walkthrough

/// A step's caption as the HTML-like label below the circuit.
enum CaptionMarkup {
  static let fontSize = 13.0
  /// Where a remark is broken into lines, in characters.
  private static let lineLength = 84

  static func markup(_ caption: Caption, _ theme: Theme) -> String {
    let columns = caption.table == nil ? 1 : Caption.Table.headings.count
    var rows = [full(heading(caption.heading), columns)]
    rows += caption.lines.map { full(Markup.text($0, strong: theme.gradient), columns) }
    if let table = caption.table {
      rows.append(cells(Caption.Table.headings.map { Markup.colored(Markup.text(MathText($0)), theme.faint) }))
      rows.append("<HR/>")
      rows += table.rows.map { row($0, theme) }
    }
    for remark in caption.remarks {
      rows += wrapped(remark).map { full(Markup.colored(Markup.text(MathText($0)), theme.faint), columns) }
    }
    return "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"2\" CELLPADDING=\"3\">\(rows.joined())</TABLE>"
  }

  private static func row(_ row: Caption.Row, _ theme: Theme) -> String {
    cells([
      Markup.text(row.wire), Markup.text(MathText(row.upstream)), Markup.text(row.local),
      Markup.text(MathText(row.product)),
      Markup.colored(Markup.bold(Markup.text(MathText(row.gradient))), theme.gradient),
    ])
  }

  /// The wire, the products and what is sent are aligned at their sides so that the signs of equality meet.
  private static func cells(_ contents: [String]) -> String {
    let sides = ["LEFT", "CENTER", "LEFT", "RIGHT", "LEFT"]
    let cells = zip(contents, sides).map { "<TD ALIGN=\"\($1)\">\($0)</TD>" }
    return "<TR>\(cells.joined())</TR>"
  }

  private static func full(_ content: String, _ columns: Int) -> String {
    "<TR><TD ALIGN=\"LEFT\" COLSPAN=\"\(columns)\">\(content)</TD></TR>"
  }

  /// What kind of step it is in bold, what it is about as mathematics.
  private static func heading(_ heading: MathText) -> String {
    var markup = ""
    var isFirst = true
    for run in heading.runs {
      let piece = Markup.text(MathText(run.text, run.style))
      markup += isFirst ? Markup.bold(piece) : piece
      isFirst = false
    }
    return markup
  }

  private static func wrapped(_ text: String) -> [String] {
    var lines: [String] = []
    for word in text.split(separator: " ") {
      if let last = lines.last, last.count + word.count < lineLength {
        lines[lines.count - 1] = last + " " + word
      } else {
        lines.append(String(word))
      }
    }
    return lines
  }
}
