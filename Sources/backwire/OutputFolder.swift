import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The folder into which artefacts are written. A file appears whole or not at all, and nowhere else.
///
/// It is written aside and then takes its name, so that who reads it meanwhile sees the old file or the new one, and of
/// two runs into one folder the later one wins file by file. In the folder itself no symbolic link is followed.
struct OutputFolder {
  let path: String

  /// Writes one file, given by its path below the folder: its name, or the name of a folder before that.
  func write(_ bytes: [UInt8], to relativePath: String) throws(Failure) {
    do {
      try uninterrupted { () throws(SystemReason) in
        try inFolder(of: relativePath) { folder, name throws(SystemReason) in try replace(name, in: folder, bytes) }
      }
    } catch {
      throw Failure(code: .cannotWrite, message: "\(path)/\(relativePath): error: cannot write the file: \(error)")
    }
  }

  /// Opens the folder in which a file belongs, and makes it where there is none.
  private func inFolder(
    of relativePath: String, _ body: (_ folder: Int32, _ name: String) throws(SystemReason) -> Void
  ) throws(SystemReason) {
    try makeFolder()
    var folder = try Self.check(open(path.isEmpty ? "." : path, O_RDONLY | O_DIRECTORY | O_CLOEXEC))
    defer { close(folder) }
    let parts = relativePath.split(separator: "/").map { String($0) }
    for part in parts.dropLast() {
      if mkdirat(folder, part, 0o777) != 0, errno != EEXIST { throw .last }
      let inner = openat(folder, part, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      // Of a symbolic link the system says that it is no folder.
      if inner < 0 { throw Self.isLink(part, in: folder) ? SystemReason(code: ELOOP) : .last }
      close(folder)
      folder = inner
    }
    try body(folder, parts.last ?? "")
  }

  /// The folder itself with those around it.
  private func makeFolder() throws(SystemReason) {
    var made = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      made += part + "/"
      if mkdir(made, 0o777) != 0, errno != EEXIST {
        // A folder that is there may stand where nobody can make one.
        let reason = SystemReason.last
        var about = stat()
        guard stat(made, &about) == 0 else { throw reason }
      }
    }
  }

  private func replace(_ name: String, in folder: Int32, _ bytes: [UInt8]) throws(SystemReason) {
    for isLast in [false, true] {
      do throws(SystemReason) {
        return try replaceOnce(name, in: folder, bytes)
      } catch  where error.code == ENOENT && !isLast {
        // Another run has cleared the file away before it could be locked.
      }
    }
  }

  private func replaceOnce(_ name: String, in folder: Int32, _ bytes: [UInt8]) throws(SystemReason) {
    // Nothing that anyone would take for an artefact, and no other run has the same.
    let aside = Self.asidePrefix + String(UInt64.random(in: 0 ... .max), radix: 36)
    let file = try Self.check(openat(folder, aside, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o666))
    do throws(SystemReason) {
      defer { close(file) }
      flock(file, LOCK_EX | LOCK_NB)
      try Descriptor(number: file).write(bytes)
      _ = try Self.check(renameat(folder, aside, folder, name))
    } catch {
      unlinkat(folder, aside, 0)
      throw error
    }
  }

  private static let asidePrefix = ".backwire-"

  /// Removes what a run that was killed has left in a circuit's folder. What another run is writing is locked.
  func clear(_ circuit: String) {
    let place = "\(path)/\(circuit)"
    for name in (try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []
    where name.hasPrefix(Self.asidePrefix) {
      let file = open("\(place)/\(name)", O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC)
      if file >= 0, flock(file, LOCK_EX | LOCK_NB) == 0 { unlink("\(place)/\(name)") }
      if file >= 0 { close(file) }
    }
  }

  private static func check(_ result: Int32) throws(SystemReason) -> Int32 {
    if result < 0 { throw .last }
    return result
  }

  private static func isLink(_ name: String, in folder: Int32) -> Bool {
    var about = stat()
    return fstatat(folder, name, &about, AT_SYMLINK_NOFOLLOW) == 0 && about.st_mode & S_IFMT == S_IFLNK
  }

  /// Holds back the signals by which people end a program, for as long as one file takes: nothing half-written stays.
  private func uninterrupted(_ body: () throws(SystemReason) -> Void) throws(SystemReason) {
    var (held, before) = (sigset_t(), sigset_t())
    sigemptyset(&held)
    for signal in [SIGINT, SIGTERM, SIGHUP] { sigaddset(&held, signal) }
    sigprocmask(SIG_BLOCK, &held, &before)
    // A file beyond the allowed size is an error like others, not the end of the program.
    signal(SIGXFSZ, SIG_IGN)
    defer { sigprocmask(SIG_SETMASK, &before, nil) }
    try body()
  }
}
