/// The style and the script of a page, and the policy that lets a browser take nothing else: should text from outside
/// ever become markup, it would still run nothing, fetch nothing and send nothing.
struct ClosedPage {
  let css: String
  /// What runs before the page is shown.
  var early: String?
  /// What runs when all of it is there.
  var javaScript: String?
  /// Whether the page shows pictures that stand beside it.
  var showsFiles = false

  /// The line for the page's head, before the style.
  var policy: String {
    var rules = ["default-src 'none'", "style-src \(Self.name(of: css))"]
    let scripts = [early, javaScript].compactMap(\.self).map(Self.name)
    if !scripts.isEmpty { rules.append("script-src \(scripts.joined(separator: " "))") }
    if showsFiles { rules.append("img-src 'self' file:") }
    rules += ["base-uri 'none'", "form-action 'none'"]
    return "<meta http-equiv=\"Content-Security-Policy\" content=\"\(rules.joined(separator: "; "))\">"
  }

  /// The end of the page's head.
  var style: String {
    (["<style>\n\(css)\n</style>"] + [early].compactMap(\.self).map(Self.element)).joined(separator: "\n")
  }

  /// The end of the page's body.
  var script: String { javaScript.map(Self.element) ?? "" }

  private static func element(_ javaScript: String) -> String { "<script>\n\(javaScript)\n</script>" }

  /// What the policy calls an element by: the hash of all that stands in it.
  private static func name(of text: String) -> String {
    "'sha256-\(Base64.encoded(SHA256.digest("\n\(text)\n".utf8)))'"
  }
}
