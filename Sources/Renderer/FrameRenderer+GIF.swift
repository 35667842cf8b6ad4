import Graphviz

extension FrameRenderer {
  /// A GIF that plays PNGs.
  /// - Parameters:
  ///   - frames: PNGs of one size, as `render` gives them.
  ///   - secondsPerFrame: how long each stands, to a hundredth.
  ///   - loops: whether it begins again at its end.
  ///   - comment: a line of ASCII to go with the pictures.
  /// - Throws: `GraphvizError` where there is no memory, or the frames differ in size.
  public static func gif(
    of frames: [[UInt8]], secondsPerFrame: Double, loops: Bool, comment: String
  ) throws -> [UInt8] {
    try AnimatedGIF.bytes(of: frames, secondsPerFrame: secondsPerFrame, loops: loops, comment: comment)
  }
}
