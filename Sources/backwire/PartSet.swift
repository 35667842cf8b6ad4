import Publishing

/// The parts of one course, read one after the other.
struct PartSet {
  let course: Part.Course
  /// In their order, each once.
  private let parts: [(part: Part, folder: OutputFolder)]

  /// - Parameter folders: of parts, or folders in which they are.
  /// - Throws: `Failure` where there is none, or where not all are of the same course.
  init(_ folders: [String]) throws(Failure) {
    var found: [Int: (part: Part, folder: OutputFolder)] = [:]
    for path in folders {
      let folder = OutputFolder(path: Destination.withoutSlash(path))
      let all =
        [folder] + folder.names(in: "").filter { !$0.hasPrefix(".") }.map { OutputFolder(path: folder.place(of: $0)) }
      let here = all.compactMap { folder in Part(in: folder).map { ($0, folder) } }
      guard !here.isEmpty else { throw Failure(.cannotRead, Subject(path), "there is no part in this folder") }
      for (part, folder) in here {
        if let first = found.values.min(by: { $0.part.part < $1.part.part }), first.part.course != part.course {
          let what = Self.difference(first.part.course, part.course)
          throw Failure(
            .badInput, Subject(folder.path),
            "this part and \(first.folder.path) are not of one course: they differ in \(what)")
        }
        if let other = found[part.part], other.part != part {
          throw Failure(
            .badInput, Subject(folder.path), "this part and \(other.folder.path) have one number and other files")
        }
        found[part.part] = found[part.part] ?? (part, folder)
      }
    }
    parts = found.values.sorted { $0.part.part < $1.part.part }
    guard let first = parts.first else { throw Failure(.usage, "merge", "give a folder with parts in it") }
    course = first.part.course
  }

  private static func difference(_ one: Part.Course, _ other: Part.Course) -> String {
    let same: [(String, Bool)] = [
      ("the version of Backwire", one.backwire == other.backwire), ("the name", one.name == other.name),
      ("the circuit's text", one.source == other.source), ("the forms", one.forms == other.forms),
      ("the options", one.options == other.options), ("the number after --vary", one.vary == other.vary),
      ("the class list", one.students == other.students), ("the number of variants", one.count == other.count),
      ("the number of parts", one.parts == other.parts),
    ]
    return same.filter { !$0.1 }.map(\.0).joined(separator: ", ")
  }

  /// Which parts are missing, as a sentence without a full stop; empty where all are there.
  var missing: String {
    let there = Set(parts.map(\.part.part))
    var spans: [ClosedRange<Int>] = []
    for number in 1...course.parts where !there.contains(number) {
      if let last = spans.last, last.upperBound + 1 == number {
        spans[spans.count - 1] = last.lowerBound...number
      } else {
        spans.append(number...number)
      }
    }
    guard !spans.isEmpty else { return "" }
    let named = spans.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
    let isOne = spans.count == 1 && spans[0].count == 1
    return
      "\(isOne ? "part" : "parts") \(named.joined(separator: ", ")) of \(course.parts) \(isOne ? "is" : "are") missing"
  }

  /// Reads the questions of all parts, in the order of the variants.
  func eachQuestion(of bank: BankText, _ receive: (BankQuestion) throws(Failure) -> Void) throws(Failure) {
    let first = bank.name(stem: course.name)
    for (part, folder) in parts {
      let several = (1...max(1, part.files.count)).map { bank.name(stem: course.name, part: $0) }
      let files = ([first] + several).compactMap { name in part.files.first { $0.path == name } }
      guard !files.isEmpty else {
        throw Failure(
          .badInput, Subject(folder.path),
          "there is no \(first) in this part; its forms are \(course.forms.joined(separator: ", "))")
      }
      for file in files {
        guard let questions = bank.questions(in: try contents(of: file, in: folder)) else {
          throw Failure(.badInput, Subject(folder.place(of: file.path)), "this is no bank of Backwire's")
        }
        for question in questions { try receive(question) }
      }
    }
  }

  /// The key of all variants: the header once, and the lines of all parts.
  func key() throws(Failure) -> [UInt8] {
    let name = "\(course.name)-key.csv"
    var all: [UInt8] = []
    for (part, folder) in parts {
      guard let file = part.files.first(where: { $0.path == name }) else {
        throw Failure(.badInput, Subject(folder.path), "there is no \(name) in this part")
      }
      let bytes = try contents(of: file, in: folder)
      let header = bytes.firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? bytes.count
      all += all.isEmpty ? bytes[...] : bytes[header...]
    }
    return all
  }

  private func contents(of file: Part.File, in folder: OutputFolder) throws(Failure) -> [UInt8] {
    guard let bytes = folder.contents(of: file.path) else {
      throw Failure(.cannotRead, Subject(folder.place(of: file.path)), "cannot read the file")
    }
    guard Digest.sha256(bytes) == file.sha256 else {
      throw Failure(
        .badInput, Subject(folder.place(of: file.path)), "this is not the file that was made: make the part again")
    }
    return bytes
  }
}
