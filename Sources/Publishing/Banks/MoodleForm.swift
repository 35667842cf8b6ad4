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

  let namesOnlyCategory = true

  func opening(stamp: String) -> String { "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!-- \(stamp) -->\n<quiz>\n" }

  func heading(_ path: String) -> String { Self.category.before + XML.escape(path) + Self.category.after }

  func written(_ question: String) -> String { question + "\n" }

  let closing = "</quiz>\n"

  private static let category = (
    before: "<question type=\"category\">\n<category><text>", after: "</text></category>\n</question>\n"
  )

  /// In what a question says every angle bracket is escaped, so that its end is a line of its own.
  func questions(in bytes: [UInt8]) -> [BankQuestion]? {
    let start = Array("<quiz>\n".utf8), end = Array(closing.utf8)
    guard let place = BankParts.place(of: start, in: bytes), bytes.suffix(end.count).elementsEqual(end),
      let parts = BankParts.parts(of: bytes[place..<bytes.count - end.count], endingIn: "\n</question>\n")
    else { return nil }
    var questions: [BankQuestion] = []
    var path = ""
    for part in parts {
      let question = String(decoding: part, as: UTF8.self) + "\n</question>"
      if question.hasPrefix(Self.category.before) {
        let escaped = question.dropFirst(Self.category.before.count).dropLast(Self.category.after.count - 1)
        path = XML.unescaped(String(escaped))
      } else {
        guard question.hasPrefix("<question type="), !path.isEmpty else { return nil }
        questions.append(BankQuestion(path: path, text: question))
      }
    }
    return questions
  }
}

extension Form {
  /// Questions for Moodle in its XML, with pictures and a diagnosis of each known mistake.
  public static let moodle = Form(MoodleForm())
}
