public import Foundation

#if canImport(Glibc)
  import Glibc
#endif

/// `backwire` while it runs, to be disturbed.
public final class RunningCommand {
  private let process: pid_t
  private let messageFile: URL

  /// - Parameters:
  ///   - folder: where it runs, and where its messages are kept.
  ///   - output: the file for what it writes; nil where that does not matter.
  public init(_ arguments: [String], in folder: URL, output: URL? = nil) throws {
    messageFile = folder.appending(path: "messages-\(UUID().uuidString)")
    var (actions, attributes) = (posix_spawn_file_actions_t(), posix_spawnattr_t())
    posix_spawn_file_actions_init(&actions)
    posix_spawnattr_init(&attributes)
    defer {
      posix_spawn_file_actions_destroy(&actions)
      posix_spawnattr_destroy(&attributes)
    }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, output?.path ?? "/dev/null", O_WRONLY | O_CREAT, 0o666)
    posix_spawn_file_actions_addopen(&actions, 2, messageFile.path, O_WRONLY | O_CREAT, 0o666)
    // The threads on which tests run hold all signals back, and a program would start so.
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var words = (["/usr/bin/env", "-C", folder.path, Command.backwire.path] + arguments).map { strdup($0) } + [nil]
    defer { words.forEach { free($0) } }
    var process = pid_t()
    guard posix_spawn(&process, "/usr/bin/env", &actions, &attributes, &words, environ) == 0 else {
      throw Missing(name: Command.backwire.path)
    }
    self.process = process
  }

  /// The number of the process that draws, as soon as there is one; nil where there is none within half a minute.
  public func child() -> Int32? {
    var child: Int32?
    waitUntil {
      // Each thread has children of its own.
      let tasks = "/proc/\(process)/task"
      let threads = (try? FileManager.default.contentsOfDirectory(atPath: tasks)) ?? []
      let children = threads.compactMap {
        try? String(contentsOf: URL(filePath: "\(tasks)/\($0)/children"), encoding: .utf8)
      }
      child = children.joined(separator: " ").split(separator: " ").first.flatMap { Int32($0) }
      return child.map { !Self.catchesCrashes($0) } ?? false
    }
    return child
  }

  /// Whether Swift's own handlers are still in place, which a process that draws puts away first.
  private static func catchesCrashes(_ process: Int32) -> Bool {
    let status = (try? String(contentsOf: URL(filePath: "/proc/\(process)/status"), encoding: .utf8)) ?? ""
    let caught = status.firstMatch(of: /SigCgt:\s*([0-9a-f]+)/).flatMap { UInt64($0.1, radix: 16) } ?? 0
    return caught & (1 << UInt64(SIGSEGV - 1) | 1 << UInt64(SIGABRT - 1)) != 0
  }

  /// Sends a signal to a process, the command's own unless another is given.
  public func send(_ signal: Int32, to other: Int32? = nil) { kill(other ?? process, signal) }

  /// Waits for the command's end and that of the process that draws for it.
  public func wait(for child: Int32? = nil) throws -> (code: Int32?, signal: Int32?, messages: String) {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    // A process that has lost its parent is another's to wait for, and until then it is a zombie.
    if let child { Self.waitForEnd(of: child) }
    let signal = status & 0x7F
    return (
      signal == 0 ? (status >> 8) & 0xFF : nil, signal == 0 ? nil : signal,
      try String(contentsOf: messageFile, encoding: .utf8)
    )
  }

  /// Waits until a process is gone or nothing but an entry in the system's table.
  public static func waitForEnd(of process: Int32) { waitUntil { isOver(process) } }

  private static func isOver(_ process: Int32) -> Bool {
    guard let state = try? String(contentsOf: URL(filePath: "/proc/\(process)/stat"), encoding: .utf8) else {
      return true
    }
    return state.contains(") Z ")
  }
}

/// Waits until something holds, at most half a minute.
public func waitUntil(_ holds: () throws -> Bool) rethrows {
  for _ in 0..<30_000 {
    if try holds() { return }
    usleep(1000)
  }
}
