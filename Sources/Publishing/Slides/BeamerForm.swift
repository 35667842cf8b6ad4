/// A frame of Beamer with an overlay for each step.
struct BeamerForm: TextForm {
  let name = "beamer"
  let ending = "-beamer.tex"
  let link = "Beamer"
  var companion: Form? { .pdf }

  func text(of edition: Edition) throws -> String {
    try BeamerSlides(edition, isCloseUp: edition.renderer.isCloseUp()).text()
  }
}

extension Form {
  /// A frame of Beamer with an overlay for each step.
  public static let beamer = Form(BeamerForm())
}
