import Notation
import Renderer
import Walkthrough

/// A step's caption as LaTeX: a heading, lines, and the rule with numbers as a table that fits the line.
struct TikZCaption {
  private let caption: Caption

  private let theme: Theme

  init(_ caption: Caption, _ theme: Theme) { (self.caption, self.theme) = (caption, theme) }

  var text: String {
    let runs = caption.heading.runs
    let about = runs.dropFirst().map { MathText($0.text, $0.style) }.joined(separator: MathText())
    var lines = [
      "\\textbf{\(TeXText.text(runs.first?.text ?? ""))}" + (about.isEmpty ? "" : "$\(TeXText.math(about))$")
    ]
    lines += caption.lines.map(TeXText.sentence)
    if let table = caption.table { lines.append(text(table, headings: caption.headings)) }
    lines += caption.remarks.map { Self.colored(TeXText.text($0), theme.faint) }
    return lines.joined(separator: "\\par ")
  }

  private func text(_ table: Caption.Table, headings: [String]) -> String {
    let gradient = { (text: String) in Self.colored("$\(text)$", theme.gradient) }
    let plain = { (text: String) in text.isEmpty ? "" : "$\(text)$" }
    let rows: [[String]] =
      switch table {
      case .numbers(let all):
        all.map { row in
          [TeXText.math(row.wire), TeXText.math(row.upstream), TeXText.math(row.local), TeXText.math(row.product)]
            .map(plain) + [gradient("\\mathbf{\(TeXText.math(row.gradient))}")]
        }
      case .tensors(let all, _):
        all.map { row in
          ([TeXText.math(row.wire), TeXText.math(row.rule), TeXText.math(row.upstream)]
            + (Caption.Table.haveLocals(all) ? [row.local.map(TeXText.math) ?? ""] : [])).map(plain)
            + [gradient(TeXText.math(row.gradient))]
        }
      }
    let head = headings.map { Self.colored(TeXText.text($0), theme.faint) }.joined(separator: " & ")
    let body = rows.map { $0.joined(separator: " & ") }.joined(separator: " \\\\\\noalign{\\vskip3pt} ")
    let columns = String(repeating: "l", count: headings.count)
    return "\\setbox0\\hbox{\\renewcommand{\\arraystretch}{1.15}\\begin{tabular}{@{}\(columns)@{}}"
      + "\(head) \\\\ \\hline \(body)\\end{tabular}}"
      + Self.fitted("\\wd", to: "\\linewidth", "{\\linewidth}{!}") + "\\box0"
  }

  private static func colored(_ text: String, _ color: String) -> String {
    "\\textcolor{\(TikZPicture.name(color))}{\(text)}"
  }

  /// TeX that makes what is in its first box smaller where it is too high or too wide.
  static func fitted(_ extent: String, to limit: String, _ size: String) -> String {
    "\\ifdim\(extent)0>\(limit)\\setbox0\\hbox{\\resizebox\(size){\\box0}}\\fi"
  }
}
