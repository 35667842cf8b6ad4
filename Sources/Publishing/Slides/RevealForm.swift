/// A slide of reveal.js.
struct RevealForm: TextForm {
  let name = "revealjs"
  let ending = "-revealjs.html"
  let link = "reveal.js"
  var companion: Form? { .svg }

  func text(of edition: Edition) -> String { RevealSlides(edition).html() }
}

extension Form { public static let revealjs = Form(RevealForm()) }
