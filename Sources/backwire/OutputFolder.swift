import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The folder into which artefacts are written. A file appears whole or not at all, and nowhere else.
///
/// It is written without a name, or aside, and then takes its name, so that who reads it meanwhile sees the old file or the new one, and of
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
      throw Failure(.cannotWrite, Subject(place(of: relativePath)), "cannot write the file: \(error)")
    }
  }

  /// The same for a file that is to be there afterwards and not before.
  func writeNew(_ bytes: [UInt8], to relativePath: String) throws(Failure) {
    var about = stat()
    guard lstat(place(of: relativePath), &about) != 0 else {
      throw Failure(.cannotWrite, Subject(place(of: relativePath)), "there is one already; give another name")
    }
    try write(bytes, to: relativePath)
  }

  /// Makes the folder itself with those around it.
  func make() throws(Failure) {
    do { try makeFolder() } catch {
      throw Failure(.cannotWrite, Subject(path), "cannot make the folder: \(error)")
    }
  }

  /// A file without a name, to keep things in; the system takes it away when it is closed.
  func scratch() throws(Failure) -> Descriptor {
    try make()
    let name = place(of: Self.asideName())
    let file = open(name, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      throw Failure(.cannotWrite, Subject(path), "cannot write into the folder: \(SystemReason.last)")
    }
    unlink(name)
    return Descriptor(number: file)
  }

  /// The path by which people find a file of the folder.
  func place(of relativePath: String) -> String { path.isEmpty ? relativePath : "\(path)/\(relativePath)" }

  /// The names in a folder below this one, or in this one, sorted; none where there is none.
  func names(in relativePath: String) -> [String] {
    let place = relativePath.isEmpty ? path.isEmpty ? "." : path : place(of: relativePath)
    return ((try? FileManager.default.contentsOfDirectory(atPath: place)) ?? []).sorted()
  }

  /// What stands in a file; nil where there is none.
  func contents(of relativePath: String) -> [UInt8]? {
    FileManager.default.contents(atPath: place(of: relativePath)).map { Array($0) }
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
    if try replaceUnseen(name, in: folder, bytes) { return }
    let aside = Self.asideName()
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

  /// Writes a file that has no name until it is whole: if this program is killed meanwhile, the system takes it away.
  /// - Returns: false where the system or the disk knows no such files.
  private func replaceUnseen(_ name: String, in folder: Int32, _ bytes: [UInt8]) throws(SystemReason) -> Bool {
    #if os(Linux)
      // O_TMPFILE, which Swift does not import.
      let file = openat(folder, ".", O_WRONLY | O_DIRECTORY | 0o20_000_000 | O_CLOEXEC, 0o666)
      guard file >= 0 else { return false }
      defer { close(file) }
      flock(file, LOCK_EX | LOCK_NB)
      try Descriptor(number: file).write(bytes)
      func link(as name: String) -> Bool {
        linkat(AT_FDCWD, "/proc/self/fd/\(file)", folder, name, AT_SYMLINK_FOLLOW) == 0
      }
      if link(as: name) { return true }
      // Where there is one already it gives way to a link, which takes its name.
      guard errno == EEXIST else { return false }
      let aside = Self.asideName()
      guard link(as: aside) else { return false }
      guard renameat(folder, aside, folder, name) == 0 else {
        let reason = SystemReason.last
        unlinkat(folder, aside, 0)
        throw reason
      }
      return true
    #else
      return false
    #endif
  }

  /// Nothing that anyone would take for an artefact, and no other run has the same.
  private static func asideName() -> String { asidePrefix + String(UInt64.random(in: 0 ... .max), radix: 36) }

  private static let asidePrefix = ".backwire-"

  /// Removes what a run that was killed has left in a circuit's folder. What another run is writing is locked.
  func clear(_ circuit: String) {
    let place = place(of: circuit)
    for name in names(in: circuit) where name.hasPrefix(Self.asidePrefix) {
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
