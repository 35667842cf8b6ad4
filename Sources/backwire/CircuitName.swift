/// What the artefacts of a circuit are called.
enum CircuitName {
  /// The file's name without its extension, or `stdin`.
  static func stem(of path: String) throws(Failure) -> String {
    if path == "-" { return "stdin" }
    let name = path.split(separator: "/").last.map { String($0) } ?? ""
    let stem = name.lastIndex(of: ".").flatMap { $0 > name.startIndex ? String(name[..<$0]) : nil } ?? name
    guard isPlain(stem) else {
      throw Failure(
        .cannotRead, Subject(path.debugDescription), "no folder can be called after this file; give it another name")
    }
    return stem
  }

  /// Whether a folder may be called so, and lies where one looks for it.
  static func isPlain(_ name: String) -> Bool {
    !name.allSatisfy { $0 == "." } && !name.contains("/")
      && name.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }
  }
}
