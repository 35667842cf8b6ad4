internal import CFork

#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// A child that is a program of its own, for a process that has threads: the job is its standard input, what it writes is the
/// report. Any number may work at once.
///
///     SpawnedWorker(SpawnedWorker.thisProgram, ["draw-aside"]).run(job)
///
/// The program takes the job by `SpawnedWorker.serve`.
public struct SpawnedWorker: Worker, Sendable {
  private let program: String
  private let arguments: [String]
  private let isWanted: @Sendable () -> Bool

  /// - Parameters:
  ///   - program: the path of a program, or a name to look up as a shell does.
  ///   - arguments: what follows its name.
  ///   - isWanted: asked some twenty times a second; once it is false, the child is ended.
  public init(
    _ program: String, _ arguments: [String] = [], while isWanted: @escaping @Sendable () -> Bool = { true }
  ) {
    (self.program, self.arguments, self.isWanted) = (program, arguments, isWanted)
  }

  /// The program that this process runs, even where its file has been replaced since.
  public static var thisProgram: String {
    #if os(Linux)
      "/proc/self/exe"
    #else
      CommandLine.arguments[0]
    #endif
  }

  /// Starts the program, hands the job over and waits for its end.
  public func run(_ job: [UInt8]) -> Ending {
    var words = ([program] + arguments).map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    var (child, socket): (pid_t, Int32) = (0, -1)
    let error = cfork_spawn(program, &words, &child, &socket)
    guard error == 0 else { return .notStarted(error: error) }
    let output = exchange(job, with: child, over: socket)
    close(socket)
    return Ending(of: child, output: output)
  }

  /// Hands the job over and reads until the child has closed its end, both at the same time: a child may write before it has
  /// read all.
  private func exchange(_ job: [UInt8], with child: pid_t, over socket: Int32) -> [UInt8] {
    var rest = job[...]
    var output: [UInt8] = []
    if rest.isEmpty { shutdown(socket, Int32(SHUT_WR)) }
    while true {
      if !isWanted() { kill(child, SIGKILL) }
      var state = pollfd(fd: socket, events: Int16(POLLIN) | (rest.isEmpty ? 0 : Int16(POLLOUT)), revents: 0)
      guard poll(&state, 1, 50) > 0 else { continue }
      if state.revents & Int16(POLLOUT) != 0, !rest.isEmpty {
        let count = rest.withUnsafeBytes { cfork_send(socket, $0.baseAddress, $0.count) }
        // A child that reads no more of its job may still report.
        if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR, errno != EAGAIN { rest = [] }
        if rest.isEmpty { shutdown(socket, Int32(SHUT_WR)) }
      }
      if state.revents & ~Int16(POLLOUT) != 0 {
        guard let more = Stream(file: socket).readSome() else { return output }
        output += more
      }
    }
  }

  /// Does the job that this process was started for, and ends it.
  /// - Parameter work: what it does with the job; what it returns is the report.
  public static func serve(_ work: ([UInt8]) -> [UInt8]) -> Never {
    cfork_become_child()
    let report = Stream(file: dup(STDOUT_FILENO))
    // What a library prints is a message and no part of the report.
    dup2(STDERR_FILENO, STDOUT_FILENO)
    let job = Stream(file: STDIN_FILENO).readAll()
    // Whoever has ended before this process was to end with them has closed their end of the socket.
    var state = pollfd(fd: STDIN_FILENO, events: 0, revents: 0)
    if poll(&state, 1, 0) > 0, state.revents & Int16(POLLHUP) != 0 { _exit(1) }
    report.write([Ending.mark] + work(job))
    _exit(0)
  }
}
