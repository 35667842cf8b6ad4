import Notation

/// Why something could not be done, with the exit code that says so.
struct Failure: Error {
  let code: Code
  let notices: [Notice]
  /// Whether nothing that comes after it can be done either.
  var endsAll = false

  /// The documented exit codes, those of `sysexits.h`.
  enum Code: Int32, Comparable {
    case usage = 64
    case badInput = 65
    case cannotRead = 66
    case internalFailure = 70
    case cannotWrite = 73

    static func < (left: Code, right: Code) -> Bool { left.rawValue < right.rawValue }
  }

  init(_ code: Code, _ notices: [Notice]) { (self.code, self.notices) = (code, notices) }

  /// - Parameters:
  ///   - subject: the file or the option that it is about.
  ///   - message: what is wrong and what to do, without a full stop.
  init(_ code: Code, _ subject: Subject, _ message: String) {
    self.init(code, [Notice(.error, subject, message)])
  }

  init(_ diagnostics: Diagnostics) { self.init(.badInput, Notice.all(diagnostics)) }
}
