import Renderer
import Walkthrough

/// The steps on a web page, each with pictures of its own: every wire and node is drawn once in each of its states, and a
/// picture refers to those that it shows.
struct StepPictures {
  private let walkthrough: Walkthrough
  private let steps: [Step]
  private let pictures: [PagePictures]

  /// - Parameter frames: by view, the pictures of the steps in their order.
  init(_ walkthrough: Walkthrough, _ steps: [Step], _ frames: [(view: PageView, frames: SharedFrames)]) {
    self.walkthrough = walkthrough
    self.steps = steps
    let leads = StepLinks(walkthrough, steps)
    pictures = frames.map { PagePictures(frames: $0.frames, words: walkthrough.words, view: $0.view, leads: leads) }
  }

  /// Of a training, the iteration in which a step is.
  private func chapter(_ step: Step) -> String {
    walkthrough.training == nil ? "" : " data-chapter=\"\(step.chapter)\""
  }

  var html: String {
    let items = steps.enumerated().map { place, step in
      let caption = walkthrough.caption(of: step)
      return """
        <li id="step-\(step.index)" data-step="\(step.index)"\(chapter(step))>
        <div class="views">
        \(pictures.map { $0.picture(place, label: caption.sentence) }.joined(separator: "\n"))
        </div>
        \(CaptionHTML(caption, walkthrough.words, folds: true).html)
        </li>
        """
    }
    return """
      \(pictures.map(\.shared).joined(separator: "\n"))
      <ol id="steps">
      \(items.joined(separator: "\n"))
      </ol>
      """
  }
}
