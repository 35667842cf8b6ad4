import Renderer

/// One SVG that plays the steps.
struct AnimatedForm: DocumentForm {
  let name = "animated"
  let ending = ".svg"
  let sizing: PictureSize.Sizing? = .svg

  func bytes(of edition: Edition) throws -> [UInt8] {
    try edition.renderer.animated(
      edition.steps, secondsPerFrame: edition.options.pace, loops: edition.options.loops)
  }
}

extension Form {
  /// One SVG that plays, also as an image of a page.
  public static let animated = Form(AnimatedForm())
}
