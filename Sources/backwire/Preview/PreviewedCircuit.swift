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
  private var drawing: BackgroundDrawing?
  /// Whether it is drawn as it is, even where there is no file.
  private var isDue: Bool

  /// - Parameter isDue: whether to draw it without waiting for a save.
  init(path: String, name: String, isDue: Bool = false) { (self.path, self.name, self.isDue) = (path, name, isDue) }

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

  /// Whether a process is at work for it.
  var isDrawing: Bool { drawing != nil }

  /// Begins to draw the circuit where it was saved, once where it was saved in a burst, and takes what was drawn. What is
  /// drawn while the next save comes is not waited for.
  /// - Parameter draw: begins to draw a file; nil where others must end first.
  /// - Returns: whether there is another page or another error.
  mutating func follow(_ draw: (String) -> BackgroundDrawing?) -> Bool {
    let trace = Trace(path)
    defer { seen = trace }
    // What changes still is looked at when it rests.
    if isDue || (trace == seen && trace != drawn) {
      drawing?.stop()
      drawing = draw(path)
      if drawing != nil { (drawn, isDue) = (trace, false) }
    }
    guard let result = drawing?.result else { return false }
    drawing = nil
    switch result {
    case .success(let page):
      (self.page, error) = (page, nil)
      version += 1
    case .failure(let failure):
      error = failure.notices.map(\.text).joined(separator: "\n")
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
