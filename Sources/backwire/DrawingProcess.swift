import Renderer
import Worker

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Drawing in a process of its own: libgvc cannot be interrupted, and may crash or exit. Then this process says so, what
/// was drawn before stays, and the next circuit has its turn.
struct DrawingProcess {
  /// What is drawn, as messages call it.
  let subject: Subject
  /// How long libgvc may lay out one circuit.
  let layoutSeconds: Double

  func run(_ draw: () throws(Failure) -> Void) throws(Failure) {
    _ = try names { () throws(Failure) in
      try draw()
      return []
    }
  }

  /// The same for work that finds something out: the names it returns come back whole.
  func names(_ draw: () throws(Failure) -> [String]) throws(Failure) -> [String] {
    let ending = withoutActuallyEscaping(draw) { draw in
      ForkedWorker { _ in report(draw) }.run([])
    }
    // A person who wants no more.
    if ending == .died(of: SIGINT) { ForkedWorker.die(of: SIGINT) }
    return try names(of: ending)
  }

  /// What the child does: it draws within the limit and reports the names, or the failure.
  func report(_ draw: () throws(Failure) -> [String]) -> [UInt8] {
    FrameRenderer.endProcess(afterLayingOutFor: layoutSeconds)
    do throws(Failure) {
      return [0] + TextList.bytes(try draw())
    } catch {
      let texts = error.notices.flatMap { [$0.subject ?? subject.name, $0.message, $0.text] }
      return [UInt8(truncatingIfNeeded: error.code.rawValue)] + TextList.bytes(texts)
    }
  }

  /// What a child has reported, or a failure that says how it ended without a report.
  func names(of ending: Ending) throws(Failure) -> [String] {
    switch ending {
    case .report(let report):
      let texts = TextList.texts(report.dropFirst())
      guard let code = report.first.flatMap({ Failure.Code(rawValue: Int32($0)) }) else { return texts }
      throw Failure(
        code,
        stride(from: 0, to: texts.count - 2, by: 3).map { place in
          let isThis = texts[place] == subject.name
          return Notice(.error, isThis ? subject : Subject(texts[place]), texts[place + 1], text: texts[place + 2])
        })
    case .died(let signal):
      throw failure(signal == SIGALRM ? tooSlow : crash(signal))
    case .exited(let code):
      throw failure("Graphviz ended the drawing by itself (exit code \(code)); what was drawn before is whole")
    case .notStarted(let error):
      throw failure("no process could be started to draw in: \(SystemReason(code: error))")
    }
  }

  private var tooSlow: String {
    let number = layoutSeconds == layoutSeconds.rounded() ? "\(Int(layoutSeconds))" : "\(layoutSeconds)"
    let seconds = number == "1" ? "1 second" : "\(number) seconds"
    return "Graphviz did not finish laying out the circuit within \(seconds); raise --layout-seconds, "
      + "or fold composites with --fold"
  }

  private func crash(_ signal: Int32) -> String {
    let isOurs = [SIGILL, SIGTRAP].contains(signal)
    let name = "signal \(signal), \(String(cString: strsignal(signal)).lowercased())"
    let who = isOurs ? "Backwire" : "Graphviz"
    switch signal {
    case SIGKILL, SIGTERM, SIGHUP: return "the drawing was ended from outside (\(name)); what was drawn before is whole"
    default: return "\(who) crashed (\(name)); what was drawn before is whole"
    }
  }

  private func failure(_ text: String) -> Failure {
    Failure(.internalFailure, subject, text)
  }
}
