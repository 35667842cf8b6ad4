import Renderer

/// One GIF that plays the steps, for programs that play nothing else. It has no half-transparent paper, and always a background.
struct GIFForm: DocumentForm {
  let name = "gif"
  let link = "animated GIF"
  let sizing: PictureSize.Sizing? = .gif

  func bytes(of edition: Edition) throws -> [UInt8] {
    let frames = try edition.framesOfOneKind { $0.isTransparent = false }
    return try FrameRenderer.gif(
      of: frames, secondsPerFrame: edition.options.pace, loops: edition.options.loops, comment: edition.stamp.text)
  }
}

extension Form {
  /// One GIF that plays, for programs that show nothing newer.
  public static let gif = Form(GIFForm())
}
