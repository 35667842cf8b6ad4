/// The picture, or the nodes close up, as TikZ with an overlay for each step.
struct TikZForm: TextForm {
  let name = "tikz"
  let ending = "-tikz.tex"
  let extensions = ["tex"]
  let link = "TikZ"

  func text(of edition: Edition) throws -> String {
    let (renderer, theme, stamp) = (edition.renderer, edition.settings.theme, edition.stamp.text)
    if try renderer.isCloseUp() { return try TikZScenes(edition.steps, renderer, theme, stamp: stamp).text() }
    return try TikZPicture(edition.walkthrough, edition.steps, renderer, theme, stamp: stamp).text()
  }
}

extension Form {
  /// The picture as TikZ, to be put into a document's own frame.
  public static let tikz = Form(TikZForm())
}
