import Publishing

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Where artefacts go, as `-o` has it.
enum Destination: Equatable {
  /// A folder for each circuit in this one.
  case folder(String)
  /// One file of this name.
  case file(String)
  /// A file for each artefact, called `fig/{name}-{step}.svg`.
  case pattern(String)
  case standardOutput

  /// A folder if the text ends in a slash, is one, or ends in no extension that stands for a form.
  init(_ text: String) {
    let isFolder = text.hasSuffix("/") || Self.isFolder(text)
    let hasForm = Self.form(of: text) != nil
    self =
      if text == "-" { .standardOutput } else if isFolder {
        .folder(Self.withoutSlash(text))
      } else if text.contains("{") { .pattern(text) } else if hasForm { .file(text) } else { .folder(text) }
  }

  /// The form that a file's extension stands for; nil where it stands for none.
  static func form(of path: String) -> Form? {
    let name = path.split(separator: "/").last ?? ""
    guard let point = name.lastIndex(of: "."), point > name.startIndex else { return nil }
    return Form.ofExtension(name[name.index(after: point)...].lowercased())
  }

  /// The form that the name of the file stands for.
  var form: Form? {
    switch self {
    case .file(let path), .pattern(let path): Self.form(of: path)
    case .folder, .standardOutput: nil
    }
  }

  /// Whether there is room for one artefact only.
  var isOne: Bool {
    switch self {
    case .file, .standardOutput: true
    case .folder, .pattern: false
    }
  }

  /// The folder and the path in it where an artefact belongs; nil for standard output.
  func place(of artefact: Artefact, stem: String) -> (folder: OutputFolder, path: String)? {
    switch self {
    case .standardOutput: nil
    case .folder(let folder): (OutputFolder(path: folder), artefact.path)
    case .file(let path): Self.split(path)
    case .pattern(let pattern):
      Self.split(
        pattern.replacing("{name}", with: stem).replacing("{step}", with: artefact.number ?? "")
          .replacing("{form}", with: artefact.form.rawValue))
    }
  }

  /// The path by which people find an artefact.
  func path(of artefact: Artefact, stem: String) -> String {
    place(of: artefact, stem: stem).map { $0.folder.place(of: $0.path) } ?? "-"
  }

  static func split(_ path: String) -> (folder: OutputFolder, path: String) {
    let name = path.split(separator: "/").last.map { String($0) } ?? ""
    let folder = path.dropLast(name.count)
    return (OutputFolder(path: folder == "/" ? "/" : withoutSlash(String(folder))), name)
  }

  static func withoutSlash(_ path: String) -> String {
    var path = path[...]
    while path.count > 1, path.last == "/" { path.removeLast() }
    return String(path)
  }

  static func isFolder(_ path: String) -> Bool {
    var about = stat()
    return stat(path, &about) == 0 && about.st_mode & S_IFMT == S_IFDIR
  }
}
