/// A slide of reveal.js.
struct RevealForm: TextForm {
  let name = "revealjs"
  let ending = "-revealjs.html"
  let link = "reveal.js"
  var companion: Form? { .svg }

  func text(of edition: Edition) -> String { RevealSlides(edition).html() }
}

extension Form {
  /// A slide of reveal.js that each press takes one step further.
  public static let revealjs = Form(RevealForm())
}
