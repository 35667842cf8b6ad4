import ArgumentParser

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Why a file could not be done, with the exit code that says so.
struct Failure: Error {
  let code: Code
  let message: String

  /// The documented exit codes, those of `sysexits.h`.
  enum Code: Int32, Comparable {
    case badInput = 65
    case cannotRead = 66
    case internalFailure = 70
    case cannotWrite = 73

    static func < (left: Code, right: Code) -> Bool { left.rawValue < right.rawValue }
  }
}

/// Messages go to standard error, so that standard output is nothing but data.
enum Message {
  static func print(_ text: String) { write(text + "\n") }

  /// Writes text as it is.
  static func write(_ text: String) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let written = bytes.withUnsafeBytes { unistd(STDERR_FILENO, $0.baseAddress, $0.count) }
      // Nowhere is left to say that even the message cannot be said.
      guard written > 0 else { return }
      bytes = bytes.dropFirst(written)
    }
  }

  /// Does each piece of work, goes on after a failure, reports all of them and ends with the first one's exit code.
  static func reporting<Work>(_ all: [Work], _ body: (Work) throws -> Void) throws {
    var first: Failure.Code?
    for work in all {
      do {
        try body(work)
      } catch let failure as Failure {
        print(failure.message)
        first = first ?? failure.code
      }
    }
    if let first { throw ExitCode(first.rawValue) }
  }
}

/// `write(2)`, whose name `Message.write` hides.
private func unistd(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int { write(file, bytes, count) }
