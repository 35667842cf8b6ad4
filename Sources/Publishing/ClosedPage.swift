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
  /// Whether the page shows pictures that stand beside it.
  var showsFiles = false

  /// The line for the page's head, before the style.
  var policy: String {
    // Styles cannot fetch anything either, since nothing else is let in.
    var rules = ["default-src 'none'", "style-src 'unsafe-inline'"]
    let scripts = [early, script].compactMap(\.self).map { "'sha256-\($0.hash)'" }
    if !scripts.isEmpty { rules.append("script-src \(scripts.joined(separator: " "))") }
    if showsFiles { rules.append("img-src 'self' file:") }
    rules += ["base-uri 'none'", "form-action 'none'"]
    return "<meta http-equiv=\"Content-Security-Policy\" content=\"\(rules.joined(separator: "; "))\">"
  }

  /// The end of the page's head.
  var headEnd: String { "<style>\n\(css)\n</style>" + (early.map { "\n" + $0.element } ?? "") }

  /// The end of the page's body.
  var bodyEnd: String { script?.element ?? "" }
}
