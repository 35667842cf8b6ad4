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
    let words = walkthrough.words
    let place = words.place(placeInChapter)
    guard let training = walkthrough.training, training.iterations.count > 1 else { return place }
    return words.place(place, inIteration: step.chapter + 1, of: training.iterations.count)
  }

  private var placeInChapter: StagePlace {
    switch step.kind {
    case .compute: return .forwardStep(step.place + 1)
    case .forward: return .forwardDone
    case .seed: return .seed
    case .ask:
      let question = walkthrough.questionProgress(of: step)
      return .question(question.number, of: question.count)
    case .function, .splitter: return .backwardStep(walkthrough.backwardPlace(of: step))
    case .results: return .results
    case .askUpdate, .update: return .trainingStep
    }
  }
}
