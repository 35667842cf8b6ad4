import Renderer
import Walkthrough

/// A web page that asks for each backward step, close up unless the whole circuit is asked for.
struct QuizForm: TextForm {
  let name = "quiz"
  let ending = "-quiz.html"

  func text(of edition: Edition) throws -> String {
    let asking = edition.asking
    let questions = asking.pairs.count / 2
    guard questions <= TooManyQuestions.most else { throw TooManyQuestions(count: questions) }
    let settings = edition.settings.forPage
    let renderer = FrameRenderer(asking, settings)
    let wide: (PageView, SharedFrames) =
      edition.asksForWhole
      ? (.whole, try FrameRenderer(asking, settings.showing(.whole)).sharedFrames(asking.steps))
      : (.close, try renderer.sharedCloseUps(asking.steps, .wide))
    return QuizPage(
      walkthrough: asking, frames: [wide, (.tall, try renderer.sharedCloseUps(asking.steps, .tall))],
      language: edition.language, stamp: edition.stamp.text
    ).html()
  }
}

extension Form {
  /// One web page that asks for each backward step before it shows it.
  public static let quiz = Form(QuizForm())
}

/// A quiz that nobody would get to the end of.
struct TooManyQuestions: Error, CustomStringConvertible {
  let count: Int

  static let most = 100

  var description: String {
    "\(count) steps are more than the \(Self.most) that a quiz asks for; fold composites, or choose fewer"
  }
}
