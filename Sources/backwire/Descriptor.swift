#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// An open file as the system knows it: read and written to the end, whatever interrupts.
struct Descriptor {
  let number: Int32

  static let input = Descriptor(number: STDIN_FILENO)
  static let output = Descriptor(number: STDOUT_FILENO)
  static let messages = Descriptor(number: STDERR_FILENO)

  /// Makes the three streams what the rest relies on: a reader that has gone is an error of the write and not the end of the
  /// program, and a stream that is closed stays so, whatever file is opened next.
  static func prepareStreams() {
    signal(SIGPIPE, SIG_IGN)
    for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(stream, F_GETFD) < 0 {
      // Opened the wrong way round, so that using it fails as before.
      _ = open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY)
    }
  }

  /// Writes all bytes as they are.
  func write(_ bytes: some Collection<UInt8>) throws(SystemReason) {
    var rest = Array(bytes)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { systemWrite(number, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { throw .last }
    }
  }

  /// All that there is, or about as much as is asked for at most.
  func read(atMost limit: Int) throws(SystemReason) -> [UInt8] {
    var all: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while all.count < limit {
      let count = chunk.withUnsafeMutableBytes { systemRead(number, $0.baseAddress, $0.count) }
      if count > 0 { all += chunk[..<count] } else if count == 0 { return all } else if errno != EINTR { throw .last }
    }
    return all
  }
}

// Their names are those of the methods above.
private func systemWrite(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int { write(file, bytes, count) }
private func systemRead(_ file: Int32, _ bytes: UnsafeMutableRawPointer?, _ count: Int) -> Int {
  read(file, bytes, count)
}
