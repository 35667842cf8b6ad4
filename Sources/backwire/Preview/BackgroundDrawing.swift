import Dispatch
import Synchronization
import Worker

/// A page that is drawn while the server goes on answering: by a thread that waits for a process.
final class BackgroundDrawing: Sendable {
  private struct State {
    var result: Result<String, Failure>?
    var isWanted = true
  }

  private let state = Mutex(State())

  init(_ job: PreviewJob) {
    DispatchQueue.global().async { [self] in
      let arguments = ["draw-aside", "--diagnostics", Message.style.rawValue]
      let worker = SpawnedWorker(SpawnedWorker.thisProgram, arguments) { [self] in state.withLock(\.isWanted) }
      let ending = worker.run(job.bytes)
      let result = Result { () throws(Failure) in try job.drawing.names(of: ending).joined() }
      state.withLock { $0.result = result }
    }
  }

  /// The page or what is wrong; nil while it is drawn.
  var result: Result<String, Failure>? { state.withLock(\.result) }

  /// Ends the process: there is something newer to draw.
  func stop() { state.withLock { $0.isWanted = false } }
}
