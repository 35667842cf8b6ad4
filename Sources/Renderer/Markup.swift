import Graphviz
import Notation

/// Texts as the HTML-like labels of Graphviz.
enum Markup {
  /// Typeset mathematics: names in italics, results bold and in a colour of their own.
  static func text(_ text: MathText, strong color: String? = nil) -> String {
    text.runs.map { run in
      let escaped = Label.escaped(run.text)
      return switch run.style {
      case .upright: escaped
      case .italic: "<I>\(escaped)</I>"
      case .strong: color.map { colored(bold(escaped), $0) } ?? bold(escaped)
      }
    }.joined()
  }

  static func colored(_ markup: String, _ color: String) -> String {
    markup.isEmpty ? "" : "<FONT COLOR=\"\(color)\">\(markup)</FONT>"
  }

  static func bold(_ markup: String) -> String { markup.isEmpty ? "" : "<B>\(markup)</B>" }
}
