import Renderer
import Walkthrough

/// Questions as the XML of Moodle, with pictures.
struct MoodleForm: BankForm {
  let name = "moodle"
  let ending = "-moodle.xml"
  let extensions = ["xml"]
  let link = "Moodle"

  func questions(of edition: Edition, variant: String?) throws -> [BankQuestion] {
    let asking = edition.asking
    var frames: [Int: [UInt8]] = [:]
    try FrameRenderer(asking, edition.settings).render(asking.steps.filter(\.asks), as: [.svg]) {
      frames[$0.index] = $2
    }
    return MoodleBank(walkthrough: asking, frames: frames, variant: variant).questions()
  }

  func file(_ questions: [BankQuestion], stamp: String) -> String { MoodleBank.file(questions, stamp: stamp) }
}

extension Form { public static let moodle = Form(MoodleForm()) }
