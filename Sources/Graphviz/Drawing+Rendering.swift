internal import CGraphviz

/// What a frame is drawn as.
public enum PictureFormat: Sendable, Equatable {
  /// Text as text, every node and edge a group.
  case svg
  /// Pixels, so many to the inch; the picture's size in points times dpi / 72.
  case png(dpi: Double)
}

extension Drawing {
  /// Draws a frame with everything as it was set last. Equal drawings give equal bytes.
  public mutating func render(_ format: PictureFormat) throws(GraphvizError) -> [UInt8] {
    guard !isBroken else { throw GraphvizError(.rendering, "an earlier frame of this drawing failed") }
    switch format {
    case .svg: return try render("svg", dpi: 72)
    case .png(let dpi):
      guard dpi.isFinite, dpi > 0 else { throw GraphvizError(.rendering, "there are no \(dpi) pixels to an inch") }
      let pixels = max(size.width, size.height) * dpi / 72
      // cairo would scale the picture down and tell only standard error.
      guard pixels <= 32767 else {
        throw GraphvizError(.rendering, "at \(Int(dpi)) dpi it is wider or higher than the 32767 pixels that cairo has")
      }
      return try render("png:cairo:cairo", dpi: dpi)
    }
  }

  private mutating func render(_ format: String, dpi: Double) throws(GraphvizError) -> [UInt8] {
    var bytes: UnsafeMutablePointer<CChar>?
    var length = 0
    guard gvz_render(session.c, format, dpi, &bytes, &length), let bytes else {
      isBroken = true
      throw session.failure(.rendering)
    }
    defer { gvz_free_bytes(bytes) }
    return [UInt8](UnsafeRawBufferPointer(start: bytes, count: length))
  }
}
