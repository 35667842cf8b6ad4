import Notation
import Walkthrough

/// The heading: the circuit's title, and which step of how many it is.
struct StageHeading {
  let walkthrough: Walkthrough
  let stage: Stage
  let step: Step

  func items() -> [SceneItem] {
    let place = StyledText(self.place, size: 24)
    let room = stage.width - 2 * stage.margin - place.width - 30
    let title = StyledText(walkthrough.title, size: 24).cut(to: room)
    return [
      .text("heading", .faint, title, left: stage.margin, y: stage.headingY),
      .text("heading", .faint, place, right: stage.width - stage.margin, y: stage.headingY),
    ]
  }

  private var place: String {
    let (number, count) = walkthrough.backwardProgress(of: step)
    switch step.kind {
    case .compute: return "forward step \(step.index + 1)"
    case .forward: return "forward pass done"
    case .seed: return "the seed"
    case .ask: return "question \(number) of \(count)"
    case .function, .splitter: return "backward step \(number) of \(count)"
    case .results: return "results"
    }
  }
}
