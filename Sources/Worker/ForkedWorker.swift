internal import CFork

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A child that is this process once more, with all that it has in memory, which takes a fraction of a millisecond.
///
///     ForkedWorker { _ in draw(); return [] }.run([])
///
/// Only one thread lives on in such a child, and what another thread had locked stays locked. So this belongs before the
/// first other thread; a process that has threads wants a `SpawnedWorker`.
public struct ForkedWorker: Worker {
  private let work: ([UInt8]) -> [UInt8]

  /// - Parameter work: what the child does with the job; what it returns is the report.
  public init(_ work: @escaping ([UInt8]) -> [UInt8]) { self.work = work }

  /// Where there can be no child, the work is done here.
  public func run(_ job: [UInt8]) -> Ending {
    var pipe: Int32 = -1
    let child = cfork_split(&pipe)
    if child < 0 { return .report(work(job)) }
    if child == 0 {
      Stream(file: pipe).write([Ending.mark] + work(job))
      // Not `exit`: what its parent has set up for its own end is not the child's to do.
      _exit(0)
    }
    let output = Stream(file: pipe).readAll()
    close(pipe)
    let ending = Ending(of: child, output: output)
    cfork_rejoin()
    return ending
  }

  /// Ends this process as its child has ended, where that was meant for both.
  public static func die(of signal: Int32) { cfork_die_of(signal) }
}
