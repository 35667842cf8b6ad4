import Notation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A line on the terminal that says how far the work is, where it lasts. Nothing of it reaches a file or a pipe.
struct Progress {
  private let title: String
  private let total: Int
  private var done = 0
  private var isShown = false
  private let isWanted: Bool
  private let start = ContinuousClock.now
  private var last = ContinuousClock.now

  /// - Parameters:
  ///   - title: what is worked on.
  ///   - total: how many files there will be.
  ///   - size: of the circuit, in nodes: a large one is laid out for a while before the first file comes.
  init(_ title: String, total: Int, size: Int, isQuiet: Bool) {
    self.title = VisibleText.line(title)
    self.total = total
    isWanted = !isQuiet && isatty(STDERR_FILENO) == 1
    if size > 500 { show("laying out \(size) nodes") }
  }

  /// Counts one more file.
  mutating func advance() {
    done += 1
    let now = ContinuousClock.now
    // Not for what is done at once, and not for every file.
    guard now - start > .seconds(1), now - last > .milliseconds(100) else { return }
    last = now
    let share = 30 * done / max(total, 1)
    show("[\(String(repeating: "█", count: share))\(String(repeating: " ", count: 30 - share))] \(done) of \(total)")
  }

  /// Takes the line away.
  mutating func end() {
    if isShown { Message.write("\r\u{1B}[K") }
    isShown = false
  }

  private mutating func show(_ text: String) {
    guard isWanted else { return }
    Message.write("\r\u{1B}[K\(title): \(text)")
    isShown = true
  }
}
