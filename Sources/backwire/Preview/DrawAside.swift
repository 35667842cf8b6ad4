import ArgumentParser
import Worker

/// `backwire draw-aside`: what the preview starts for each drawing. No person types it.
struct DrawAside: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draw-aside", abstract: "Draw what standard input says, for a preview.", shouldDisplay: false)

  @OptionGroup(title: "Messages") var messages: MessageOptions

  func run() throws {
    SpawnedWorker.serve { bytes in
      guard let job = PreviewJob(bytes: bytes) else {
        let nobody = DrawingProcess(subject: "<stdin>", layoutSeconds: 1)
        return nobody.report { () throws(Failure) in
          throw Failure(.usage, "<stdin>", "there is no job; run 'backwire preview', which hands one over")
        }
      }
      return job.drawing.report { () throws(Failure) in [try job.page()] }
    }
  }
}
