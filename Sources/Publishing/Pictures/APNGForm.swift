import Renderer

/// One PNG that plays the steps, in colours and letters as the frames have them. Programs that know no APNG show the first.
struct APNGForm: DocumentForm {
  let name = "apng"
  let link = "animated PNG"
  let sizing: PictureSize.Sizing? = .png

  func bytes(of edition: Edition) throws -> [UInt8] {
    let frames = try edition.framesOfOneKind()
    let picture = AnimatedPNG(frames: frames, secondsPerFrame: edition.options.pace, loops: edition.options.loops)
    return PNGChunk.described(
      picture.bytes, edition.steps.map { edition.walkthrough.caption(of: $0).sentence }.joined(separator: " "))
  }
}

extension Form {
  /// One PNG that plays.
  public static let apng = Form(APNGForm())
}

extension Edition {
  /// The chosen steps as PNGs that all have one palette or all have none.
  /// - Parameter change: how they look unlike other frames.
  func framesOfOneKind(_ change: (inout FrameSettings) -> Void = { _ in }) throws -> [[UInt8]] {
    var settings = settings
    change(&settings)
    let frames = try frames(settings)
    // The byte after the depth says it: a frame of foreign colours has no palette.
    guard Set(frames.map { $0[25] }).count > 1 else { return frames }
    settings.isInTrueColor = true
    return try self.frames(settings)
  }

  private func frames(_ settings: FrameSettings) throws -> [[UInt8]] {
    var frames: [[UInt8]] = []
    try FrameRenderer(walkthrough, settings).render(steps, as: [.png]) { frames.append($2) }
    return frames
  }
}
