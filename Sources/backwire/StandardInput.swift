#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What is piped into the command.
enum StandardInput {
  /// All of it, or about as much as is asked for at most; nil where it cannot be read, as when it is closed.
  ///
  /// Foundation opens `/dev/stdin` by its path, which fails for sockets and for some redirections.
  static func read(atMost limit: Int) -> [UInt8]? {
    var all: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while all.count < limit {
      let count = chunk.withUnsafeMutableBytes { buffer in
        #if canImport(Glibc)
          Glibc.read(STDIN_FILENO, buffer.baseAddress, buffer.count)
        #else
          Darwin.read(STDIN_FILENO, buffer.baseAddress, buffer.count)
        #endif
      }
      if count > 0 {
        all += chunk[..<count]
      } else if count == 0 {
        return all
      } else if errno != EINTR {
        return nil
      }
    }
    return all
  }
}
