import Notation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Text as it is read from a path: from a file or a pipe, and never more than people write.
struct InputFile {
  let path: String
  /// What is expected there.
  var contentName = "circuit"
  /// Whether it may be UTF-16 by its byte order mark, as spreadsheets save text.
  var mayBeWide = false
  /// The document that it was taken from, and the line at which it stands there.
  var document: Subject?

  /// A circuit is text that people write; a larger file is another one, named by mistake.
  static let sizeLimit = 4_000_000

  /// As messages call it.
  var subject: Subject { document ?? Subject(path == "-" ? "<stdin>" : path) }

  func read() throws(Failure) -> SourceFile {
    let bytes: [UInt8]
    do {
      bytes = try path == "-" ? Descriptor.input.read(atMost: Self.sizeLimit + 1) : Self.contents(of: path)
    } catch {
      throw Failure(.cannotRead, subject, "cannot read the \(contentName): \(reason(of: error))")
    }
    guard bytes.count <= Self.sizeLimit else {
      let megabytes = Self.sizeLimit / 1_000_000
      throw Failure(
        .badInput, subject, "the file is larger than \(megabytes) MB; is it the \(contentName) you mean?")
    }
    let wide = mayBeWide ? Self.wideText(bytes) : nil
    guard let text = wide ?? String(validating: bytes, as: UTF8.self), wide != nil || !Self.isWide(bytes) else {
      let encoding = Self.isWide(bytes) ? "UTF-16 or UTF-32, not UTF-8" : "not UTF-8 text"
      throw Failure(.badInput, subject, "the file is \(encoding); save it with the encoding UTF-8")
    }
    let file = SourceFile(name: VisibleText.line(subject.name), text: text, firstLine: subject.line ?? 1)
    let names = Set(file.loadedNames).sorted()
    return names.isEmpty ? file : file.with(data: Dictionary(uniqueKeysWithValues: names.map { ($0, data(named: $0)) }))
  }

  static func contents(of path: String) throws(SystemReason) -> [UInt8] {
    // Without waiting for someone who would write to a pipe.
    let file = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC)
    if file < 0 { throw .last }
    defer { close(file) }
    var about = stat()
    guard fstat(file, &about) == 0 else { throw .last }
    switch about.st_mode & S_IFMT {
    case S_IFDIR: throw SystemReason(code: EISDIR)
    case S_IFREG, S_IFIFO: break
    // Devices go on for ever or do things when read.
    default: throw SystemReason(code: ENODEV)
    }
    _ = fcntl(file, F_SETFL, O_RDONLY)
    return try Descriptor(number: file).read(atMost: sizeLimit + 1)
  }

  func reason(of error: SystemReason) -> String {
    switch error.code {
    case EISDIR: "it is a folder; name \(contentName == "circuit" ? "the circuit files" : "a file") in it"
    case ENOENT: "there is no such file"
    case ENODEV, ENXIO: "it is a device, not a file"
    case ELOOP: "there is a symbolic link that leads to itself"
    case EACCES, EPERM: "it cannot be opened; check its permissions"
    case EBADF where path == "-": "standard input is closed"
    default: error.description
    }
  }

  /// Text of two bytes a character after its byte order mark; nil for any other.
  private static func wideText(_ bytes: [UInt8]) -> String? {
    guard bytes.count.isMultiple(of: 2),
      let high = [[0xFF, 0xFE], [0xFE, 0xFF]].firstIndex(of: Array(bytes.prefix(2)))
    else { return nil }
    let units = stride(from: 2, to: bytes.count, by: 2).map { place in
      UInt16(bytes[place + 1 - high]) << 8 | UInt16(bytes[place + high])
    }
    return units.contains(0) ? nil : String(validating: units, as: UTF16.self)
  }

  /// Whether text has two or four bytes a character: by its byte order mark, or by zeros at every other place.
  private static func isWide(_ bytes: [UInt8]) -> Bool {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return true }
    let start = bytes.prefix(1000)
    return start.count { $0 == 0 } > start.count / 4
  }
}
