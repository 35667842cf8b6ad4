import Notation

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Files of numbers that a circuit loads. They lie in its folder, or in a folder of that.
extension InputFile {
  /// A file as it is loaded, or why it is not.
  func data(named name: String) -> SourceFile.Data {
    let place = folder + "/" + name
    let steps = name.split(separator: "/", omittingEmptySubsequences: false)
    guard !name.isEmpty, !name.utf8.contains(0) else { return .fault("this is no name of a file") }
    guard !name.hasPrefix("/"), !steps.contains(".."), Self.isInside(place, folder) else {
      return .fault("only files in the circuit's own folder are loaded")
    }
    do {
      let bytes = try Self.contents(of: place)
      guard bytes.count <= Self.sizeLimit else {
        return .fault("the file is larger than \(Self.sizeLimit / 1_000_000) MB")
      }
      return .bytes(bytes)
    } catch {
      return .fault(error.code == ENOENT ? "there is no such file beside the circuit" : reason(of: error))
    }
  }

  /// Where the circuit is, or the document that it stands in; for standard input the current folder.
  private var folder: String {
    let file = document?.name ?? path
    guard file != "-", let slash = file.lastIndex(of: "/") else { return "." }
    return slash == file.startIndex ? "/" : String(file[..<slash])
  }

  /// Whether a path lies in a folder where its symbolic links lead; so does one that leads nowhere.
  private static func isInside(_ path: String, _ folder: String) -> Bool {
    guard let place = resolved(path), let folder = resolved(folder) else { return true }
    return folder == "/" || place.hasPrefix(folder + "/")
  }

  private static func resolved(_ path: String) -> String? {
    guard let buffer = realpath(path, nil) else { return nil }
    defer { free(buffer) }
    return String(cString: buffer)
  }
}
