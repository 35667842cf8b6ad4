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
/// libgvc draws on one thread; encoding takes about twice as long and needs nothing of it. There is one canvas more than
/// there are encoders, so that the next frame can be painted while all of them are at work: memory does not grow with
/// the number of frames, and no byte depends on the number of encoders.
final class PNGLine<Name> {
  private var waiting: [(name: Name, job: Job, canvas: Canvas)] = []
  private var free: [Canvas]
  private let stamp: String

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
    for _ in 0..<min(room, max(settings.encoders, 1) + 1) {
      free.append(try Canvas(for: drawing, dpi: dpi, paper: paper))
    }
  }

  /// Paints the drawing as it is at the moment. Its PNG comes with its name, now or later, on this thread.
  func add(_ drawing: inout Drawing, _ name: Name, _ receive: (Name, [UInt8]) throws -> Void) throws {
    if free.isEmpty { try handOver(receive) }
    let canvas = free.removeLast()
    try drawing.paint(on: canvas)
    let job = Job()
    waiting.append((name, job, canvas))
    DispatchQueue.global().async { [stamp] in
      let outcome = Result { () throws(GraphvizError) in try canvas.png(stamp: stamp) }
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
