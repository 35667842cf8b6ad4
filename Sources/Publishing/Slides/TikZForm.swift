/// The picture as TikZ with an overlay for each step.
struct TikZForm: TextForm {
  let name = "tikz"
  let ending = "-tikz.tex"
  let extensions = ["tex"]
  let link = "TikZ"

  func text(of edition: Edition) throws -> String {
    try TikZPicture(edition.walkthrough, edition.steps, edition.renderer, stamp: edition.stamp.text).text()
  }
}

extension Form { public static let tikz = Form(TikZForm()) }
