import Renderer

/// One web page for all steps.
struct HTMLForm: TextForm {
  let name = "html"
  let extensions = ["html", "htm"]
  let link = "step by step"

  func text(of edition: Edition) throws -> String {
    // A page is light or dark as its reader likes it, by counterparts of the light colours.
    let (walkthrough, steps) = (edition.walkthrough, edition.steps)
    let settings = edition.settings.forPage
    let renderer = FrameRenderer(walkthrough, settings)
    let (language, stamp) = (edition.language, edition.stamp.text)
    let isClose = try renderer.isCloseUp()
    guard walkthrough.circuit.wires.count * steps.count <= Self.smallPage else {
      return WebPage(
        walkthrough, steps: steps, frames: isClose ? nil : try renderer.switchedFrames(steps),
        closeUps: isClose
          ? WebPage.CloseUps(
            wide: try renderer.switchedCloseUps(steps, .wide), tall: try renderer.switchedCloseUps(steps, .tall),
            comeFirst: true) : nil,
        language: language, stamp: stamp
      ).html()
    }
    let whole = try FrameRenderer(walkthrough, settings.showing(.whole)).sharedFrames(steps)
    return WebPage(
      walkthrough, steps: steps, frames: whole,
      closeUps: WebPage.CloseUps(
        wide: try renderer.sharedCloseUps(steps, .wide), tall: try renderer.sharedCloseUps(steps, .tall),
        comeFirst: isClose || (!edition.asksForWhole && Self.letters(of: whole) < Self.smallestLetters)),
      language: language, stamp: stamp
    ).html()
  }

  /// How high letters of a picture are where it fills what a window of 1280 × 720 has for it, in pixels.
  private static func letters(of frames: SharedFrames) -> Double { 14 * min(1248 / frames.width, 440 / frames.height) }
  private static let smallestLetters = 12.0

  /// Up to this many wires times steps a page has pictures for each step, one of which takes some 50 bytes for each of them.
  private static let smallPage = 10_000
}

extension Form {
  /// One web page with all steps and nothing to fetch.
  public static let html = Form(HTMLForm())
}
