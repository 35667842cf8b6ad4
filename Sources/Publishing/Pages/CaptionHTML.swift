import Notation
import Renderer
import Walkthrough

/// A step's caption as HTML.
struct CaptionHTML {
  let caption: Caption

  init(_ caption: Caption) { self.caption = caption }

  var html: String {
    var parts = ["<h2>\(Self.html(caption.heading))</h2>"]
    parts += caption.lines.map { "<p>\(Self.html($0))</p>" }
    if let table = caption.table { parts.append(html(table)) }
    parts += caption.remarks.map { "<p class=\"remark\">\(XML.escape($0))</p>" }
    return "<div class=\"caption\">\n\(parts.joined(separator: "\n"))\n</div>"
  }

  private func html(_ table: Caption.Table) -> String {
    let head = table.headings.map { "<th scope=\"col\">\($0)</th>" }.joined()
    let rows: [[String]] =
      switch table {
      case .numbers(let all):
        all.map { row in
          [
            "<td>\(row.upstream)</td>", "<td>\(Self.html(row.local))</td>", "<td>\(row.product)</td>",
            "<td class=\"gradient\"><b>\(row.gradient)</b></td>",
          ].withHeading(Self.html(row.wire))
        }
      case .tensors(let all, _):
        all.map { row in
          let local = Caption.Table.haveLocals(all) ? ["<td>\(row.local.map(Self.html) ?? "")</td>"] : []
          return
            (["<td>\(Self.html(row.rule))</td>", "<td>\(Self.html(row.upstream))</td>"] + local
            + ["<td class=\"gradient\"><b>\(Self.html(row.gradient))</b></td>"]).withHeading(Self.html(row.wire))
        }
      }
    let body = rows.map { "<tr>\($0.joined())</tr>" }.joined(separator: "\n")
    return """
      <div class="picture" tabindex="0" role="group" aria-label="The rule with numbers">
      <table>
      <thead><tr>\(head)</tr></thead>
      <tbody>
      \(body)
      </tbody>
      </table>
      </div>
      """
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

extension [String] {
  fileprivate func withHeading(_ heading: String) -> [String] { ["<th scope=\"row\">\(heading)</th>"] + self }
}
