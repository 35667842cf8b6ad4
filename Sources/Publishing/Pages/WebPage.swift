public import Renderer
public import Walkthrough

/// A walkthrough as one web page: nothing is fetched, and without JavaScript it is an ordered list of all steps.
///
///     let page = try WebPage(walkthrough, frames: FrameRenderer(walkthrough).sharedFrames(walkthrough.steps)).html()
///
/// A small circuit has a picture in each step. Of a large one there is one picture, in which each step switches what differs
/// from the step before, so that the page grows with elements plus steps.
public struct WebPage: Sendable {
  private let walkthrough: Walkthrough
  private let steps: String
  private let curve: String
  private let isLarge: Bool
  private let css: String
  private let language: String
  private let stamp: String

  /// A page with a picture in each step.
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
    curve = LossCurve(walkthrough, steps ?? walkthrough.steps)?.html ?? ""
    self.steps = StepPictures(walkthrough, steps ?? walkthrough.steps, frames).html
    isLarge = false
    css = WebPageStyle.css(forPicturesOf: frames.width)
    self.language = language
    self.stamp = stamp
  }

  /// A page with one picture for all steps.
  public init(
    _ walkthrough: Walkthrough, steps: [Step]? = nil, frames: SwitchedFrames, language: String = "en",
    stamp: String = ""
  ) {
    self.walkthrough = walkthrough
    curve = LossCurve(walkthrough, steps ?? walkthrough.steps)?.html ?? ""
    self.steps = SwitchedPicture(walkthrough, steps ?? walkthrough.steps, frames).html
    isLarge = true
    css = WebPageStyle.css
    self.language = language
    self.stamp = stamp
  }

  public func html() -> String {
    let parts = ClosedPage(
      css: curve.isEmpty ? css : css + "\n" + PageResource.trainingStyle, early: PageResource.earlyScript,
      script: PageResource.walkthroughScript, late: curve.isEmpty ? nil : PageResource.trainingScript)
    let title = XML.escape(walkthrough.title)
    let body = """
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
      \(steps)\(curve.isEmpty ? "" : "\n" + curve)
      <details id="wires">
      <summary>All wires\(walkthrough.training == nil ? "" : " in the first iteration")</summary>
      \(isLarge ? "<noscript>\n\(wires)\n</noscript>" : wires)
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
      """
    return parts.html(language: language, title: walkthrough.title, stamp: stamp, body: body)
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
