import Notation
import Renderer
import Walkthrough

/// A step's caption as HTML.
struct CaptionHTML {
  let caption: Caption
  /// Whether the table can be folded away: a close-up shows the same numbers.
  let folds: Bool
  private let words: any Words

  init(_ caption: Caption, _ words: any Words, folds: Bool = false) {
    (self.caption, self.words, self.folds) = (caption, words, folds)
  }

  var html: String {
    var parts = ["<h2>\(Self.html(caption.heading))</h2>"]
    parts += caption.lines.map { "<p>\(Self.html($0))</p>" }
    if let table = caption.table {
      let table = html(table, headings: caption.headings)
      parts.append(
        folds
          ? "<details class=\"numbers\" open>\n<summary>\(words.ruleWithNumbers)</summary>\n\(table)\n</details>"
          : table)
    }
    parts += caption.remarks.map { "<p class=\"remark\">\(XML.escape($0))</p>" }
    return "<div class=\"caption\">\n\(parts.joined(separator: "\n"))\n</div>"
  }

  private func html(_ table: Caption.Table, headings: [String]) -> String {
    let head = headings.map { "<th scope=\"col\">\($0)</th>" }.joined()
    let rows: [[String]] =
      switch table {
      case .numbers(let all):
        all.map { row in
          cells(
            Self.html(row.wire),
            [row.upstream, Self.html(row.local), row.product, "<b>\(row.gradient)</b>"], under: headings)
        }
      case .tensors(let all, _):
        all.map { row in
          let local = Caption.Table.haveLocals(all) ? [row.local.map(Self.html) ?? ""] : []
          return cells(
            Self.html(row.wire),
            [Self.html(row.rule), Self.html(row.upstream)] + local + ["<b>\(Self.html(row.gradient))</b>"],
            under: headings)
        }
      }
    let body = rows.map { "<tr>\($0.joined())</tr>" }.joined(separator: "\n")
    return """
      <div class="table" tabindex="0" role="group" aria-label="\(words.ruleWithNumbers)">
      <table>
      <thead><tr>\(head)</tr></thead>
      <tbody>
      \(body)
      </tbody>
      </table>
      </div>
      """
  }

  /// A row. Each cell bears its column's heading, for narrow windows, in which a row is a card; the last one is the gradient.
  private func cells(_ heading: String, _ contents: [String], under headings: [String]) -> [String] {
    let cells = zip(contents, headings.dropFirst()).enumerated().map { place, cell in
      let kind = place == contents.count - 1 ? " class=\"gradient\"" : ""
      return "<td data-label=\"\(XML.escape(cell.1))\"\(kind)><div>\(cell.0)</div></td>"
    }
    return ["<th scope=\"row\">\(heading)</th>"] + cells
  }

  static func html(_ text: MathText) -> String {
    text.runs.map { run in
      let escaped = XML.escape(run.text)
      return switch run.style {
      case .upright: escaped
      case .italic: "<i>\(escaped)</i>"
      case .strong: "<b>\(escaped)</b>"
      }
    }.joined()
  }

  /// A number as text, a grid as one of lines between two bars, an overview in words.
  static func html(_ tensor: ShownTensor) -> String {
    switch tensor.form {
    case .number(let text): text
    case .grid(let rows):
      // To be read aloud as it is written in sentences.
      "<span class=\"grid columns-\(rows.first?.count ?? 1)\" role=\"img\" aria-label=\"\(tensor.inline)\">"
        + rows.joined().map { "<span>\($0)</span>" }.joined() + "</span>"
    case .overview(let overview): "\(overview.shape): \(overview.minimum) … \(overview.maximum)"
    }
  }
}
