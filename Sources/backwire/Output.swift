import Notation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Standard output, to which nothing but data goes. What cannot be written there ends the command, which says so.
enum Output {
  /// Writes what people read: file names and the like do nothing to a terminal.
  static func print(_ text: String, terminator: String = "\n") throws(Failure) {
    try write(Array((VisibleText.of(text) + terminator).utf8))
  }

  /// Writes what programs read, as it is; on a terminal only what can be seen of it.
  static func data(_ text: String) throws(Failure) {
    try write(Array((isTerminal ? VisibleText.of(text) : text).utf8))
  }

  /// Writes an artefact as it is, and nothing to a terminal that is no text.
  static func artefact(_ bytes: [UInt8]) throws(Failure) {
    guard isTerminal else { return try write(bytes) }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw Failure(
        .usage, "<stdout>", "the artefact is no text and would garble the terminal; redirect it, as in … > file")
    }
    try data(text)
  }

  private static var isTerminal: Bool { isatty(STDOUT_FILENO) == 1 }

  private static func write(_ bytes: [UInt8]) throws(Failure) {
    do {
      try Descriptor.output.write(bytes)
    } catch {
      var failure = Failure(.cannotWrite, "<stdout>", "cannot write to standard output: \(error)")
      failure.endsAll = true
      throw failure
    }
  }
}
