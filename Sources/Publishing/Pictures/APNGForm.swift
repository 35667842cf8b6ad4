import Renderer

/// One PNG that plays the steps, in colours and letters as the frames have them. Programs that know no APNG show the first.
struct APNGForm: DocumentForm {
  let name = "apng"
  let link = "animated PNG"
  let sizing: PictureSize.Sizing? = .png

  func bytes(of edition: Edition) throws -> [UInt8] {
    var frames = try frames(of: edition, edition.renderer)
    // Of one kind, as the byte after their depth says: a frame of foreign colours has no palette.
    if Set(frames.map { $0[25] }).count > 1 {
      var settings = edition.settings
      settings.isInTrueColor = true
      frames = try self.frames(of: edition, FrameRenderer(edition.walkthrough, settings))
    }
    return AnimatedPNG(frames: frames, secondsPerFrame: edition.options.pace, loops: edition.options.loops).bytes
  }

  private func frames(of edition: Edition, _ renderer: FrameRenderer) throws -> [[UInt8]] {
    var frames: [[UInt8]] = []
    try renderer.render(edition.steps, as: [.png]) { frames.append($2) }
    return frames
  }
}

extension Form { public static let apng = Form(APNGForm()) }
