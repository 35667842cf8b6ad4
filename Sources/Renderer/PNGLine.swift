import Dispatch
import Graphviz
import Synchronization

/// A picture on its way.
private final class Job: Sendable {
  let done = DispatchSemaphore(value: 0)
  let outcome = Mutex<Result<[UInt8], GraphvizError>?>(nil)
}

/// Encodes PNGs beside the thread that draws, and hands them over in the order in which they were drawn.
///
/// libgvc draws on one thread, and encoding needs nothing of it. On paper of a colour all pictures are one series, which another
/// thread encodes in their order while the next one is painted. Without paper each is encoded by itself, several at a time:
/// there is one canvas more than there are encoders, so that memory does not grow with the number of frames. No byte depends
/// on the number of encoders.
final class PNGLine<Name> {
  private var waiting: [(name: Name, job: Job, canvas: Canvas)] = []
  private var free: [Canvas]
  private let stamp: String
  private let series: PNGSeries?
  private let encoders: DispatchQueue

  /// - Parameter pixel: how many pixels of the SVG there are to an inch of the drawing.
  init(for drawing: borrowing Drawing, _ settings: FrameSettings, pixelsPerInch pixel: Double = 96) throws {
    let paper = UInt32(settings.drawnTheme.background.dropFirst(), radix: 16)
    let dpi = settings.width.map { 72 * Double($0) / drawing.size.width } ?? pixel * settings.scale
    stamp = settings.stamp
    free = []
    let (width, height) = (drawing.size.width * dpi / 72, drawing.size.height * dpi / 72)
    guard max(width, height) <= PictureTooLarge.most else {
      throw PictureTooLarge(width: width, height: height, settings)
    }
    // Of large pictures there are fewer at a time: a canvas takes four bytes a pixel, and all of them up to a gigabyte.
    let room = max(1, Int(250_000_000 / max(1, width * height)))
    let isSeries = paper != nil && !settings.isInTrueColor
    let wanted = !isSeries ? max(settings.encoders, 1) + 1 : min(settings.encoders, 1) + 1
    for _ in 0..<min(room, wanted) {
      free.append(try Canvas(for: drawing, dpi: dpi, paper: paper))
    }
    series = isSeries ? try PNGSeries(for: free[0], palette: settings.drawnTheme.palette) : nil
    encoders = series == nil ? .global() : DispatchQueue(label: "series of PNGs")
  }

  /// Paints the drawing as it is at the moment. Its PNG comes with its name, now or later, on this thread.
  func add(_ drawing: inout Drawing, _ name: Name, _ receive: (Name, [UInt8]) throws -> Void) throws {
    if free.isEmpty { try handOver(receive) }
    let canvas = free.removeLast()
    try drawing.paint(on: canvas)
    let job = Job()
    waiting.append((name, job, canvas))
    encoders.async { [stamp, series] in
      let outcome = Result { () throws(GraphvizError) in
        if let series { try series.png(of: canvas, stamp: stamp) } else { try canvas.png(stamp: stamp) }
      }
      job.outcome.withLock { $0 = outcome }
      job.done.signal()
    }
  }

  /// Waits for all that is still on its way.
  func finish(_ receive: (Name, [UInt8]) throws -> Void) throws {
    while !waiting.isEmpty { try handOver(receive) }
  }

  /// Waits for the picture that was painted first.
  private func handOver(_ receive: (Name, [UInt8]) throws -> Void) throws {
    let first = waiting.removeFirst()
    first.job.done.wait()
    free.append(first.canvas)
    if let outcome = first.job.outcome.withLock({ $0 }) { try receive(first.name, outcome.get()) }
  }
}
