import Graphviz
import Notation
import Walkthrough

/// A step's caption as the HTML-like label below the circuit.
enum CaptionMarkup {
  static let fontSize = 13.0
  /// Where a remark is broken into lines, in characters.
  private static let lineLength = 84

  /// The caption as a label of a drawing.
  static func label(_ caption: Caption, _ theme: Theme, in drawing: inout Drawing) throws -> Drawing.LabelID {
    try drawing.makeLabel(.html(markup(caption, theme)), fontSize: fontSize, color: theme.ink)
  }

  static func markup(_ caption: Caption, _ theme: Theme) -> String {
    let columns = max(1, caption.headings.count)
    var rows = [full(heading(caption.heading), columns)]
    rows += caption.lines.map { full(Markup.text($0, strong: theme.gradient), columns) }
    if let table = caption.table {
      let sides = sides(of: table)
      rows.append(cells(caption.headings.map { Markup.colored(Markup.text(MathText($0)), theme.faint) }, sides))
      rows.append("<HR/>")
      switch table {
      case .numbers(let all): rows += all.map { cells(row($0, theme), sides) }
      case .tensors(let all, _):
        let hasLocals = Caption.Table.haveLocals(all)
        rows += all.map { cells(row($0, hasLocals: hasLocals, theme), sides) }
      }
    }
    for remark in caption.remarks {
      rows += wrapped(remark).map { full(Markup.colored(Markup.text(MathText($0)), theme.faint), columns) }
    }
    return "<TABLE BORDER=\"0\" CELLBORDER=\"0\" CELLSPACING=\"2\" CELLPADDING=\"3\">\(rows.joined())</TABLE>"
  }

  /// Numbers: the wire, the products and what is sent are aligned at their sides so that the signs of equality meet.
  private static func sides(of table: Caption.Table) -> [String] {
    switch table {
    case .numbers: ["LEFT", "CENTER", "LEFT", "RIGHT", "LEFT"]
    case .tensors: ["LEFT", "LEFT", "CENTER", "CENTER", "CENTER"]
    }
  }

  private static func row(_ row: Caption.Row, _ theme: Theme) -> [String] {
    [
      Markup.text(row.wire), Markup.text(MathText(row.upstream)), Markup.text(row.local),
      Markup.text(MathText(row.product)),
      Markup.colored(Markup.bold(Markup.text(MathText(row.gradient))), theme.gradient),
    ]
  }

  private static func row(_ row: Caption.TensorRow, hasLocals: Bool, _ theme: Theme) -> [String] {
    let quiet = { TensorMarkup(tensor: $0, color: theme.ink, theme: theme).markup }
    return [Markup.text(row.wire), Markup.text(row.rule), quiet(row.upstream)]
      + (hasLocals ? [row.local.map(quiet) ?? ""] : [])
      + [TensorMarkup(tensor: row.gradient, color: theme.gradient, theme: theme, isBold: true).markup]
  }

  private static func cells(_ contents: [String], _ sides: [String]) -> String {
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
