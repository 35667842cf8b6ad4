public import Renderer
public import Walkthrough

/// A walkthrough as one web page: nothing is fetched, and without JavaScript it is an ordered list of all steps.
///
///     let page = try WebPage(walkthrough, frames: FrameRenderer(walkthrough).sharedFrames(walkthrough.steps)).html()
///
/// Every wire and node is drawn once in each of its states; a step's picture refers to those that it shows.
public struct WebPage: Sendable {
  private let walkthrough: Walkthrough
  private let steps: [Step]
  private let frames: SharedFrames
  private let language: String
  private let stamp: String

  /// - Parameters:
  ///   - walkthrough: what is told.
  ///   - steps: the steps on the page, in the order of `frames`.
  ///   - frames: their pictures.
  ///   - language: of the title and the notes, as HTML has it.
  ///   - stamp: a line that people do not see.
  public init(
    _ walkthrough: Walkthrough, steps: [Step]? = nil, frames: SharedFrames, language: String = "en",
    stamp: String = ""
  ) {
    self.walkthrough = walkthrough
    self.steps = steps ?? walkthrough.steps
    self.frames = frames
    self.language = language
    self.stamp = stamp
  }

  public func html() -> String {
    // A picture shrinks with the window until its letters are too small to read; then it is moved.
    let narrowest = Int(frames.width.rounded(.up)) * 7 / 10
    let parts = ClosedPage(
      css: WebPageStyle.css + "\n.picture>svg{min-width:\(narrowest)px}\n@media print{.picture>svg{min-width:0}}",
      javaScript: WebPageScript.javaScript)
    let title = XML.escape(walkthrough.title)
    return """
      <!DOCTYPE html>
      <html lang="\(XML.escape(language))">
      <head>
      <meta charset="utf-8">
      \(parts.policy)
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <title>\(title)</title>\(stamp.isEmpty ? "" : "\n<meta name=\"backwire\" content=\"\(stamp)\">")
      \(parts.style)
      </head>
      <body>
      <svg width="0" height="0" aria-hidden="true" class="shared"><defs>
      \(pieces)
      </defs></svg>
      <main>
      <h1>\(title)</h1>
      <div id="controls" hidden>
      <button type="button" id="first" aria-label="First step">⇤</button>
      <button type="button" id="previous">← Previous</button>
      <output id="place"></output>
      <button type="button" id="next">Next →</button>
      <button type="button" id="last" aria-label="Last step">⇥</button>
      <button type="button" id="help" aria-label="Keys">?</button>
      </div>
      <p id="said" role="status" class="unseen"></p>
      <ol id="steps">
      \(steps.indices.map(item).joined(separator: "\n"))
      </ol>
      <details>
      <summary>All wires</summary>
      \(wires)
      </details>
      </main>
      <dialog id="keys" aria-labelledby="keys-title">
      <h2 id="keys-title">Keys</h2>
      <ul>
      <li>→ or Page Down: next step</li>
      <li>← or Page Up: previous step</li>
      <li>Home and End: first and last step</li>
      <li>?: this list</li>
      </ul>
      <form method="dialog"><button>Close</button></form>
      </dialog>
      \(parts.script)
      </body>
      </html>

      """
  }

  private var pieces: String {
    // The first space ends `<g`, where every piece begins.
    frames.pieces.enumerated().map { "<g id=\"p\($0)\"" + $1.dropFirst(2) }.joined(separator: "\n")
  }

  private func item(_ place: Int) -> String {
    let caption = walkthrough.caption(of: steps[place])
    let (width, height) = (Int(frames.width.rounded(.up)), Int(frames.height.rounded(.up)))
    let uses = frames.frames[place].map { "<use href=\"#p\($0)\"/>" }.joined()
    return """
      <li id="step-\(steps[place].index)" data-step="\(steps[place].index)">
      <div class="picture" tabindex="0" role="group" aria-label="The circuit">
      <svg viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)" \
      role="img" \
      aria-label="\(XML.escape(caption.sentence))"><g transform="\(frames.transform)">\(uses)</g></svg>
      </div>
      \(CaptionHTML(caption).html)
      </li>
      """
  }

  private var wires: String {
    let circuit = walkthrough.circuit
    let rows = circuit.wires.indices.map { wire in
      let statement = circuit.statement(of: circuit.wires[wire].producer)
      return """
        <tr><th scope="row">\(CaptionHTML.html(walkthrough.symbol(of: wire)))</th>\
        <td>\(CaptionHTML.html(statement.mathText))</td>\
        <td class="value">\(CaptionHTML.html(walkthrough.value(of: wire)))</td>\
        <td class="gradient">\(walkthrough.gradient(of: wire).map(CaptionHTML.html) ?? "")</td></tr>
        """
    }
    return """
      <div class="picture" tabindex="0" role="group" aria-label="All wires">
      <table>
      <thead><tr><th scope="col">wire</th><th scope="col">formula</th><th scope="col">value</th>\
      <th scope="col">gradient</th></tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody>
      </table>
      </div>
      """
  }
}
