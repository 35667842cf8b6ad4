#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif
import FoundationEssentials

/// The folder of a part, which takes its name when it is whole: who looks for it finds all of it or nothing, and who makes it
/// a second time finds it there.
struct PartFolder {
  let output: OutputFolder
  let name: String

  private var place: String { output.place(of: name) }

  /// Makes the part.
  /// - Parameters:
  ///   - part: what it will be.
  ///   - fill: writes its files into a folder.
  /// - Returns: whether it was made, and was not there already.
  func make(_ part: Part, _ fill: (OutputFolder) throws(Failure) -> Void) throws(Failure) -> Bool {
    if try isThere(part) { return false }
    clear()
    let aside = OutputFolder(
      path: output.place(of: "\(asidePrefix)\(String(UInt64.random(in: 0 ... .max), radix: 36))"))
    try aside.make()
    // Whoever clears up sees that this one is being written.
    let lock = open(aside.path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    flock(lock, LOCK_EX | LOCK_NB)
    defer { close(lock) }
    do throws(Failure) {
      try fill(aside)
      try aside.write(Array(part.with(filesIn: aside).json.utf8), to: Part.fileName)
      if rename(aside.path, place) == 0 { return true }
      let reason = SystemReason.last
      // Another run was faster.
      if try isThere(part) { return Self.remove(aside.path) }
      throw Failure(.cannotWrite, Subject(place), "cannot make the folder: \(reason)")
    } catch {
      _ = Self.remove(aside.path)
      throw error
    }
  }

  /// Whether the same part is there already.
  private func isThere(_ part: Part) throws(Failure) -> Bool {
    var about = stat()
    guard lstat(place, &about) == 0 else { return false }
    guard var there = Part(in: OutputFolder(path: place)) else {
      throw Failure(
        .cannotWrite, Subject(place), "there is something else of that name; remove it or give another folder")
    }
    there.files = []
    guard there == part else {
      throw Failure(
        .cannotWrite, Subject(place),
        "there is a part of another circuit or with other options; remove it or give another folder")
    }
    return true
  }

  private var asidePrefix: String { ".backwire-\(name)-" }

  /// Removes what a run that was killed has left.
  private func clear() {
    for name in output.names(in: "") where name.hasPrefix(asidePrefix) {
      let folder = open(output.place(of: name), O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
      guard folder >= 0 else { continue }
      if flock(folder, LOCK_EX | LOCK_NB) == 0 { _ = Self.remove(output.place(of: name)) }
      close(folder)
    }
  }

  /// - Returns: false, always.
  private static func remove(_ path: String) -> Bool {
    try? FileManager.default.removeItem(atPath: path)
    return false
  }
}
