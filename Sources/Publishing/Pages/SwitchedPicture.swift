import Renderer
import Walkthrough

/// The steps on a web page below one picture of a large circuit, which shows the last step until a script switches its parts.
///
/// Where there is a script, it also makes a caption of each text as it is shown: a thousand of them would keep the first
/// step waiting.
struct SwitchedPicture {
  private let walkthrough: Walkthrough
  private let steps: [Step]
  private let frames: SwitchedFrames

  init(_ walkthrough: Walkthrough, _ steps: [Step], _ frames: SwitchedFrames) {
    self.walkthrough = walkthrough
    self.steps = steps
    self.frames = frames
  }

  var html: String {
    let (width, height) = (Int(frames.width.rounded(.up)), Int(frames.height.rounded(.up)))
    let sentence = steps.last.map { walkthrough.caption(of: $0).sentence } ?? ""
    return """
      <div class="picture large" tabindex="0" role="group" aria-label="The circuit">
      <svg viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)" id="circuit" role="img" \
      aria-label="\(XML.escape(sentence))"><g transform="\(frames.transform)">
      \(frames.parts.map(Self.markup).joined(separator: "\n"))
      </g></svg>
      </div>
      <ol id="steps">
      \(steps.map(item).joined(separator: "\n"))
      </ol>
      <script type="application/json" id="switches">
      [\(frames.switches.map { "[" + $0.map { "\($0)" }.joined(separator: ",") + "]" }.joined(separator: ",\n"))]
      </script>
      """
  }

  /// What is always there needs no name.
  private static func markup(_ part: SwitchedFrames.Part) -> String {
    guard let number = part.number else { return part.content }
    let hidden = part.isShownLast ? "" : " display=\"none\""
    return "<g id=\"p\(number)\" class=\"\(part.names)\"\(hidden)>\(part.content)</g>"
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
      \(CaptionHTML(caption).html)
      </noscript></li>
      """
  }
}
