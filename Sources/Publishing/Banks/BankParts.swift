/// A file of questions taken apart again: byte by byte, since banks are as large as tens of megabytes.
enum BankParts {
  /// Where the text that follows a mark begins, the first time that it stands there.
  static func place(of mark: [UInt8], in bytes: [UInt8]) -> Int? {
    bytes.indices.dropLast(mark.count - 1).first { bytes[$0..<$0 + mark.count].elementsEqual(mark) }.map {
      $0 + mark.count
    }
  }

  /// What stands between marks, each part without the mark behind it; nil where the text does not end in a mark.
  static func parts(of bytes: ArraySlice<UInt8>, endingIn mark: String) -> [ArraySlice<UInt8>]? {
    let mark = Array(mark.utf8)
    guard bytes.suffix(mark.count).elementsEqual(mark) else { return bytes.isEmpty ? [] : nil }
    var parts: [ArraySlice<UInt8>] = []
    bytes.withUnsafeBufferPointer { all in
      var start = 0
      var place = 0
      while place + mark.count <= all.count {
        if all[place] == mark[0], all[place..<place + mark.count].elementsEqual(mark) {
          parts.append(bytes[bytes.startIndex + start..<bytes.startIndex + place])
          place += mark.count
          start = place
        } else {
          place += 1
        }
      }
    }
    return parts
  }
}
