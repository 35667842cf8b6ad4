import FoundationEssentials
import Publishing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A circuit as the preview has it: the last page that could be drawn, and what is wrong since.
struct PreviewedCircuit {
  let path: String
  let name: String
  /// How often a page was drawn; 0 where none was yet.
  private(set) var version = 0
  private(set) var page = ""
  private(set) var error: String?
  private var drawn: Trace?
  private var seen: Trace?

  init(path: String, name: String) { (self.path, self.name) = (path, name) }

  /// What tells that a file was written, whatever way an editor saves.
  private struct Trace: Equatable {
    let file: UInt64
    let size: Int64
    let seconds, nanoseconds: Int

    /// Nil where there is no file.
    init?(_ path: String) {
      var about = stat()
      guard stat(path, &about) == 0 else { return nil }
      (file, size) = (UInt64(about.st_ino), Int64(about.st_size))
      #if os(Linux)
        (seconds, nanoseconds) = (about.st_mtim.tv_sec, about.st_mtim.tv_nsec)
      #else
        (seconds, nanoseconds) = (about.st_mtimespec.tv_sec, about.st_mtimespec.tv_nsec)
      #endif
    }
  }

  /// Draws the circuit where it was saved, and once where it was saved in a burst.
  /// - Parameter isFirst: whether it is drawn in any case.
  /// - Returns: whether it was drawn.
  mutating func follow(isFirst: Bool = false, _ draw: (String) throws(Failure) -> String) -> Bool {
    let trace = Trace(path)
    defer { seen = trace }
    // What changes still is looked at when it rests.
    guard isFirst || (trace == seen && trace != drawn) else { return false }
    drawn = trace
    do {
      page = try draw(path)
      error = nil
      version += 1
    } catch {
      self.error = error.notices.map(\.text).joined(separator: "\n")
    }
    return true
  }

  /// For the page that shows it.
  var state: String {
    struct State: Encodable {
      let name: String
      let version: Int
      let error: String?
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    guard let data = try? encoder.encode(State(name: name, version: version, error: error)) else {
      preconditionFailure("texts and whole numbers encode")
    }
    return String(decoding: data, as: UTF8.self)
  }
}
