#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Data for other programs, byte by byte as it is.
enum StandardOutput {
  /// - Throws: `Failure` where it cannot be written, as when it is closed.
  static func write(_ bytes: [UInt8]) throws(Failure) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { buffer in
        #if canImport(Glibc)
          Glibc.write(STDOUT_FILENO, buffer.baseAddress, buffer.count)
        #else
          Darwin.write(STDOUT_FILENO, buffer.baseAddress, buffer.count)
        #endif
      }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        throw Failure(code: .cannotWrite, message: "<stdout>: error: cannot write to standard output")
      }
    }
  }
}
