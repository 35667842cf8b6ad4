internal import CGIF

/// A GIF that plays, made of PNGs of one size: after the first, each writes only the rectangle in which something has changed.
///
///     let gif = try AnimatedGIF.bytes(of: pngs, secondsPerFrame: 3, loops: false, comment: "")
///
/// Frames of one palette, as `PNGSeries` makes them, keep their colours. Those in true colour, which have a coloured emoji, take
/// the nearest of a cube of 6 × 6 × 6 colours.
public enum AnimatedGIF {
  /// - Parameters:
  ///   - frames: PNGs, at most 65,535 pixels wide and high.
  ///   - secondsPerFrame: how long each stands, to a hundredth, up to 655.
  ///   - loops: whether it begins again at its end.
  ///   - comment: a line of ASCII to go with the pictures.
  /// - Throws: `GraphvizError` where there is no memory, or a frame is no PNG of the size of the first.
  public static func bytes(
    of frames: [[UInt8]], secondsPerFrame: Double, loops: Bool, comment: String
  ) throws(GraphvizError) -> [UInt8] {
    let hundredths = UInt16(min(max((secondsPerFrame * 100).rounded(), 1), Double(UInt16.max)))
    guard let animation = cgif_open(hundredths, loops, comment) else { throw noMemory }
    defer { cgif_close(animation) }
    for frame in frames { try check(cgif_add(animation, frame, frame.count)) }
    var bytes: UnsafePointer<UInt8>?
    var length = 0
    try check(cgif_finish(animation, &bytes, &length))
    return [UInt8](UnsafeBufferPointer(start: bytes, count: length))
  }

  private static func check(_ outcome: cgif_outcome) throws(GraphvizError) {
    switch outcome {
    case cgif_done: return
    case cgif_unreadable: throw GraphvizError(.rendering, "the frames of a GIF are not of one size")
    default: throw noMemory
    }
  }

  private static var noMemory: GraphvizError { GraphvizError(.rendering, "there is no memory for a GIF") }
}
