/// Questions in GIFT, without pictures.
struct GIFTForm: BankForm {
  let name = "gift"
  let link = "GIFT"

  func questions(of edition: Edition, variant: String?) -> [BankQuestion] {
    GIFTBank(walkthrough: edition.asking, variant: variant).questions()
  }

  func file(_ questions: [BankQuestion], stamp: String) -> String { GIFTBank.file(questions, stamp: stamp) }
}

extension Form { public static let gift = Form(GIFTForm()) }
