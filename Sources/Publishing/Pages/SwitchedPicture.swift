import Renderer
import Walkthrough

/// The steps on a web page below one picture of a large circuit, which shows the last step until a script switches its parts.
///
/// Where there is a script, it also makes a caption of each text as it is shown: a thousand of them would keep the first
/// step waiting.
struct SwitchedPicture {
  private let walkthrough: Walkthrough
  private let steps: [Step]
  private let frames: [(view: PageView, frames: SwitchedFrames)]
  private let leads: StepLinks

  /// - Parameter frames: by view, the picture of all steps.
  init(_ walkthrough: Walkthrough, _ steps: [Step], _ frames: [(view: PageView, frames: SwitchedFrames)]) {
    self.walkthrough = walkthrough
    self.steps = steps
    self.frames = frames
    leads = StepLinks(walkthrough, steps)
  }

  var html: String {
    """
    <div class="views">
    \(frames.map(picture).joined(separator: "\n"))
    </div>
    <ol id="steps">
    \(steps.map(item).joined(separator: "\n"))
    </ol>
    """
  }

  private func picture(_ view: PageView, _ frames: SwitchedFrames) -> String {
    let (width, height) = (Int(frames.width.rounded(.up)), Int(frames.height.rounded(.up)))
    let sentence = steps.last.map { walkthrough.caption(of: $0).sentence } ?? ""
    let switches = frames.switches.map { "[" + $0.map { "\($0)" }.joined(separator: ",") + "]" }
    return """
      <div class="picture large \(view.rawValue)" tabindex="0" role="group" aria-label="\(walkthrough.words.circuit)">
      <svg viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)" role="img" \
      aria-label="\(XML.escape(sentence))" data-parts="\(view.prefix)"><g transform="\(frames.transform)">
      \(frames.parts.map { markup($0, view) }.joined(separator: "\n"))
      </g></svg>
      <script type="application/json">
      [\(switches.joined(separator: ",\n"))]
      </script>
      </div>
      """
  }

  /// What is always there and leads nowhere needs no name.
  private func markup(_ part: SwitchedFrames.Part, _ view: PageView) -> String {
    let to = leads.attribute(part.subject)
    guard let number = part.number else {
      return to.isEmpty ? part.content : "<g class=\"\(part.names)\"\(to)>\(part.content)</g>"
    }
    let hidden = part.isShownLast ? "" : " display=\"none\""
    return "<g id=\"\(view.prefix)\(number)\" class=\"\(part.names)\"\(to)\(hidden)>\(part.content)</g>"
  }

  /// Of a training, the iteration in which a step is.
  private func chapter(_ step: Step) -> String {
    walkthrough.training == nil ? "" : " data-chapter=\"\(step.chapter)\""
  }

  private func item(_ step: Step) -> String {
    let caption = walkthrough.caption(of: step)
    return """
      <li id="step-\(step.index)" data-step="\(step.index)"\(chapter(step)) \
      data-said="\(XML.escape(caption.sentence))"><noscript>
      \(CaptionHTML(caption, walkthrough.words, folds: true).html)
      </noscript></li>
      """
  }
}
