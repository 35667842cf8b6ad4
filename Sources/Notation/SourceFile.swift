/// A circuit as it was read: its text and the name that errors give it.
///
///     let file = SourceFile(name: "product.circuit", text: "x = 2\nf = x * x\n")
///     file.position(of: SourceRange(6, 7))   // line 2, column 1
public struct SourceFile: Equatable, Sendable {
  /// What errors call the file: its path as given, or `<stdin>`.
  public let name: String
  /// The whole text, as read.
  public let text: String
  /// The text's bytes, which `SourceRange` counts.
  let bytes: [UInt8]
  /// The offset at which each line begins.
  let lineStarts: [Int]
  /// The number of its first line: 1, or where it stands in a document.
  public let firstLine: Int
  /// By line, where it comes from in the data that a program handed over; empty for a text that somebody wrote.
  public let origins: [String]
  /// Files beside it, by the name under which the text loads them.
  var data: [String: Data] = [:]

  /// - Parameters:
  ///   - firstLine: the number of the text's first line in the document that it was taken from.
  ///   - origins: of a text made of data, by line, where in the data it comes from.
  public init(name: String, text: String, firstLine: Int = 1, origins: [String] = []) {
    self.origins = origins
    self.name = name
    self.text = text
    self.firstLine = firstLine
    bytes = Array(text.utf8)
    // A byte order mark is no part of the first line: no reader sees it, and no column counts it.
    var starts = [bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0]
    for (offset, byte) in bytes.enumerated() {
      let next = offset + 1 < bytes.count ? bytes[offset + 1] : 0
      let isLoneReturn = byte == UInt8(ascii: "\r") && next != UInt8(ascii: "\n")
      if byte == UInt8(ascii: "\n") || isLoneReturn { starts.append(offset + 1) }
    }
    lineStarts = starts
  }

  /// The line, from `firstLine`, and the column, from 1, at which a range begins. Columns count characters as a reader does.
  public func position(of range: SourceRange) -> (line: Int, column: Int) {
    let line = lineIndex(of: range.start)
    let before = String(
      decoding: bytes[lineStarts[line]..<max(lineStarts[line], min(range.start, bytes.count))], as: UTF8.self)
    return (line + firstLine, before.count + 1)
  }

  /// Where in the data of a program a range comes from; nil for a text that somebody wrote.
  public func origin(of range: SourceRange) -> String? {
    let line = lineIndex(of: range.start)
    return origins.isEmpty ? nil : origins[min(line, origins.count - 1)]
  }

  /// The text of the line in which an offset lies, without its line end.
  public func line(containing offset: Int) -> String {
    let index = lineIndex(of: offset)
    let end = index + 1 < lineStarts.count ? lineStarts[index + 1] : bytes.count
    var slice = bytes[lineStarts[index]..<end]
    while let last = slice.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r") { slice.removeLast() }
    return String(decoding: slice, as: UTF8.self)
  }

  /// The text that a range covers.
  public subscript(range: SourceRange) -> String {
    String(decoding: bytes[min(range.start, bytes.count)..<min(range.end, bytes.count)], as: UTF8.self)
  }

  /// The line, from `firstLine`, in which an offset lies.
  func lineNumber(of offset: Int) -> Int { lineIndex(of: offset) + firstLine }

  private func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }
}

/// A stretch of a `SourceFile`, in bytes of its UTF-8 from the file's start; `end` is not part of it.
public struct SourceRange: Hashable, Sendable {
  /// The first byte of it.
  public let start: Int
  /// The first byte after it.
  public let end: Int

  /// An empty stretch where the end would come before the start.
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = max(start, end)
  }

  /// The stretch from the beginning of this range to the end of another.
  public func union(_ other: SourceRange) -> SourceRange {
    SourceRange(min(start, other.start), max(end, other.end))
  }
}
