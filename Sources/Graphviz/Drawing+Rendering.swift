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
    switch format {
    case .svg: return try svg()
    case .png(let dpi):
      let canvas = try Canvas(for: self, dpi: dpi)
      try paint(on: canvas)
      return try canvas.png()
    }
  }

  private mutating func svg() throws(GraphvizError) -> [UInt8] {
    guard !isBroken else { throw GraphvizError(.rendering, "an earlier frame of this drawing failed") }
    var bytes: UnsafeMutablePointer<CChar>?
    var length = 0
    guard gvz_render(session.c, "svg", 72, &bytes, &length), let bytes else {
      isBroken = true
      throw session.failure(.rendering)
    }
    defer { gvz_free_bytes(bytes) }
    return [UInt8](UnsafeRawBufferPointer(start: bytes, count: length))
  }
}
