import ArgumentParser
import Notation

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
  static func print(_ text: String) { write(VisibleText.of(text) + "\n") }

  /// Writes text as it is. Where it cannot be written nowhere is left to say so.
  static func write(_ text: String) { try? Descriptor.messages.write(text.utf8) }

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
