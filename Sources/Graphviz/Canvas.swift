internal import CGraphviz
internal import CPNG

/// Pixels to paint a drawing on, again and again: one canvas serves any number of frames.
///
///     let canvas = try Canvas(for: drawing, dpi: 192)
///     try drawing.paint(on: canvas)
///     let png = try canvas.png()
///
/// A canvas belongs to one thread at a time. It may be painted by one and encoded by another.
public final class Canvas: @unchecked Sendable {
  /// The extent in pixels.
  public let width, height: Int
  /// Pixels to the inch.
  public let dpi: Double
  private let isTransparent: Bool
  fileprivate let c: OpaquePointer

  /// - Parameters:
  ///   - drawing: whose size the canvas has.
  ///   - dpi: pixels to the inch.
  ///   - paper: the colour below the drawing as `0xrrggbb`; nil for none, so that what lies below the picture shows through.
  /// - Throws: `GraphvizError` for more than the 32767 pixels in a row or a column that cairo has, and without memory.
  public init(for drawing: borrowing Drawing, dpi: Double, paper: UInt32? = 0xffffff) throws(GraphvizError) {
    guard dpi.isFinite, dpi > 0 else { throw GraphvizError(.rendering, "there are no \(dpi) pixels to an inch") }
    let size = drawing.size
    guard max(size.width, size.height) * dpi / 72 <= 32767 else {
      throw GraphvizError(.rendering, "at \(Int(dpi)) dpi it is wider or higher than the 32767 pixels that cairo has")
    }
    width = Int((size.width * dpi / 72).rounded())
    height = Int((size.height * dpi / 72).rounded())
    self.dpi = dpi
    isTransparent = paper == nil
    guard let c = gvz_open_canvas(UInt32(width), UInt32(height), paper.map { 0xff00_0000 | $0 } ?? 0) else {
      throw GraphvizError(.rendering, "there is no memory for \(width) × \(height) pixels")
    }
    self.c = c
  }

  deinit { gvz_close_canvas(c) }

  /// What was painted last, as a PNG.
  /// - Parameter stamp: a text to go with the picture.
  public func png(stamp: String = "") throws(GraphvizError) -> [UInt8] {
    let (pixels, stride) = pixels
    var picture = cpng_picture(
      pixels: pixels, width: UInt32(width), height: UInt32(height), stride: stride, transparent: isTransparent,
      resolution: pixelsPerMetre)
    var bytes: UnsafeMutablePointer<UInt8>?
    var length = 0
    guard cpng_encode(&picture, stamp, &bytes, &length), let bytes else {
      throw noMemory
    }
    defer { cpng_free(bytes) }
    return [UInt8](UnsafeBufferPointer(start: bytes, count: length))
  }

  var pixels: (UnsafePointer<UInt8>?, stride: Int) {
    var stride = 0
    let pixels = gvz_pixels(c, &stride)
    return (pixels, stride)
  }

  var pixelsPerMetre: UInt32 { UInt32((dpi / 0.0254).rounded()) }

  var noMemory: GraphvizError {
    GraphvizError(.rendering, "there is no memory for a PNG of \(width) × \(height) pixels")
  }
}

extension Drawing {
  /// Paints a frame with everything as it was set last.
  public mutating func paint(on canvas: Canvas) throws(GraphvizError) {
    precondition(paints, "this drawing was not to be painted")
    guard !isBroken else { throw GraphvizError(.rendering, "an earlier frame of this drawing failed") }
    guard gvz_paint(canvas.c, session.c, canvas.dpi) else {
      isBroken = true
      throw session.failure(.rendering)
    }
  }
}
