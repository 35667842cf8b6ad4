import Renderer

/// The style and the scripts of a page, and the policy that lets a browser run nothing else: should text from outside ever
/// become markup, it would still run nothing, fetch nothing and send nothing.
struct ClosedPage {
  /// A script with the name by which the policy knows it.
  struct Script {
    let javaScript: String
    /// The SHA-256 of all that stands in the element, in Base64. It is written down, and not worked out: the script is a
    /// constant, and a test says what its name is when it has changed.
    let hash: String

    var element: String { "<script>\(content)</script>" }
    var content: String { "\n\(javaScript)\n" }
  }

  let css: String
  /// What runs before the page is shown.
  var early: Script?
  /// What runs when all of it is there.
  var script: Script?
  /// What runs after that.
  var late: Script?
  /// Whether the page shows pictures that stand beside it.
  var showsFiles = false

  /// The whole document.
  /// - Parameters:
  ///   - language: as HTML has it.
  ///   - title: as text.
  ///   - stamp: a line that people do not see.
  ///   - body: what stands in it, as HTML.
  func html(language: String = "en", title: String, stamp: String = "", body: String) -> String {
    let head = [
      "<meta charset=\"utf-8\">", policy, "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">",
      "<title>\(XML.escape(title))</title>", stamp.isEmpty ? "" : "<meta name=\"backwire\" content=\"\(stamp)\">",
      "<style>\n\(css)\n</style>", early?.element ?? "",
    ]
    let end = [script, late].compactMap { $0.map { "\n" + $0.element } }.joined()
    return """
      <!DOCTYPE html>
      <html lang="\(XML.escape(language))">
      <head>
      \(head.filter { !$0.isEmpty }.joined(separator: "\n"))
      </head>
      <body>
      \(body)\(end)
      </body>
      </html>

      """
  }

  private var policy: String {
    // Styles cannot fetch anything either, since nothing else is let in.
    var rules = ["default-src 'none'", "style-src 'unsafe-inline'"]
    let scripts = [early, script, late].compactMap(\.self).map { "'sha256-\($0.hash)'" }
    if !scripts.isEmpty { rules.append("script-src \(scripts.joined(separator: " "))") }
    if showsFiles { rules.append("img-src 'self' file:") }
    rules += ["base-uri 'none'", "form-action 'none'"]
    return "<meta http-equiv=\"Content-Security-Policy\" content=\"\(rules.joined(separator: "; "))\">"
  }
}
