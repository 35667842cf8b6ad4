import Renderer
import Walkthrough

/// The forms that ask.
extension Publisher {
  /// The walkthrough with a question before each backward step.
  var asking: Walkthrough { walkthrough.asking() }

  func publishPairs(_ receive: (String, [UInt8]) throws -> Void) throws {
    let asking = asking
    let pairs = asking.pairs
    var place = 0
    try FrameRenderer(asking, settings).render(pairs, as: [.svg]) { _, _, bytes in
      try receive(files.path(ofFrame: place, of: pairs.count, .predict), bytes)
      place += 1
    }
  }

  func worksheet() throws -> Worksheet {
    let blanks = walkthrough.asking(.onPaper)
    let frames = try FrameRenderer(blanks, settings).sharedFrames(blanks.steps)
    return Worksheet(walkthrough: blanks, frames: frames, language: language, stamp: stamp.text)
  }

  func moodle() throws -> String {
    let asking = asking
    var frames: [Int: [UInt8]] = [:]
    let questions = asking.steps.filter(\.asks)
    try FrameRenderer(asking, settings).render(questions, as: [.svg]) { frames[$0.index] = $2 }
    return MoodleBank(walkthrough: asking, frames: frames, stamp: stamp.text).xml()
  }

  func quiz() throws -> String {
    let asking = asking
    let questions = asking.pairs.count / 2
    guard questions <= TooManyQuestions.most else { throw TooManyQuestions(count: questions) }
    let frames = try FrameRenderer(asking, direction: settings.direction).sharedFrames(asking.steps)
    return QuizPage(walkthrough: asking, frames: frames, language: language, stamp: stamp.text).html()
  }
}

/// A quiz that nobody would get to the end of.
struct TooManyQuestions: Error, CustomStringConvertible {
  let count: Int

  static let most = 100

  var description: String {
    "\(count) steps are more than the \(Self.most) that a quiz asks for; fold composites with --fold, or ask about a part"
  }
}
