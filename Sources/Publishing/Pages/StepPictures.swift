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

  /// Of a training, the iteration in which a step is.
  private func chapter(_ step: Step) -> String {
    walkthrough.training == nil ? "" : " data-chapter=\"\(step.chapter)\""
  }

  var html: String {
    let pictures = PagePictures(frames: frames)
    let items = steps.enumerated().map { place, step in
      let caption = walkthrough.caption(of: step)
      return """
        <li id="step-\(step.index)" data-step="\(step.index)"\(chapter(step))>
        \(pictures.picture(place, label: caption.sentence))
        \(CaptionHTML(caption).html)
        </li>
        """
    }
    return """
      \(pictures.shared)
      <ol id="steps">
      \(items.joined(separator: "\n"))
      </ol>
      """
  }
}
