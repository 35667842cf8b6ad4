import Renderer

/// One web page for all steps.
struct HTMLForm: TextForm {
  let name = "html"
  let extensions = ["html", "htm"]
  let link = "step by step"

  func text(of edition: Edition) throws -> String {
    // A page is light or dark as its reader likes it, by counterparts of the light colours.
    let (walkthrough, steps) = (edition.walkthrough, edition.steps)
    let renderer = FrameRenderer(walkthrough, edition.settings.forPage)
    let page =
      if walkthrough.circuit.wires.count * steps.count <= Self.smallPage {
        WebPage(
          walkthrough, steps: steps, frames: try renderer.sharedFrames(steps), language: edition.language,
          stamp: edition.stamp.text)
      } else {
        WebPage(
          walkthrough, steps: steps, frames: try renderer.switchedFrames(steps), language: edition.language,
          stamp: edition.stamp.text)
      }
    return page.html()
  }

  /// Up to this many wires times steps a page has a picture for each step, which takes some 50 bytes for each of them.
  private static let smallPage = 10_000
}

extension Form { public static let html = Form(HTMLForm()) }
