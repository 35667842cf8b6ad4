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
  /// What the page begins with.
  private let view: PageView
  private let css: String
  private let language: String
  private let stamp: String

  /// Pictures of the node at work, which a page shows beside or in place of the whole circuit.
  public struct CloseUps<Frames: Sendable>: Sendable {
    let wide, tall: Frames
    let comeFirst: Bool

    /// - Parameters:
    ///   - wide: on the canvas of slides.
    ///   - tall: for telephones.
    ///   - comeFirst: whether the page begins with them. In a narrow window every page does.
    public init(wide: Frames, tall: Frames, comeFirst: Bool) {
      (self.wide, self.tall, self.comeFirst) = (wide, tall, comeFirst)
    }
  }

  /// A page with pictures in each step.
  /// - Parameters:
  ///   - walkthrough: what is told.
  ///   - steps: the steps on the page, in the order of the frames.
  ///   - frames: their pictures, of the whole circuit; nil for close-ups alone.
  ///   - closeUps: more pictures of them.
  ///   - language: of the title and the notes, as HTML has it.
  ///   - stamp: a line that people do not see.
  public init(
    _ walkthrough: Walkthrough, steps: [Step]? = nil, frames: SharedFrames?, closeUps: CloseUps<SharedFrames>? = nil,
    language: String = "en", stamp: String = ""
  ) {
    self.walkthrough = walkthrough
    curve = LossCurve(walkthrough, steps ?? walkthrough.steps)?.html ?? ""
    self.steps = StepPictures(walkthrough, steps ?? walkthrough.steps, Self.views(frames, closeUps)).html
    isLarge = false
    view = frames == nil || closeUps?.comeFirst == true ? .close : .whole
    css = frames.map { WebPageStyle.css(forPicturesOf: ($0.width, $0.height)) } ?? WebPageStyle.css
    self.language = language
    self.stamp = stamp
  }

  /// A page with one picture in each view for all steps.
  public init(
    _ walkthrough: Walkthrough, steps: [Step]? = nil, frames: SwitchedFrames?,
    closeUps: CloseUps<SwitchedFrames>? = nil, language: String = "en", stamp: String = ""
  ) {
    self.walkthrough = walkthrough
    curve = LossCurve(walkthrough, steps ?? walkthrough.steps)?.html ?? ""
    self.steps = SwitchedPicture(walkthrough, steps ?? walkthrough.steps, Self.views(frames, closeUps)).html
    isLarge = true
    view = frames == nil || closeUps?.comeFirst == true ? .close : .whole
    css = WebPageStyle.css
    self.language = language
    self.stamp = stamp
  }

  private static func views<Frames>(
    _ whole: Frames?, _ closeUps: CloseUps<Frames>?
  ) -> [(view: PageView, frames: Frames)] {
    (whole.map { [(.whole, $0)] } ?? []) + (closeUps.map { [(.close, $0.wide), (.tall, $0.tall)] } ?? [])
  }

  /// The whole page, with nothing to fetch.
  public func html() -> String {
    let parts = ClosedPage(
      css: curve.isEmpty ? css : css + "\n" + PageResource.trainingStyle, early: PageResource.earlyScript,
      script: PageResource.walkthroughScript, late: curve.isEmpty ? nil : PageResource.trainingScript)
    let title = XML.escape(walkthrough.title)
    let words = walkthrough.words
    let allWires = walkthrough.training == nil ? words.allWires : words.allWiresOfFirstIteration
    let body = """
      <main data-view="\(view.rawValue)">
      <div id="stage">
      <h1>\(title)</h1>
      <div id="controls" hidden>
      <button type="button" id="first" aria-label="\(words.firstStep)">⇤</button>
      <button type="button" id="previous" aria-label="\(words.previousStep)">←<span> \(words.previous)</span></button>
      <output id="place"></output>
      <button type="button" id="next" aria-label="\(words.nextStep)"><span>\(words.next) </span>→</button>
      <button type="button" id="last" aria-label="\(words.lastStep)">⇥</button>
      <button type="button" id="view" hidden></button>
      <button type="button" id="help" aria-label="\(words.keys)">?</button>
      </div>
      <p id="said" role="status" class="unseen"></p>
      \(steps)
      </div>\(curve.isEmpty ? "" : "\n" + curve)
      <details id="wires">
      <summary>\(allWires)</summary>
      \(isLarge ? "<noscript>\n\(wires)\n</noscript>" : wires)
      </details>
      </main>
      <dialog id="keys" aria-labelledby="keys-title">
      <h2 id="keys-title">\(words.keys)</h2>
      <ul>
      \(words.keyList.map { "<li>\(XML.escape($0))</li>" }.joined(separator: "\n"))
      </ul>
      <form method="dialog"><button>\(words.close)</button></form>
      </dialog>
      """
    return parts.html(language: language, title: walkthrough.title, stamp: stamp, body: body)
  }

  private var wires: String {
    let circuit = walkthrough.circuit
    let words = walkthrough.words
    let columns = words.wireColumns
    let rows = circuit.wires.indices.map { wire in
      let statement = circuit.statement(of: circuit.wires[wire].producer)
      return """
        <tr><th scope="row">\(CaptionHTML.html(walkthrough.symbol(of: wire)))</th>\
        <td data-label="\(columns.formula)"><div>\(CaptionHTML.html(statement.mathText))</div></td>\
        <td data-label="\(columns.value)" class="value"><div>\(CaptionHTML.html(walkthrough.value(of: wire)))</div></td>\
        <td data-label="\(columns.gradient)" class="gradient"><div>\(walkthrough.gradient(of: wire).map(CaptionHTML.html) ?? "")</div></td></tr>
        """
    }
    return """
      <div class="table" tabindex="0" role="group" aria-label="\(words.allWires)">
      <table>
      <thead><tr><th scope="col">\(columns.wire)</th><th scope="col">\(columns.formula)</th>\
      <th scope="col">\(columns.value)</th><th scope="col">\(columns.gradient)</th></tr></thead>
      <tbody>
      \(rows.joined(separator: "\n"))
      </tbody>
      </table>
      </div>
      """
  }
}
