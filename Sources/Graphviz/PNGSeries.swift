internal import CPNG

/// PNGs of canvases of one size, encoded one after the other in one palette: what has not changed since the last one is not
/// compressed again.
///
///     let series = try PNGSeries(for: canvas, palette: [0xffffff, 0x000000])
///     let png = try series.png(of: canvas)
///
/// A pixel takes the colour of the palette that is nearest to its own. Where none is near, as in a coloured emoji, the picture
/// is encoded by itself in true colour. No byte of a picture depends on those before it. For one thread at a time.
public final class PNGSeries: @unchecked Sendable {
  private let c: OpaquePointer

  /// - Parameters:
  ///   - canvas: of the size and the resolution of all of them, with paper.
  ///   - palette: at most 256 colours, as `0xrrggbb`.
  public init(for canvas: Canvas, palette: [UInt32]) throws(GraphvizError) {
    precondition((1...256).contains(palette.count), "a palette of \(palette.count) colours")
    guard
      let c = cpng_open(
        UInt32(canvas.width), UInt32(canvas.height), canvas.pixelsPerMetre, palette, palette.count)
    else { throw canvas.noMemory }
    self.c = c
  }

  deinit { cpng_close(c) }

  /// What was painted last, as a PNG.
  /// - Parameter stamp: a text to go with the picture.
  public func png(of canvas: Canvas, stamp: String = "") throws(GraphvizError) -> [UInt8] {
    let (pixels, stride) = canvas.pixels
    var bytes: UnsafeMutablePointer<UInt8>?
    var length = 0
    switch cpng_add(c, pixels, stride, stamp, &bytes, &length) {
    case cpng_foreign: return try canvas.png(stamp: stamp)
    case cpng_done: break
    default: throw canvas.noMemory
    }
    guard let bytes else { throw canvas.noMemory }
    defer { cpng_free(bytes) }
    return [UInt8](UnsafeBufferPointer(start: bytes, count: length))
  }
}
