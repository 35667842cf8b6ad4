internal import CFork

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// Work that may end its process: done in a child, so that this process lives on and can tell what happened.
///
///     switch Worker.run({ draw(); return [] }) {
///     case .report(let bytes): …
///     case .died(let signal): …
///     case .exited(let code): …
///     }
///
/// A child is this process once more, with all that it has in memory, which takes a fraction of a millisecond. Only one
/// thread lives on in it, so this belongs before the first other thread.
public enum Worker {
  /// How a child ended.
  public enum Ending: Equatable, Sendable {
    /// As it should, with what the work returned.
    case report([UInt8])
    /// Of a signal.
    case died(of: Int32)
    /// By itself, in the middle of the work.
    case exited(code: Int32)
  }

  /// Does the work in a child and waits for its end. Where there can be no child, the work is done here.
  public static func run(_ work: () -> [UInt8]) -> Ending {
    var pipe: Int32 = -1
    let child = cfork_split(&pipe)
    if child < 0 { return .report(work()) }
    if child == 0 {
      // The mark tells a report of nothing from an end in mid-work.
      write([mark] + work(), to: pipe)
      // Not `exit`: what its parent has set up for its own end is not the child's to do.
      _exit(0)
    }
    let report = readAll(from: pipe)
    close(pipe)
    var (signal, code): (Int32, Int32) = (0, 0)
    guard cfork_wait(child, &signal, &code) else { return .exited(code: 0) }
    if signal != 0 { return .died(of: signal) }
    guard code == 0, report.first == mark else { return .exited(code: code) }
    return .report(Array(report.dropFirst()))
  }

  /// Ends this process as its child has ended, where that was meant for both.
  public static func die(of signal: Int32) { cfork_die_of(signal) }

  private static let mark: UInt8 = 1

  private static func write(_ bytes: [UInt8], to file: Int32) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { unistdWrite(file, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { return }
    }
  }

  private static func readAll(from file: Int32) -> [UInt8] {
    var all: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 12)
    while true {
      let count = chunk.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
      if count > 0 { all += chunk[..<count] } else if count == 0 || errno != EINTR { return all }
    }
  }
}

/// `write(2)`, whose name `Worker.write` hides.
private func unistdWrite(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int { write(file, bytes, count) }
