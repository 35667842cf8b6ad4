import FoundationEssentials
import Publishing

/// What one of several parts of the variants is, as `part.json` in its folder says: what it was made of, which variants are
/// in it, and which files.
struct Part: Codable, Equatable {
  struct File: Codable, Equatable {
    let path: String
    let bytes: Int
    let sha256: String
  }

  /// What all parts of one course have in common.
  struct Course: Codable, Equatable {
    /// Of Backwire: another one may draw otherwise.
    let backwire: String
    /// What the artefacts are called.
    let name: String
    let forms: [String]
    /// The SHA-256 of the circuit's text.
    let source: String
    /// As a stamp has them.
    let options: [String]
    let vary: UInt64
    /// The SHA-256 of the names, where they are those of a class list.
    let students: String?
    /// How many variants there are in all, and in how many parts.
    let count, parts: Int
  }

  var version = 1
  let course: Course
  /// From 1.
  let part: Int
  /// Variants, from 1; the first and the last of this part.
  let first, last: Int
  var files: [File] = []

  static let fileName = "part.json"

  /// With sorted keys and a line end.
  var json: String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(self) else { preconditionFailure("texts and whole numbers encode") }
    return String(decoding: data, as: UTF8.self) + "\n"
  }

  init(_ course: Course, part: Int, first: Int, last: Int) {
    (self.course, self.part, self.first, self.last) = (course, part, first, last)
  }

  /// Reads what stands in a folder; nil where there is no part in it.
  init?(in folder: OutputFolder) {
    guard let bytes = folder.contents(of: Self.fileName),
      let part = try? JSONDecoder().decode(Part.self, from: Data(bytes)), part.version == 1
    else { return nil }
    self = part
  }

  /// The same with the files that are in a folder.
  func with(filesIn folder: OutputFolder) -> Part {
    var part = self
    for name in folder.names(in: "") {
      let inner = folder.names(in: name)
      for path in inner.isEmpty ? [name] : inner.map({ "\(name)/\($0)" }) {
        guard let bytes = folder.contents(of: path) else { continue }
        part.files.append(File(path: path, bytes: bytes.count, sha256: Digest.sha256(bytes)))
      }
    }
    return part
  }
}
