import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// A program run to its end, as a shell would, with what it took.
struct Run {
  let seconds: Double
  /// The most memory that it held at a time, in megabytes.
  let megabytes: Double
  let output: String

  /// - Throws: `Failed` when the program cannot be started or fails.
  init(_ arguments: [String], capturing: Bool = false) throws {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    var pipe: [Int32] = [0, 0]
    if capturing {
      guard Glibc.pipe(&pipe) == 0 else { throw Failed(arguments: arguments) }
      posix_spawn_file_actions_adddup2(&actions, pipe[1], 1)
      posix_spawn_file_actions_addclose(&actions, pipe[0])
    } else {
      posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    }
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    var words = arguments.map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    var (pid, status, usage) = (pid_t(), Int32(), rusage())
    let clock = ContinuousClock()
    let start = clock.now
    guard posix_spawnp(&pid, arguments[0], &actions, nil, &words, environ) == 0 else {
      throw Failed(arguments: arguments)
    }
    var text = Data()
    if capturing {
      close(pipe[1])
      text = FileHandle(fileDescriptor: pipe[0], closeOnDealloc: true).readDataToEndOfFile()
    }
    guard wait4(pid, &status, 0, &usage) == pid, status == 0 else { throw Failed(arguments: arguments) }
    seconds = (clock.now - start) / .seconds(1)
    megabytes = Double(usage.ru_maxrss) / 1000
    output = String(decoding: text, as: UTF8.self)
  }

  struct Failed: Error, CustomStringConvertible {
    let arguments: [String]
    var description: String { "this failed: \(arguments.joined(separator: " "))" }
  }
}
