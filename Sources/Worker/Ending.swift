internal import CFork

/// How a child ended that did a worker's job.
public enum Ending: Equatable, Sendable {
  /// As it should, with what the work returned.
  case report([UInt8])
  /// Of a signal.
  case died(of: Int32)
  /// By itself, in the middle of the work.
  case exited(code: Int32)
  /// There is no such program, or no room for another process: the system's error number says which.
  case notStarted(error: Int32)

  /// Tells a report of nothing from an end in mid-work.
  static let mark: UInt8 = 1

  /// Waits for the end of a child whose output was read to its end.
  init(of child: pid_t, output: [UInt8]) {
    var (signal, code): (Int32, Int32) = (0, 0)
    guard cfork_wait(child, &signal, &code) else {
      self = .exited(code: 0)
      return
    }
    if signal != 0 {
      self = .died(of: signal)
    } else if code == 0, output.first == Self.mark {
      self = .report(Array(output.dropFirst()))
    } else {
      self = .exited(code: code)
    }
  }
}
