#if canImport(Glibc)
  internal import Glibc
#else
  internal import Darwin
#endif

/// One end of a pipe, read and written whole, whatever interrupts.
struct Stream {
  let file: Int32

  /// Writes all bytes, or as many as there is a reader for.
  func write(_ bytes: [UInt8]) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { systemWrite(file, $0.baseAddress, $0.count) }
      if count > 0 { rest = rest.dropFirst(count) } else if errno != EINTR { return }
    }
  }

  /// All bytes until the other end is closed.
  func readAll() -> [UInt8] {
    var all: [UInt8] = []
    while let more = readSome() { all += more }
    return all
  }

  /// The next bytes; nil where the other end is closed.
  func readSome() -> [UInt8]? {
    var chunk = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = chunk.withUnsafeMutableBytes { read(file, $0.baseAddress, $0.count) }
      if count > 0 { return Array(chunk[..<count]) }
      if count == 0 || errno != EINTR { return nil }
    }
  }
}

/// `write(2)`, whose name `Stream.write` hides.
private func systemWrite(_ file: Int32, _ bytes: UnsafeRawPointer?, _ count: Int) -> Int { write(file, bytes, count) }
