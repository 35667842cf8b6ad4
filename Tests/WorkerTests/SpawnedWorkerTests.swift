import Foundation
import Synchronization
import Testing
import Worker

/// Programs as children: how each end is told, from any number of threads.
@Suite struct SpawnedWorkerTests {
  private static func shell(_ script: String, while isWanted: @escaping @Sendable () -> Bool = { true })
    -> SpawnedWorker
  {
    SpawnedWorker("/bin/sh", ["-c", script], while: isWanted)
  }

  /// What begins each report, as the shell writes it.
  private static let mark = "printf '\\001'; "

  @Test(
    "the child reads its job and its output is the report, nothing and a megabyte included", arguments: [0, 5, 1 << 20])
  func report(count: Int) {
    let job = (0..<count).map { UInt8(truncatingIfNeeded: $0) }
    #expect(Self.shell(Self.mark + "cat").run(job) == .report(job))
  }

  @Test("a report of 50 MB comes whole, also from a child that reads none of its job")
  func large() {
    let script = Self.mark + "head -c 50000000 /dev/zero"
    #expect(
      Self.shell(script).run([UInt8](repeating: 7, count: 1 << 20)) == .report([UInt8](repeating: 0, count: 50_000_000))
    )
  }

  @Test("a crash is told by its signal, whatever was written before", arguments: [SIGSEGV, SIGABRT, SIGKILL, SIGALRM])
  func crash(signal: Int32) {
    #expect(Self.shell(Self.mark + "kill -\(signal) $$").run([1, 2, 3]) == .died(of: signal))
  }

  @Test("an end in mid-work is told by its exit code, and so is one of 0 without a report", arguments: [0, 1, 70])
  func exit(code: Int32) {
    #expect(Self.shell("exit \(code)").run([]) == .exited(code: code))
    if code != 0 { #expect(Self.shell(Self.mark + "exit \(code)").run([]) == .exited(code: code)) }
  }

  @Test(
    "a child that never ends is ended when it is no longer wanted, be it silent or not",
    arguments: ["exec sleep 600", "while :; do echo; done"])
  func endless(script: String) {
    let clock = ContinuousClock()
    let start = clock.now
    let ending = Self.shell(script) { clock.now - start < .seconds(0.3) }.run([])
    #expect(ending == .died(of: SIGKILL))
    #expect(clock.now - start < .seconds(30))
  }

  @Test("what is no program is told with the system's reason")
  func missing() {
    #expect(SpawnedWorker("/nowhere/backwire").run([]) == .notStarted(error: ENOENT))
    #expect(SpawnedWorker("/").run([]) == .notStarted(error: EACCES))
  }

  @Test("forty at once, some of which crash, have each its own report and leave no file open")
  func many() {
    func openFiles() -> Int { (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count) ?? 0 }
    let endings = Mutex([Int: Ending]())
    func round() {
      let all = DispatchGroup()
      for number in 0..<40 {
        all.enter()
        Thread.detachNewThread {
          let script = number % 4 == 3 ? "kill -SEGV $$" : Self.mark + "cat; sleep 0.05; printf ' \(number)'"
          let ending = Self.shell(script).run([UInt8](repeating: 65, count: 1000 * number))
          endings.withLock { $0[number] = ending }
          all.leave()
        }
      }
      all.wait()
    }
    round()
    #expect(endings.withLock(\.count) == 40)
    for (number, ending) in endings.withLock(\.self) {
      let report = [UInt8](repeating: 65, count: 1000 * number) + Array(" \(number)".utf8)
      #expect(ending == (number % 4 == 3 ? .died(of: SIGSEGV) : .report(report)))
    }
    // Other tests open files of their own meanwhile, but not as many as four rounds have sockets.
    let before = openFiles()
    (0..<4).forEach { _ in round() }
    #expect(openFiles() < before + 80)
  }
}
