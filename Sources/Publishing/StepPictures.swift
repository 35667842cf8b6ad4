import Renderer
import Walkthrough

/// The steps on a web page, each with a picture of its own: every wire and node is drawn once in each of its states, and a
/// picture refers to those that it shows.
struct StepPictures {
  private let walkthrough: Walkthrough
  private let steps: [Step]
  private let frames: SharedFrames

  init(_ walkthrough: Walkthrough, _ steps: [Step], _ frames: SharedFrames) {
    self.walkthrough = walkthrough
    self.steps = steps
    self.frames = frames
  }

  var html: String {
    """
    <svg width="0" height="0" aria-hidden="true" class="shared"><defs>
    \(pieces)
    </defs></svg>
    <ol id="steps">
    \(steps.indices.map(item).joined(separator: "\n"))
    </ol>
    """
  }

  private var pieces: String {
    // The first space ends `<g`, where every piece begins.
    frames.pieces.enumerated().map { "<g id=\"p\($0)\"" + $1.dropFirst(2) }.joined(separator: "\n")
  }

  private func item(_ place: Int) -> String {
    let caption = walkthrough.caption(of: steps[place])
    let (width, height) = (Int(frames.width.rounded(.up)), Int(frames.height.rounded(.up)))
    // A picture shrinks with the window until its letters are too small to read; then it is moved.
    let uses = frames.frames[place].map { "<use href=\"#p\($0)\"/>" }.joined()
    return """
      <li id="step-\(steps[place].index)" data-step="\(steps[place].index)">
      <div class="picture" tabindex="0" role="group" aria-label="The circuit">
      <svg viewBox="0 0 \(width) \(height)" width="\(width)" height="\(height)" style="min-width:\(width * 7 / 10)px" \
      role="img" \
      aria-label="\(XML.escape(caption.sentence))"><g transform="\(frames.transform)">\(uses)</g></svg>
      </div>
      \(CaptionHTML(caption).html)
      </li>
      """
  }
}
