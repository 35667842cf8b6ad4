/// Questions in GIFT, without pictures.
struct GIFTForm: BankForm {
  let name = "gift"
  let link = "GIFT"

  func questions(of edition: Edition, variant: String?) -> [BankQuestion] {
    GIFTBank(walkthrough: edition.asking, variant: variant).questions()
  }

  let namesOnlyCategory = false

  func opening(stamp: String) -> String { "// \(stamp)\n" }

  func heading(_ path: String) -> String { "\n" + Self.category + path + "\n" }

  func written(_ question: String) -> String { "\n" + question + "\n" }

  let closing = ""

  private static let category = "$CATEGORY: "

  /// In what a question says every line end is escaped or followed by an answer, so that an empty line is between two.
  func questions(in bytes: [UInt8]) -> [BankQuestion]? {
    // The last line end takes the place of the one that would follow.
    guard let parts = BankParts.parts(of: (bytes + [UInt8(ascii: "\n")])[...], endingIn: "\n\n"),
      parts.first?.starts(with: "// Backwire".utf8) == true
    else { return nil }
    var questions: [BankQuestion] = []
    var path = ""
    for part in parts.dropFirst().map({ String(decoding: $0, as: UTF8.self) }) {
      if part.hasPrefix(Self.category) {
        path = String(part.dropFirst(Self.category.count))
      } else {
        guard part.hasPrefix("::"), !path.isEmpty else { return nil }
        questions.append(BankQuestion(path: path, text: part))
      }
    }
    return questions
  }
}

extension Form {
  /// Questions for Moodle and others in GIFT, without pictures.
  public static let gift = Form(GIFTForm())
}
