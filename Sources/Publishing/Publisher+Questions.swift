import Renderer
import Walkthrough

/// The forms that ask.
extension Publisher {
  /// The walkthrough with a question before each backward step.
  var asking: Walkthrough { walkthrough.asking() }

  func publishPairs(_ receive: (Artefact, [UInt8]) throws -> Void) throws {
    let asking = asking
    let pairs = asking.pairs
    var artefacts = self.pairs(pairs)[...]
    try FrameRenderer(asking, settings).render(pairs, as: [.svg]) { _, _, bytes in
      if let artefact = artefacts.popFirst() { try receive(artefact, bytes) }
    }
  }

  func worksheet() throws -> Worksheet {
    let blanks = walkthrough.asking(.onPaper)
    let frames = try FrameRenderer(blanks, settings).sharedFrames(blanks.steps)
    return Worksheet(walkthrough: blanks, frames: frames, language: language, stamp: stamp.text)
  }

  func bank(_ form: Form) throws -> String {
    let questions = try questions(form)
    return form == .moodle
      ? MoodleBank.file(questions, stamp: stamp.text) : GIFTBank.file(questions, stamp: stamp.text)
  }

  /// The questions of a bank.
  /// - Parameters:
  ///   - form: Moodle's XML or GIFT.
  ///   - variant: the variant's name, where this is one of several that go into one bank.
  /// - Throws: `GraphvizError` when libgvc fails.
  public func questions(_ form: Form, variant: String? = nil) throws -> [BankQuestion] {
    let asking = asking
    guard form == .moodle else { return GIFTBank(walkthrough: asking, variant: variant).questions() }
    var frames: [Int: [UInt8]] = [:]
    try FrameRenderer(asking, settings).render(asking.steps.filter(\.asks), as: [.svg]) { frames[$0.index] = $2 }
    return MoodleBank(walkthrough: asking, frames: frames, variant: variant).questions()
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
